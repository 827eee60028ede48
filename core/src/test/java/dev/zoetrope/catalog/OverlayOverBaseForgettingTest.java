package dev.zoetrope.catalog;

import dev.zoetrope.model.Observation;
import java.util.List;

/** A catalog laid over another one forgets what the other holds, which stays as it is. */
final class OverlayOverBaseForgettingTest extends ForgettingContract {
    @Override
    protected Catalog holding(List<? extends Observation> observations) {
        var base = Overlay.overNothing();
        base.save(observations.subList(0, observations.size() * 2 / 3));
        var over = new Overlay(base);
        over.save(observations.subList(observations.size() * 2 / 3, observations.size()));
        return over;
    }
}
