package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Evaluator;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every catalog finds in orders that are worked out: results by relevance, likes or time, and sounds. */
public abstract class OrdersContract {
    private static final Stamp STAMP = new Stamp(10, Source.RESEARCH);

    protected Catalog catalog;

    /** A catalog without anything in it. */
    protected abstract Catalog empty() throws Exception;

    /** The same catalog, which some changes were made to. */
    protected Catalog laterOn(Catalog sofar) {
        return sofar;
    }

    @BeforeEach
    void begin() throws Exception {
        catalog = empty();
    }

    @AfterEach
    void end() {
        catalog.close();
    }

    @Test
    void wholeWordsComeBeforeBeginningsOfWords() {
        catalog.save(List.of(
                video(1, 10, "A cat, a dog", 5),
                video(2, 20, "categories of dogs", 90),
                video(3, 30, "CAT", 5),
                video(4, 40, "the catalog", 91),
                video(5, 50, "cat", null),
                video(6, 60, "dog", 100)));
        var cat = search("cat");
        assertEquals(List.of(3L, 1L, 5L, 4L, 2L), ranked(cat, Ranking.RELEVANCE, 0, 10));
        assertEquals(List.of(4L, 2L, 3L, 1L, 5L), ranked(cat, Ranking.LIKES, 0, 10));
        assertEquals(List.of(5L, 4L, 3L, 2L, 1L), ranked(cat, Ranking.NEWEST, 0, 10));
        assertEquals(List.of(5L, 4L), ranked(cat, Ranking.RELEVANCE, 2, 2));
        assertEquals(List.of(), ranked(cat, Ranking.RELEVANCE, 5, 2));
        assertEquals(List.of(), ranked(cat, Ranking.LIKES, Long.MAX_VALUE, 2));
        catalog.save(List.of(with(2, Video.LIKE_COUNT, 200L), with(4, Video.PUBLIC, false)));
        catalog.delete(List.of(3L));
        assertEquals(List.of(2L, 1L, 5L), ranked(cat, Ranking.LIKES, 0, 10));
    }

    @Test
    void videosOfPrivateAccountsAreNotRanked() {
        catalog.save(List.of(video(1, 10, "cat", 5), video(2, 20, "cat", 6)));
        catalog.save(List.of(
                new Observation.OfVideo(
                        2,
                        Who.handle("ben"),
                        STAMP,
                        Facts.at(STAMP).with(Video.HANDLE, "ben").build()),
                new Observation.OfUser(
                        Who.handle("ben"),
                        STAMP,
                        Facts.at(STAMP).with(User.PRIVATE, true).build())));
        for (var by : Ranking.values()) {
            assertEquals(List.of(1L), ranked(search("cat"), by, 0, 10));
        }
    }

    @Test
    void whatIsRankedHasADeadline() {
        catalog.save(LongStream.rangeClosed(1, 3_000)
                .mapToObj(id -> video(id, id, "cat", (int) id))
                .toList());
        var passed = Deadline.when(() -> true);
        for (var by : Ranking.values()) {
            assertThrows(DeadlinePassed.class, () -> catalog.ranked(search("cat"), by, 0, 10, passed));
        }
        assertEquals(
                List.of(3_000L, 2_999L),
                catalog.ranked(search("cat"), Ranking.LIKES, 0, 2, Deadline.in(Duration.ofMinutes(1))).stream()
                        .map(Video::id)
                        .toList());
    }

