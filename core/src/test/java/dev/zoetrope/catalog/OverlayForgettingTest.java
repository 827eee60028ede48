package dev.zoetrope.catalog;

import dev.zoetrope.model.Observation;
import java.util.List;

/** A catalog in memory alone forgets. */
final class OverlayForgettingTest extends ForgettingContract {
    @Override
    protected Catalog holding(List<? extends Observation> observations) {
        var overlay = Overlay.overNothing();
        overlay.save(observations);
        return overlay;
    }
}
