package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
            var walkBefore = Walk.through(base);
            var over = new Overlay(base);
            var whole = Overlay.overNothing();
            over.save(observations.subList(60, 120));
            whole.save(observations);
            Dump.same(whole, over, "seed " + seed);
            Dump.same(before, base, "seed " + seed);
            assertEquals(Walk.through(whole), Walk.through(over), "seed " + seed);
            assertEquals(walkBefore, Walk.through(base), "seed " + seed);
        }
    }

    @Test
    void hidesWhatIsDeletedInTheOverlay() {
        var base = Overlay.overNothing();
        base.save(List.of(video(5, "anna", 10, "x"), video(6, "anna", 10, "x")));
        var over = new Overlay(base);
        over.delete(List.of(5L));
        assertNull(over.video(5));
        assertFalse(Walk.through(over).toString().contains("\"video\":\"5\""));
        assertEquals(
                1,
                over.page(Dump.everything(over), Place.START, 10, Deadline.NONE)
                        .videos()
                        .size());
        assertEquals(5, Objects.requireNonNull(base.video(5)).id());
    }

    @Test
    void mergesManyPagesOfTheBaseWithChangesAtTheirBorders() {
        var base = Overlay.overNothing();
        base.save(LongStream.rangeClosed(1, 450)
                .mapToObj(id -> video(2 * id, "anna", 10, "x"))
                .toList());
        var over = new Overlay(base);
        // By descending id the base's pages of 100 begin at 900, 700, 500, 300 and 100.
        var gone =
                LongStream.of(900, 702, 700, 698, 502, 500, 2).boxed().collect(Collectors.toCollection(TreeSet::new));
        LongStream.iterate(300, id -> id > 100, id -> id - 2).forEach(gone::add);
        over.delete(gone);
        var added = List.of(901L, 701L, 699L, 501L, 499L, 99L, 1L, 700L);
        over.save(added.stream().map(id -> video(id, "ben", 20, "new")).toList());
        over.save(List.of(video(800, "anna", 20, "changed")));

        var expected = new TreeSet<Long>(Comparator.reverseOrder());
        LongStream.rangeClosed(1, 450).forEach(id -> expected.add(2 * id));
        expected.removeAll(gone);
        expected.addAll(added);
        var all = List.copyOf(expected);
        assertEquals(all, found(Dump.everything(over), over));
        for (int limit : new int[] {1, 7, 99, 100, 101}) {
            assertEquals(all, inPagesOf(limit, over), "pages of " + limit);
        }
        for (int at = 1; at <= all.size(); at += 13) {
            assertEquals(
                    new Place(at, all.get(at - 1)), over.skip(Dump.everything(over), Place.START, at, Deadline.NONE));
        }
    }

    @Test
    void agreesWithOneCatalogWhateverIsSavedAndDeleted() {
        for (long seed = 1; seed <= 20; seed++) {
            var world = new RandomWorld(seed, 250);
            var base = Overlay.overNothing();
            var whole = Overlay.overNothing();
            var below = world.observations(400);
            base.save(below);
            whole.save(below);
            var over = new Overlay(base);
            for (int change = 0; change < 10; change++) {
                var ids = world.observations(30).stream()
                        .flatMap(o -> o instanceof Observation.OfVideo video ? Stream.of(video.id()) : Stream.of())
                        .toList();
                over.delete(ids);
                whole.delete(ids);
                var observations = world.observations(10);
                over.save(observations);
                whole.save(observations);
            }
            Dump.same(whole, over, "seed " + seed);
            for (int i = 0; i < 20; i++) {
                var search = world.search(1 + world.random().nextLong(whole.arrivals()));
                var after = whole.skip(search, Place.START, world.random().nextInt(30), Deadline.NONE);
                assertEquals(
                        whole.page(search, after, 20, Deadline.NONE),
                        over.page(search, after, 20, Deadline.NONE),
                        "seed " + seed + ": " + search);
            }
        }
    }

    @Test
    void showsAndHidesAuthorsOfTheBaseAsTheOverlayTells() {
        var base = Overlay.overNothing();
        base.save(List.of(
                video(5, "anna", 10, "x"),
                video(6, "ben", 10, "x"),
                isPrivate("anna", 20, true),
                isPrivate("ben", 20, false)));
        var over = new Overlay(base);
        assertEquals(List.of(6L), found(Dump.everything(over), over));
        over.save(List.of(isPrivate("anna", 30, false)));
        assertEquals(List.of(6L, 5L), found(Dump.everything(over), over));
        over.save(List.of(isPrivate("ben", 30, true)));
        assertEquals(List.of(5L), found(Dump.everything(over), over));
        assertEquals(List.of(6L), found(Dump.everything(base), base));
    }

    @Test
    void aDeadlineThatPassesInTheBaseTellsHowFarBothCame() {
        var base = Overlay.overNothing();
        base.save(new RandomWorld(7, 5_000).observations(6_000));
        var over = new Overlay(base);
        var passed = Deadline.in(Duration.ZERO);
        while (!passed.passed()) {
            Thread.onSpinWait();
        }
        var late = assertThrows(
                DeadlinePassed.class, () -> over.skip(Dump.everything(over), Place.START, 1L << 40, passed));
        assertEquals(Place.START, late.reached());
    }

    private static List<Long> found(VideoSearch search, CatalogReader catalog) {
        return ids(catalog.page(search, Place.START, 100_000, Deadline.NONE));
    }

    private static List<Long> inPagesOf(int limit, CatalogReader catalog) {
        var search = Dump.everything(catalog);
        var ids = new ArrayList<Long>();
        var page = catalog.page(search, Place.START, limit, Deadline.NONE);
        while (page.more()) {
            assertEquals(limit, page.videos().size());
            ids.addAll(ids(page));
            page = catalog.page(search, page.end(), limit, Deadline.NONE);
        }
        ids.addAll(ids(page));
        assertEquals(ids.size(), page.end().passed());
        return ids;
    }

    private static Observation isPrivate(String handle, long time, boolean value) {
        return new Observation.OfUser(
                Who.handle(handle),
                stamp(time),
                Facts.at(stamp(time)).with(User.PRIVATE, value).build());
    }
}
