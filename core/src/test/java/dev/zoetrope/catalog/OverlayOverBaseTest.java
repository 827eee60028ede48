package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A catalog laid over another one keeps the contract, and leaves the other one alone. */
final class OverlayOverBaseTest extends CatalogContract {
    @Override
    protected Catalog empty() {
        return new Overlay(Overlay.overNothing());
    }

    @Test
    void readsAsIfBaseAndOverlayWereOneCatalog() {
        for (long seed = 1; seed <= 30; seed++) {
            var observations = new ArrayList<>(new RandomWorld(seed, 40).observations(120));
            var base = Overlay.overNothing();
            base.save(observations.subList(0, 60));
            var before = Dump.of(base);
            var over = new Overlay(base);
            var whole = Overlay.overNothing();
            over.save(observations.subList(60, 120));
            whole.save(observations);
            assertEquals(Dump.of(whole), Dump.of(over), "seed " + seed);
            assertEquals(before, Dump.of(base), "seed " + seed);
        }
    }

    @Test
    void hidesWhatIsDeletedInTheOverlay() {
        var base = Overlay.overNothing();
        base.save(List.of(video(5, "anna", 10, "x"), video(6, "anna", 10, "x")));
        var over = new Overlay(base);
        over.delete(List.of(5L));
        assertNull(over.video(5));
        assertEquals(
                1,
                over.page(Dump.everything(over), Place.START, 10, Deadline.NONE)
                        .videos()
                        .size());
        assertEquals(5, Objects.requireNonNull(base.video(5)).id());
    }
}
