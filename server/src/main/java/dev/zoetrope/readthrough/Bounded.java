package dev.zoetrope.readthrough;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map by text that holds no more than so many; what was put or looked up longest ago makes room. Not for several threads. */
final class Bounded<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;
    private static final int SMALL = 16;
    private static final float USUAL_LOAD = 0.75f;

    private final int most;

    Bounded(int most) {
        super(SMALL, USUAL_LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
