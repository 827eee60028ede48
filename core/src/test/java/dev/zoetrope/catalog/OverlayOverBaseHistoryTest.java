package dev.zoetrope.catalog;

import dev.zoetrope.model.Observation;
import java.util.List;

/** A catalog laid over another one keeps what counters were, some of it in the one and some in the other. */
final class OverlayOverBaseHistoryTest extends HistoryContract {
    @Override
    protected Catalog holding(List<? extends Observation> observations) {
        var base = Overlay.overNothing();
        base.save(observations.subList(0, observations.size() * 2 / 3));
        var over = new Overlay(base);
        over.save(observations.subList(observations.size() * 2 / 3, observations.size()));
        return over;
    }
}
