package dev.zoetrope.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keeps some of a stream of things, each as likely as any other (Vitter's algorithm R). Not for several threads. */
public final class Reservoir<T> {
    private final int size;
    private final RandomGenerator chance;
    private final List<T> kept;
    private long seen;

    public Reservoir(int size, RandomGenerator chance) {
        this.size = size;
        this.chance = chance;
        kept = new ArrayList<>(size);
    }

    /** Where the next thing is to be put; -1 when it is not wanted. Counts it as seen: hand it to {@link #put} when wanted. */
    public int next() {
        long place = seen < size ? seen : chance.nextLong(seen + 1);
        seen++;
        return place < size ? (int) place : -1;
    }

    public void put(int place, T thing) {
        if (place == kept.size()) {
            kept.add(thing);
        } else {
            kept.set(place, thing);
        }
    }

    /** What was kept, in random order. */
    public List<T> shuffled() {
        for (int i = kept.size() - 1; i > 0; i--) {
            Collections.swap(kept, i, chance.nextInt(i + 1));
        }
        return kept;
    }
}