    @Test
    void soundsAreFoundByTitleAndAuthor() {
        catalog.save(List.of(
                sound(1, "Blinding Days", "The Band", 30_000L),
                sound(2, "Days", "Somebody", 20_000L),
                sound(3, "original sound - days", "days", null),
                sound(4, "Nights", "Daysy", 10_000L),
                using(11, 1),
                using(12, 1),
                using(13, 4),
                using(14, 4),
                using(15, 4),
                using(16, 3)));
        assertEquals(List.of(2L, 4L, 1L, 3L), sounds("days", SoundSearch.In.BOTH, SoundSearch.Order.RELEVANCE));
        assertEquals(List.of(4L, 1L, 3L, 2L), sounds("days", SoundSearch.In.BOTH, SoundSearch.Order.MOST_USED));
        assertEquals(List.of(4L, 3L, 2L, 1L), sounds("DAY", SoundSearch.In.BOTH, SoundSearch.Order.NEWEST));
        assertEquals(List.of(4L, 2L, 1L, 3L), sounds("day", SoundSearch.In.BOTH, SoundSearch.Order.SHORTEST));
        assertEquals(List.of(1L, 2L, 4L, 3L), sounds("day", SoundSearch.In.BOTH, SoundSearch.Order.LONGEST));
        assertEquals(List.of(3L, 2L, 1L), sounds("days", SoundSearch.In.TITLES, SoundSearch.Order.NEWEST));
        assertEquals(List.of(4L, 3L), sounds("days", SoundSearch.In.AUTHORS, SoundSearch.Order.NEWEST));
        assertEquals(List.of(1L), sounds("band blind", SoundSearch.In.BOTH, SoundSearch.Order.NEWEST));
        assertEquals(List.of(), sounds("band blind", SoundSearch.In.TITLES, SoundSearch.Order.NEWEST));
        assertEquals(List.of(4L, 3L, 2L, 1L), sounds(" ", SoundSearch.In.BOTH, SoundSearch.Order.NEWEST));
        assertEquals(List.of(), sounds("🙂", SoundSearch.In.BOTH, SoundSearch.Order.NEWEST));
        var search = new SoundSearch("days", SoundSearch.In.BOTH, SoundSearch.Order.MOST_USED);
        assertEquals(List.of(1L, 3L), ids(catalog.sounds(search, 1, 2, Deadline.NONE)));
        assertEquals(List.of(), catalog.sounds(search, Long.MAX_VALUE, 2, Deadline.NONE));
        assertEquals(3, catalog.uses(4));
        assertEquals(0, catalog.uses(99));
        catalog.delete(List.of(13L));
        catalog.save(List.of(with(14, Video.PUBLIC, false)));
        assertEquals(1, catalog.uses(4));
        assertEquals(List.of(1L, 4L, 3L, 2L), sounds("days", SoundSearch.In.BOTH, SoundSearch.Order.MOST_USED));
    }

    @Test
    void aSearchForSoundsEndsWithItsDeadline() {
        catalog.save(List.of(sound(1, "Days", "Somebody", 30_000L), using(11, 1)));
        var passed = Deadline.when(() -> true);
        for (var order : SoundSearch.Order.values()) {
            var search = new SoundSearch("days", SoundSearch.In.BOTH, order);
            assertThrows(DeadlinePassed.class, () -> catalog.sounds(search, 0, 10, passed), order::name);
            assertEquals(
                    List.of(1L),
                    catalog.sounds(search, 0, 10, Deadline.in(Duration.ofMinutes(1))).stream()
                            .map(SoundSearch.Found::uses)
                            .toList());
        }
    }

    @Test
    void ordersAreWhatRowsTellWhenAllOfThemAreLookedAt() throws Exception {
        for (int round = 0; round < 6; round++) {
            long seed = new SplittableRandom(6_000L + round).nextLong();
            var world = new RandomWorld(seed, 60);
            var tested = empty();
            try {
                for (int step = 0; step < 5; step++) {
                    tested = laterOn(tested);
                    var some = new ArrayList<>(world.observations(40));
                    some.addAll(world.sounds(4));
                    tested.save(some);
                    tested.delete(List.of(((1_654_000_000L + world.random().nextInt(60)) << 32) + 1));
                    var message = "seed " + seed + ", step " + step;
                    for (int i = 0; i < 30; i++) {
                        agreesOnRanked(tested, world, message);
                    }
                    for (int i = 0; i < 8; i++) {
                        agreesOnSounds(tested, world, message);
                    }
                }
            } finally {
                tested.close();
            }
        }
    }

