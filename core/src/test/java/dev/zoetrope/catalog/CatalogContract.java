package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every catalog promises, whatever keeps it. */
public abstract class CatalogContract {
    protected Catalog catalog;

    /** A catalog without anything in it. */
    protected abstract Catalog empty() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        catalog = empty();
    }

    @AfterEach
    void end() {
        catalog.close();
    }

    @Test
    void readsWhatWasSaved() {
        catalog.save(List.of(video(5, "anna", 10, "hello")));
        var video = Objects.requireNonNull(catalog.video(5));
        assertEquals("hello", video.facts().get(Video.CAPTION));
        assertEquals(1, found(everything()).size());
        assertEquals(
                "anna", catalog.user(new Identity.Handle("@Anna")).orElseThrow().handle());
        assertNull(catalog.video(6));
        assertNull(catalog.sound(5));
    }

    @Test
    void aCheckpointIsKeptWithWhatIsSaved() {
        assertNull(catalog.checkpoint("a"));
        catalog.save(List.of(video(5, "anna", 10, "hello")), new Checkpoint("a", "line 1"));
        assertEquals("line 1", catalog.checkpoint("a"));
        assertNull(catalog.checkpoint("b"));
        catalog.save(List.of(video(5, "anna", 10, "hello")), new Checkpoint("a", "Zeile 2 ✓"));
        catalog.save(List.of(), new Checkpoint("b", ""));
        catalog.save(List.of(video(6, "anna", 10, "hello")));
        assertEquals("Zeile 2 ✓", catalog.checkpoint("a"));
        assertEquals("", catalog.checkpoint("b"));
        assertEquals(List.of(6L, 5L), found(everything()));
    }

    @Test
    void resultsGoByDescendingIdAcrossSaves() {
        for (long id : new long[] {5, 9, 1, 7, 3, Long.MAX_VALUE - 1, 2}) {
            catalog.save(List.of(video(id, "anna", 10, "x")));
        }
        assertEquals(List.of(Long.MAX_VALUE - 1, 9L, 7L, 5L, 3L, 2L, 1L), found(everything()));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepeat() {
        for (long id = 1; id <= 25; id++) {
            catalog.save(List.of(video(id, "anna", 10, "x")));
        }
        var search = everything();
        var place = Place.START;
        var ids = new ArrayList<Long>();
        for (int page = 1; page <= 3; page++) {
            var next = catalog.page(search, place, 10, Deadline.NONE);
            next.videos().forEach(video -> ids.add(video.id()));
            assertEquals(page < 3, next.more());
            place = next.end();
        }
        assertEquals(25, place.passed());
        assertEquals(1, place.last());
        assertEquals(25, new HashSet<>(ids).size());
        assertTrue(catalog.page(search, place, 10, Deadline.NONE).videos().isEmpty());
        assertEquals(place, catalog.page(search, place, 10, Deadline.NONE).end());
    }

    @Test
    void whatArrivesLaterDoesNotEnterASearch() {
        catalog.save(List.of(video(5, "anna", 10, "x"), video(9, "anna", 10, "x")));
        var search = everything();
        catalog.save(List.of(video(7, "anna", 10, "x"), video(1, "anna", 10, "x")));
        assertEquals(List.of(9L, 5L), found(search));
        catalog.save(List.of(video(5, "anna", 11, "changed, not new")));
        assertEquals(List.of(9L, 5L), found(search));
        assertEquals(List.of(9L, 7L, 5L, 1L), found(everything()));
    }

    @Test
    void skippingCountsCandidates() {
        for (long id = 1; id <= 25; id++) {
            catalog.save(List.of(video(id, "anna", 10, "x")));
        }
        assertEquals(new Place(7, 19), catalog.skip(everything(), Place.START, 7, Deadline.NONE));
        assertEquals(new Place(9, 17), catalog.skip(everything(), new Place(7, 19), 2, Deadline.NONE));
        assertEquals(new Place(25, 1), catalog.skip(everything(), Place.START, 1L << 62, Deadline.NONE));
        assertEquals(Place.START, catalog.skip(everything(), Place.START, 0, Deadline.NONE));
    }

    @Test
    void aDeadlineThatHasPassedEndsASearch() {
        var world = new RandomWorld(7, 5_000);
        catalog.save(world.observations(6_000));
        var passed = Deadline.in(Duration.ZERO);
        while (!passed.passed()) {
            Thread.onSpinWait();
        }
        assertThrows(DeadlinePassed.class, () -> catalog.skip(everything(), Place.START, 1L << 40, passed));
        assertThrows(DeadlinePassed.class, () -> catalog.sample(everything(), 3, new Random(1), passed));
        assertThrows(DeadlinePassed.class, () -> catalog.count(everything(), passed));
        assertThrows(DeadlinePassed.class, () -> catalog.histogram(everything(), Grouping.DAY, 3, passed));
    }

    @Test
    void aCountThatIsNotWantedAnyMoreEnds() {
        catalog.save(new RandomWorld(7, 5_000).observations(6_000));
        var looks = new AtomicInteger();
        var unwanted = Deadline.when(() -> looks.incrementAndGet() > 2);
        assertThrows(DeadlinePassed.class, () -> catalog.histogram(everything(), Grouping.HASHTAG, 3, unwanted));
    }

    @Test
    void countsAreThoseOfAllResults() {
        var videos = new ArrayList<Observation>();
        for (long id = 1; id <= 2_500; id++) {
            videos.add(video(id, id % 5 == 0 ? "anna" : "ben", 10, "x"));
        }
        catalog.save(videos);
        catalog.save(List.of(with(video(1, "ben", 11, "x"), Video.PUBLIC, false)));
        assertEquals(2_499, catalog.count(everything(), Deadline.NONE));
        catalog.delete(List.of(2L, 3L, 4_000L));
        assertEquals(2_497, catalog.count(everything(), Deadline.NONE));
        catalog.save(List.of(user(Who.handle("anna"), 20, User.PRIVATE, true)));
        assertEquals(1_997, catalog.count(everything(), Deadline.NONE));
        assertEquals(
                new Histogram(List.of(new Histogram.Group("ben", 1_997)), 0, 0, 1_997, 0),
                catalog.histogram(everything(), Grouping.USER, 5, Deadline.NONE));
    }

    @Test
    void aHistogramTellsTheGreatestGroupsAndHowMuchIsInTheOthers() {
        catalog.save(List.of(
                with(video(1, "anna", 10, "x"), Video.HASHTAGS, List.of("b", "#B", "a")),
                with(video(2, "anna", 10, "x"), Video.HASHTAGS, List.of("c", "d", "ab")),
                with(video(3, "ben", 10, "x"), Video.HASHTAGS, List.of("b", "🙂")),
                with(video(4, "ben", 10, "x"), Video.HASHTAGS, List.of()),
                with(video(5, "Ben", 10, "x"), Video.CREATED_AT, 1_655_078_400L)));
        assertEquals(
                new Histogram(
                        List.of(new Histogram.Group("b", 2), new Histogram.Group("a", 1), new Histogram.Group("ab", 1)),
                        3,
                        3,
                        5,
                        2),
                catalog.histogram(everything(), Grouping.HASHTAG, 3, Deadline.NONE));
        assertEquals(
                List.of(new Histogram.Group("2022-06-12", 4), new Histogram.Group("2022-06-13", 1)),
                catalog.histogram(everything(), Grouping.DAY, 9, Deadline.NONE).groups());
        assertEquals(
                new Histogram(List.of(new Histogram.Group("ben", 3)), 1, 2, 5, 0),
                catalog.histogram(everything(), Grouping.USER, 1, Deadline.NONE));
        assertEquals(
                new Histogram(List.of(), 0, 0, 5, 5),
                catalog.histogram(everything(), Grouping.SOUND, 1, Deadline.NONE));
    }

    @Test
    void deletedVideosAreGoneAndArriveAnew() {
        catalog.save(List.of(video(5, "anna", 10, "x"), video(9, "anna", 10, "x")));
        var search = everything();
        catalog.delete(List.of(5L, 77L));
        assertNull(catalog.video(5));
        assertEquals(List.of(9L), found(search));
        catalog.save(List.of(video(5, "anna", 10, "x")));
        assertEquals(List.of(9L), found(search));
        assertEquals(List.of(9L, 5L), found(everything()));
    }

    @Test
    void aSnapshotDoesNotChange() {
        catalog.save(List.of(video(5, "anna", 10, "x")));
        try (var snapshot = catalog.snapshot()) {
            catalog.save(List.of(video(6, "ben", 10, "x")));
            catalog.delete(List.of(5L));
            assertNotNull(snapshot.video(5));
            assertNull(snapshot.video(6));
            assertTrue(snapshot.arrivals() < catalog.arrivals());
            assertTrue(snapshot.user(new Identity.Handle("ben")).isEmpty());
        }
    }

    @Test
    void videosThatAreNotPublicAreInNoSearch() {
        catalog.save(List.of(with(video(5, "anna", 10, "x"), Video.PUBLIC, false), video(9, "anna", 10, "x")));
        assertEquals(List.of(9L), found(everything()));
        assertNotNull(catalog.video(5));
    }

    @Test
    void videosOfPrivateAccountsAreNotShown() {
        var anna = new Who(new Identity.UserId(1), null, null, new Identity.Handle("anna"));
        catalog.save(List.of(
                video(5, "anna", 10, "x"),
                video(6, "ben", 10, "x"),
                new Observation.OfUser(
                        anna,
                        stamp(20),
                        Facts.at(stamp(20)).with(User.PRIVATE, true).build())));
        assertEquals(List.of(6L), found(everything()));
        for (int seed = 0; seed < 10; seed++) {
            var sample = catalog.sample(everything(), 1, new Random(seed), Deadline.NONE);
            assertEquals(List.of(6L), sample.stream().map(Video::id).toList());
        }
        catalog.save(List.of(new Observation.OfUser(
                anna, stamp(30), Facts.at(stamp(30)).with(User.PRIVATE, false).build())));
        assertEquals(List.of(6L, 5L), found(everything()));
    }

    @Test
    void aSampleIsDrawnFromAllResults() {
        for (long id = 1; id <= 40; id++) {
            catalog.save(List.of(video(id, "anna", 10, id % 2 == 0 ? "even" : "odd")));
        }
        var drawn = new HashSet<Long>();
        var chance = new Random(42);
        for (int i = 0; i < 60; i++) {
            var sample = catalog.sample(everything(), 5, chance, Deadline.NONE);
            assertEquals(5, sample.stream().map(Video::id).distinct().count());
            sample.forEach(video -> drawn.add(video.id()));
        }
        assertEquals(40, drawn.size());
        assertEquals(
                40, catalog.sample(everything(), 100, chance, Deadline.NONE).size());
    }

    @Test
    void oneUserWhicheverIdentityTheyAreSeenBy() {
        catalog.save(List.of(
                user(new Who(new Identity.UserId(1), null, null, new Identity.Handle("anna")), 10, User.BIO, "by id"),
                user(new Who(null, new Identity.SecUid("s1"), null, null), 11, User.DISPLAY_NAME, "Anna"),
                user(Who.handle("ANNA"), 12, User.REGION, "DE")));
        catalog.save(List.of(user(
                new Who(new Identity.UserId(1), new Identity.SecUid("s1"), null, null), 13, User.FOLLOWER_COUNT, 7L)));
        for (var identity : List.of(new Identity.UserId(1), new Identity.SecUid("s1"), new Identity.Handle("anna"))) {
            var facts = catalog.user(identity).orElseThrow().facts();
            assertEquals("by id", facts.get(User.BIO));
            assertEquals("Anna", facts.get(User.DISPLAY_NAME));
            assertEquals("DE", facts.get(User.REGION));
            assertEquals(7L, facts.get(User.FOLLOWER_COUNT));
        }
    }

    @Test
    void aHandleThatMovedBelongsToItsNewHolder() {
        var first = new Who(new Identity.UserId(1), null, null, new Identity.Handle("star"));
        var second = new Who(new Identity.UserId(2), null, null, new Identity.Handle("star"));
        catalog.save(List.of(
                user(Who.handle("star"), 15, User.BIO, "the first one's"),
                user(Who.handle("star"), 35, User.REGION, "FR"),
                user(second, 30, User.DISPLAY_NAME, "Second"),
                user(first, 10, User.DISPLAY_NAME, "First")));
        var holder = catalog.user(new Identity.Handle("star")).orElseThrow();
        assertEquals("Second", holder.facts().get(User.DISPLAY_NAME));
        assertEquals("FR", holder.facts().get(User.REGION));
        assertFalse(holder.facts().has(User.BIO));
        var earlier = catalog.user(new Identity.UserId(1)).orElseThrow();
        assertNull(earlier.handle());
        assertEquals("the first one's", earlier.facts().get(User.BIO));
    }

    @Test
    void aHandleThatWasGivenUpLeadsToNobody() {
        var before = new Who(new Identity.UserId(1), null, null, new Identity.Handle("old"));
        var after = new Who(new Identity.UserId(1), null, null, new Identity.Handle("new"));
        catalog.save(List.of(user(before, 10, User.BIO, "x"), user(after, 20, User.BIO, "y")));
        assertTrue(catalog.user(new Identity.Handle("old")).isEmpty());
        assertEquals("new", catalog.user(new Identity.UserId(1)).orElseThrow().handle());
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() throws Exception {
        for (int round = 0; round < 40; round++) {
            long seed = new SplittableRandom(round).nextLong();
            var observations = new ArrayList<>(new RandomWorld(seed, 12).observations(60));
            var expected = Overlay.overNothing();
            expected.save(observations);
            try (var other = round % 8 == 0 ? empty() : Overlay.overNothing()) {
                var shuffled = new ArrayList<>(observations);
                Collections.shuffle(shuffled, new Random(seed));
                shuffled.addAll(observations.subList(0, 20));
                for (int at = 0; at < shuffled.size(); at += 9) {
                    other.save(shuffled.subList(at, Math.min(at + 9, shuffled.size())));
                }
                Dump.same(expected, other, "seed " + seed);
            }
        }
    }

    @Test
    void aWalkGoesThroughAllRowsInTheirOrder() {
        var named = new Who(new Identity.UserId(12), new Identity.SecUid("z"), null, new Identity.Handle("zoe"));
        catalog.save(List.of(
                with(video(5, "anna", 10, "x"), Video.PUBLIC, false),
                new Observation.OfSound(
                        8, stamp(10), Facts.at(stamp(10)).with(Sound.TITLE, "a").build()),
                user(new Who(new Identity.UserId(12), null, null, null), 10, User.BIO, "one")));
        catalog.save(List.of(
                video(9, "ben", 10, "x"),
                video(7, "ben", 10, "x"),
                new Observation.OfVideo(6, null, stamp(10), Facts.NONE),
                new Observation.OfSound(
                        20,
                        stamp(10),
                        Facts.at(stamp(10)).with(Sound.TITLE, "b").build()),
                user(new Who(null, new Identity.SecUid("z"), null, null), 11, User.PRIVATE, true),
                user(new Who(null, new Identity.SecUid("\uD842\uDFB7"), null, null), 11, User.BIO, "astral"),
                user(new Who(null, new Identity.SecUid("\uFB01"), null, null), 11, User.BIO, "ligature")));
        catalog.save(List.of(
                user(named, 12, User.BIO, "one with z"),
                new Observation.OfVideo(
                        10,
                        new Who(null, new Identity.SecUid("z"), null, null),
                        stamp(10),
                        Facts.at(stamp(10)).with(Video.CAPTION, "first by z").build())));
        catalog.delete(List.of(7L));
        var begun = catalog.snapshot();
        catalog.save(List.of(video(11, "late", 10, "x")));
        catalog.delete(List.of(9L));
        try (begun) {
            var sounds = new ArrayList<Long>();
            begun.sounds().forEachRemaining(sound -> sounds.add(sound.id()));
            assertEquals(List.of(20L, 8L), sounds);
            var names = new ArrayList<String>();
            begun.people().forEachRemaining(person -> names.add(person.firstName()));
            assertEquals(List.of("handle:anna", "handle:ben", "id:12", "sec:\uFB01", "sec:\uD842\uDFB7"), names);
            var videos = new ArrayList<Long>();
            begun.videos().forEachRemaining(video -> videos.add(video.id()));
            assertEquals(List.of(10L, 9L, 6L, 5L), videos);
        }
    }

    @Test
    void aWalkThroughNothingEndsAtOnce() {
        assertEquals(List.of(), Walk.through(catalog));
    }

    @Test
    void whatAWalkGaveMakesTheSameCatalogAgainInAnyOrder() throws Exception {
        for (int round = 0; round < 24; round++) {
            long seed = new SplittableRandom(100L + round).nextLong();
            var world = new RandomWorld(seed, 40);
            try (var first = round % 6 == 0 ? empty() : Overlay.overNothing();
                    var second = round % 6 == 0 ? empty() : Overlay.overNothing()) {
                for (int save = 0; save < 4; save++) {
                    first.save(world.observations(40));
                }
                var lines = Walk.through(first);
                var shuffled = new ArrayList<>(lines);
                Collections.shuffle(shuffled, new Random(seed));
                second.save(Walk.read(shuffled.subList(0, shuffled.size() * 2 / 3)));
                second.save(Walk.read(shuffled.subList(shuffled.size() / 3, shuffled.size())));
                assertEquals(lines, Walk.through(second), "seed " + seed);
                Dump.same(first, second, "seed " + seed);
            }
        }
    }

    @Test
    void callersThatSaveAtOnceAreAllServed() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var saved = new ArrayList<Future<?>>();
            for (int i = 0; i < 64; i++) {
                long id = 1L + i;
                saved.add(threads.submit(() -> {
                    catalog.save(List.of(video(id, "anna", 10, "x")));
                    assertNotNull(catalog.video(id));
                }));
            }
            for (var each : saved) {
                each.get();
            }
        }
        assertEquals(64, found(everything()).size());
        assertEquals(
                64,
                found(everything()).stream()
                        .map(id -> Objects.requireNonNull(catalog.video(id)).arrival())
                        .distinct()
                        .count());
    }

    protected VideoSearch everything() {
        return Dump.everything(catalog);
    }

    protected List<Long> found(VideoSearch search) {
        return ids(catalog.page(search, Place.START, 100_000, Deadline.NONE));
    }

    static List<Long> ids(Page page) {
        return page.videos().stream().map(Video::id).toList();
    }

    protected static Stamp stamp(long time) {
        return new Stamp(time, Source.RESEARCH);
    }

    protected static Observation.OfVideo video(long id, String handle, long time, String caption) {
        var facts = Facts.at(stamp(time))
                .with(Video.CREATED_AT, 1_655_000_000L)
                .with(Video.HANDLE, handle)
                .with(Video.CAPTION, caption);
        return new Observation.OfVideo(id, Who.handle(handle), stamp(time), facts.build());
    }

    private static <T> Observation.OfVideo with(Observation.OfVideo video, dev.zoetrope.model.Field<T> field, T value) {
        var facts =
                video.facts().merge(Facts.at(video.stamp()).with(field, value).build());
        return new Observation.OfVideo(video.id(), video.author(), video.stamp(), facts);
    }

    private static <T> Observation.OfUser user(Who who, long time, dev.zoetrope.model.Field<T> field, T value) {
        return new Observation.OfUser(
                who, stamp(time), Facts.at(stamp(time)).with(field, value).build());
    }
}
