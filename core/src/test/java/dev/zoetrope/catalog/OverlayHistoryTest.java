package dev.zoetrope.catalog;

import dev.zoetrope.model.Observation;
import java.util.List;

/** A catalog in memory alone keeps what counters were. */
final class OverlayHistoryTest extends HistoryContract {
    @Override
    protected Catalog holding(List<? extends Observation> observations) {
        var overlay = Overlay.overNothing();
        overlay.save(observations);
        return overlay;
    }
}