    private static void agreesOnRanked(Catalog tested, RandomWorld world, String message) {
        var search = world.search(tested.arrivals());
        var by = List.of(Ranking.values()).get(world.random().nextInt(3));
        var order = switch (by) {
            case NEWEST ->
                Comparator.comparingLong((Video video) -> video.facts().number(Video.CREATED_AT, 0));
            case LIKES -> Comparator.comparingLong(OrdersContract::likes);
            case RELEVANCE ->
                Comparator.comparing((Video video) -> Evaluator.isWhole(search.query(), video))
                        .thenComparingLong(OrdersContract::likes);
        };
        int skip = world.random().nextInt(6);
        int limit = 1 + world.random().nextInt(20);
        assertEquals(
                tested.page(search, Place.START, 1_000, Deadline.NONE).videos().stream()
                        .sorted(order.thenComparingLong(Video::id).reversed())
                        .skip(skip)
                        .limit(limit)
                        .map(Video::id)
                        .toList(),
                tested.ranked(search, by, skip, limit, Deadline.NONE).stream()
                        .map(Video::id)
                        .toList(),
                () -> message + " " + by + " " + search);
    }

    private static long likes(Video video) {
        return video.facts().number(Video.LIKE_COUNT, 0);
    }

    private static void agreesOnSounds(Catalog tested, RandomWorld world, String message) {
        var orders = List.of(SoundSearch.Order.values());
        var search = new SoundSearch(
                world.random().nextInt(4) == 0 ? "" : world.random().nextBoolean() ? world.keyword() : world.caption(),
                List.of(SoundSearch.In.values()).get(world.random().nextInt(3)),
                orders.get(world.random().nextInt(orders.size())));
        try (var rows = tested.snapshot()) {
            var found = new ArrayList<SoundSearch.Found>();
            rows.sounds().forEachRemaining(sound -> {
                long uses = 0;
                for (var videos = rows.videos(); videos.hasNext(); ) {
                    var video = videos.next();
                    uses += video.isPublic() && video.facts().number(Video.SOUND_ID, 0) == sound.id() ? 1 : 0;
                }
                assertEquals(uses, tested.uses(sound.id()), message);
                if (search.meant().test(sound)) {
                    found.add(new SoundSearch.Found(sound, uses));
                }
            });
            int skip = world.random().nextInt(2);
            assertEquals(
                    found.stream()
                            .sorted(search.comparator())
                            .skip(skip)
                            .limit(3)
                            .toList(),
                    tested.sounds(search, skip, 3, Deadline.NONE),
                    () -> message + " " + search);
        }
    }

    private VideoSearch search(String keyword) {
        return new VideoSearch(
                new Query(
                        List.of(new Condition.Keyword(Operation.EQ, List.of(Phrase.of(keyword)))),
                        List.of(),
                        List.of()),
                0,
                Long.MAX_VALUE,
                catalog.arrivals());
    }

    private List<Long> ranked(VideoSearch search, Ranking by, long skip, int limit) {
        return catalog.ranked(search, by, skip, limit, Deadline.NONE).stream()
                .map(Video::id)
                .toList();
    }

    private List<Long> sounds(String text, SoundSearch.In in, SoundSearch.Order order) {
        return ids(catalog.sounds(new SoundSearch(text, in, order), 0, 100, Deadline.NONE));
    }

    private static List<Long> ids(List<SoundSearch.Found> sounds) {
        return sounds.stream().map(found -> found.sound().id()).toList();
    }

    private static Observation video(long id, long created, String caption, @Nullable Integer likes) {
        var facts = Facts.at(STAMP)
                .with(Video.CREATED_AT, created)
                .with(Video.CAPTION, caption)
                .with(Video.HANDLE, "anna");
        if (likes != null) {
            facts.with(Video.LIKE_COUNT, (long) likes);
        }
        return new Observation.OfVideo(id, Who.handle("anna"), STAMP, facts.build());
    }

    private static Observation using(long video, long sound) {
        return with(video, Video.SOUND_ID, sound);
    }

    private static <T> Observation with(long id, Field<T> field, T value) {
        var later = new Stamp(20, Source.RESEARCH);
        return new Observation.OfVideo(
                id, null, later, Facts.at(later).with(field, value).build());
    }

    private static Observation sound(long id, String title, String author, @Nullable Long duration) {
        var facts = Facts.at(STAMP).with(Sound.TITLE, title).with(Sound.AUTHOR, author);
        if (duration != null) {
            facts.with(Sound.DURATION, duration);
        }
        return new Observation.OfSound(id, STAMP, facts.build());
    }
}
