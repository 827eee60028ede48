package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Run;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every catalog promises of the counters of users and videos. */
public abstract class HistoryContract {
    protected static final long DAY = 86_400_000;
    /** The first of January 2024. */
    protected static final long BEGIN = 1_704_067_200_000L;

    private static final List<Source> SOURCES = List.of(Source.WEB, Source.RESEARCH, Source.DISPLAY);
    private static final Identity ID = new Identity.UserId(1);

    protected Catalog catalog;

    /** A catalog in which these were saved, one after the other. */
    protected abstract Catalog holding(List<? extends Observation> observations) throws Exception;

    @BeforeEach
    void begin() throws Exception {
        catalog = holding(List.of());
    }

    @AfterEach
    void end() {
        catalog.close();
    }

    private void hold(Observation... observations) throws Exception {
        catalog.close();
        catalog = holding(List.of(observations));
    }

    @Test
    void aValueLastsUntilAnotherIsSeen() throws Exception {
        hold(views(0, 5), views(1, 5), views(2, 9), views(3, 9), views(40, 9), views(41, 5));
        assertEquals(List.of(run(5, 0, 1), run(9, 2, 40), run(5, 41, 41)), views(5));
    }

    @Test
    void aLateObservationSplitsARun() throws Exception {
        hold(views(0, 5), views(10, 5), views(20, 5));
        assertEquals(List.of(run(5, 0, 20)), views(5));
        catalog.save(List.of(views(12, 7)));
        assertEquals(List.of(run(5, 0, 10), run(7, 12, 12), run(5, 20, 20)), views(5));
        catalog.save(List.of(views(15, 5), views(12, 7)));
        assertEquals(List.of(run(5, 0, 10), run(7, 12, 12), run(5, 15, 20)), views(5));
        catalog.save(List.of(views(-3, 5)));
        assertEquals(List.of(run(5, -3, 10), run(7, 12, 12), run(5, 15, 20)), views(5));
    }

    @Test
    void eachSourceHasRunsOfItsOwn() throws Exception {
        hold(
                views(0, 5, Source.RESEARCH),
                views(1, 5, Source.DISPLAY),
                views(2, 5, Source.RESEARCH),
                views(3, 6, Source.DISPLAY),
                views(4, 5, Source.RESEARCH),
                views(4, 6, Source.DISPLAY));
        assertEquals(
                List.of(
                        new Run(5, at(0), at(2), Source.RESEARCH),
                        new Run(5, at(1), at(1), Source.DISPLAY),
                        new Run(6, at(3), at(3), Source.DISPLAY),
                        new Run(5, at(4), at(4), Source.RESEARCH),
                        new Run(6, at(4), at(4), Source.DISPLAY)),
                views(5));
    }

    @Test
    void countersChangeEachForItself() throws Exception {
        hold(
                video(0, Map.of(Video.VIEW_COUNT, 10L, Video.LIKE_COUNT, 1L)),
                video(1, Map.of(Video.VIEW_COUNT, 11L)),
                video(2, Map.of(Video.VIEW_COUNT, 11L, Video.LIKE_COUNT, 1L, Video.SHARE_COUNT, 0L)));
        assertEquals(
                Map.of(
                        Video.VIEW_COUNT,
                        List.of(run(10, 0, 0), run(11, 1, 2)),
                        Video.LIKE_COUNT,
                        List.of(run(1, 0, 2)),
                        Video.SHARE_COUNT,
                        List.of(run(0, 2, 2))),
                catalog.history(found(5), HistorySearch.of(Video.COUNTERS)));
        assertEquals(
                Set.of(Video.LIKE_COUNT),
                catalog.history(found(5), HistorySearch.of(List.of(Video.LIKE_COUNT, User.VIDEO_COUNT)))
                        .keySet());
    }

    @Test
    void aTimeIsAskedFor() throws Exception {
        hold(views(0, 5), views(31, 6), views(32, 6), views(61, 7), views(62, 8));
        var search = new HistorySearch(Video.COUNTERS, at(31), at(62));
        assertEquals(
                List.of(run(6, 31, 32), run(7, 61, 61)),
                catalog.history(found(5), search).get(Video.VIEW_COUNT));
        assertEquals(Map.of(), catalog.history(found(5), new HistorySearch(Video.COUNTERS, at(33), at(61))));
    }

    /** The same runs, and the same rows, in whatever order and however often all of it arrives. */
    @Test
    void theOrderOfArrivalDoesNotMatter() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            var world = new RandomWorld(seed, 5);
            var observations = new ArrayList<Observation>(world.observations(150));
            for (int i = 0; i < 100; i++) {
                observations.add(
                        views(random.nextInt(70), random.nextInt(3), SOURCES.get(random.nextInt(SOURCES.size()))));
                observations.add(followers(Who.handle("anna"), random.nextInt(70), random.nextInt(3)));
                observations.add(followers(anna(), random.nextInt(70), random.nextInt(3)));
            }
            try (var one = holding(observations)) {
                Collections.shuffle(observations, random);
                observations.addAll(observations.subList(0, 100));
                try (var other = holding(observations)) {
                    assertEquals(Walk.through(one), Walk.through(other), "seed " + seed);
                    var search = HistorySearch.of(User.COUNTERS);
                    assertEquals(
                            one.history(subject(one, ID), search),
                            other.history(subject(other, ID), search),
                            "seed " + seed);
                }
            }
        }
    }

    @Test
    void aCatalogThatIsReadBackIsTheSame() throws Exception {
        var world = new RandomWorld(3, 5);
        var observations = new ArrayList<Observation>(world.observations(200));
        observations.addAll(world.ties(200));
        LongStream.range(0, 80).forEach(day -> observations.add(views(day, day / 3)));
        try (var one = holding(observations);
                var other = holding(Walk.read(Walk.through(one)))) {
            assertEquals(Walk.through(one), Walk.through(other));
            var rows = Walk.through(other).toString();
            Stream.of("history\":[", "comment\":", "follower\":", "liker\":")
                    .forEach(member -> assertTrue(rows.contains("\"" + member), rows));
            other.save(Walk.read(Walk.through(one)));
            other.save(observations.subList(50, 100));
            assertEquals(Walk.through(one), Walk.through(other));
        }
    }

    @Test
    void peopleWhoAreJoinedHaveTheHistoryOfBoth() throws Exception {
        var bySec = new Who(null, new Identity.SecUid("s1"), null, null);
        var byId = new Who(new Identity.UserId(1), null, null, null);
        hold(followers(bySec, 0, 10), followers(byId, 1, 11), followers(bySec, 2, 12), followers(byId, 3, 13));
        assertEquals(List.of(run(10, 0, 0), run(12, 2, 2)), followers(new Identity.SecUid("s1")));
        catalog.save(List.of(followers(who(1, "s1", null), 4, 14)));
        var all = List.of(run(10, 0, 0), run(11, 1, 1), run(12, 2, 2), run(13, 3, 3), run(14, 4, 4));
        assertEquals(all, followers(ID));
        assertEquals(all, followers(new Identity.SecUid("s1")));
    }

    @Test
    void whatWasSeenOfAHandleIsTheirsWhoHadItThen() throws Exception {
        hold(
                followers(Who.handle("anna"), 1, 100),
                followers(Who.handle("anna"), 2, 101),
                followers(Who.handle("anna"), 21, 7),
                followers(Who.handle("anna"), 22, 8));
        assertEquals(
                List.of(run(100, 1, 1), run(101, 2, 2), run(7, 21, 21), run(8, 22, 22)),
                followers(new Identity.Handle("anna")));
        // Claims that come later tell that two people had the handle.
        catalog.save(List.of(
                followers(who(1, null, "anna"), 0, 99),
                followers(who(1, null, "anna"), 10, 102),
                followers(who(1, null, "anna.old"), 15, 103),
                followers(who(2, null, "anna"), 20, 6)));
        assertEquals(
                List.of(run(99, 0, 0), run(100, 1, 1), run(101, 2, 2), run(102, 10, 10), run(103, 15, 15)),
                followers(ID));
        assertEquals(List.of(run(6, 20, 20), run(7, 21, 21), run(8, 22, 22)), followers(new Identity.UserId(2)));
        assertEquals(followers(new Identity.UserId(2)), followers(new Identity.Handle("anna")));
    }

    @Test
    void whoIsForgottenLeavesNoHistory() throws Exception {
        hold(
                followers(Who.handle("anna"), 1, 100),
                followers(Who.handle("anna"), 2, 101),
                followers(who(1, null, "anna"), 0, 99),
                followers(who(1, null, "anna"), 10, 102),
                followers(who(2, null, "anna"), 20, 6),
                followers(Who.handle("anna"), 21, 7),
                followers(Who.handle("anna"), 22, 8),
                views(0, 5),
                views(1, 6));
        var others = followers(new Identity.UserId(2));
        assertEquals(3, others.size());
        catalog.forget(new Unwanted(Set.of(ID), Set.of(5L)));
        assertEquals(others, followers(new Identity.UserId(2)));
        assertEquals(others, followers(new Identity.Handle("anna")));
        var rows = Walk.through(catalog).toString();
        assertTrue(!rows.contains(":100}") && !rows.contains(":99}") && !rows.contains("\"5\""), rows);
        assertEquals(List.of(), catalog.history(History.Owner.video(5), Long.MIN_VALUE, Long.MAX_VALUE));
        // Nor does it come back.
        catalog.save(List.of(followers(Who.handle("anna"), 2, 101), followers(anna(), 0, 99), views(0, 5)));
        assertEquals(rows, Walk.through(catalog).toString());
        catalog.forget(new Unwanted(Set.of(new Identity.UserId(2)), Set.of()));
        assertEquals(List.of(), Walk.through(catalog));
    }

    @Test
    void rowsOfAnotherCatalogBringNoForgottenHistoryBack() throws Exception {
        hold(
                followers(Who.handle("anna"), 1, 100),
                followers(Who.handle("anna"), 2, 101),
                followers(who(1, null, "anna"), 0, 99),
                followers(who(1, null, "anna"), 10, 102),
                followers(who(2, null, "anna"), 20, 6),
                followers(Who.handle("anna"), 21, 7),
                followers(Who.handle("anna"), 22, 8));
        var file = Walk.through(catalog);
        catalog.forget(new Unwanted(Set.of(ID), Set.of()));
        var left = Walk.through(catalog);
        assertEquals(1, catalog.save(Walk.read(file)));
        assertEquals(left, Walk.through(catalog));
    }

    @Test
    void rowsOfAnotherCatalogBringNobodyBackInLists() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            var world = new RandomWorld(seed, 5);
            var observations = new ArrayList<Observation>(world.observations(60));
            observations.addAll(world.ties(60));
            try (var other = holding(observations)) {
                var file = Walk.read(Walk.through(other));
                var somebody = new Identity.SecUid("sec1");
                other.forget(new Unwanted(Set.of(somebody), Set.of()));
                var left = Walk.through(other);
                assertTrue(other.save(file) > 0, "seed " + seed);
                var again = new ArrayList<>(Walk.through(other));
                again.removeAll(left);
                assertEquals(List.of(), again, "seed " + seed);
            }
        }
    }

    @Test
    void aVideoThatIsDeletedAndComesAgainBeginsAnew() throws Exception {
        hold(views(0, 5), views(1, 6));
        catalog.delete(List.of(5L));
        catalog.save(List.of(views(2, 7)));
        assertEquals(List.of(run(7, 2, 2)), views(5));
        catalog.save(List.of(views(3, 8)));
        assertEquals(List.of(run(7, 2, 2), run(8, 3, 3)), views(5));
    }

    @Test
    void aSnapshotDoesNotChange() throws Exception {
        hold(views(0, 5), views(1, 6));
        try (var snapshot = catalog.snapshot()) {
            catalog.save(List.of(views(2, 7), views(-1, 4)));
            assertEquals(
                    List.of(run(5, 0, 0), run(6, 1, 1)),
                    snapshot.history(found(snapshot, 5), HistorySearch.of(Video.COUNTERS))
                            .get(Video.VIEW_COUNT));
        }
        assertEquals(4, views(5).size());
    }

    @Test
    void manyMomentsAreKeptAndTooManyRunsAreRefused() throws Exception {
        int many = HistorySearch.MOST_RUNS;
        catalog.save(LongStream.rangeClosed(0, many)
                .mapToObj(i -> seen(i * 1_000, Video.VIEW_COUNT, i / 2))
                .toList());
        assertEquals(many / 2 + 1, views(5).size());
        catalog.save(LongStream.rangeClosed(0, many)
                .mapToObj(i -> seen(i * 1_000, Video.LIKE_COUNT, i))
                .toList());
        var refusal =
                assertThrows(TooManyRuns.class, () -> catalog.history(found(5), HistorySearch.of(Video.COUNTERS)));
        assertEquals(
                "the history has more than 100000 runs; ask for one counter, or for a shorter time",
                refusal.getMessage());
        assertEquals(many / 2 + 1, views(5).size());
    }

    protected List<Run> views(long video) {
        return catalog.history(found(video), HistorySearch.of(List.of(Video.VIEW_COUNT)))
                .getOrDefault(Video.VIEW_COUNT, List.of());
    }

    private Video found(long id) {
        return found(catalog, id);
    }

    private static Video found(CatalogReader in, long id) {
        return Objects.requireNonNull(in.video(id));
    }

    private List<Run> followers(Identity identity) {
        return catalog.history(subject(catalog, identity), HistorySearch.of(User.COUNTERS))
                .getOrDefault(User.FOLLOWER_COUNT, List.of());
    }

    private static Subject subject(CatalogReader in, Identity identity) {
        return in.subject(identity.term(), Long.MAX_VALUE).orElseThrow();
    }

    private static long at(long day) {
        return BEGIN + day * DAY;
    }

    private static Run run(long value, long first, long last) {
        return new Run(value, at(first), at(last), Source.RESEARCH);
    }

    protected static Observation views(long day, long count) {
        return views(day, count, Source.RESEARCH);
    }

    private static Observation views(long day, long count, Source source) {
        var stamp = new Stamp(at(day), source);
        return new Observation.OfVideo(
                5, null, stamp, Facts.at(stamp).with(Video.VIEW_COUNT, count).build());
    }

    private static Observation seen(long time, Field<Long> counter, long count) {
        var stamp = new Stamp(BEGIN + time, Source.RESEARCH);
        return new Observation.OfVideo(
                5, null, stamp, Facts.at(stamp).with(counter, count).build());
    }

    private static Observation video(long day, Map<Field<Long>, Long> counts) {
        var stamp = new Stamp(at(day), Source.RESEARCH);
        var facts = Facts.at(stamp);
        counts.forEach(facts::with);
        return new Observation.OfVideo(5, null, stamp, facts.build());
    }

    protected static Observation followers(Who who, long day, long count) {
        var stamp = new Stamp(at(day), Source.RESEARCH);
        return new Observation.OfUser(
                who, stamp, Facts.at(stamp).with(User.FOLLOWER_COUNT, count).build());
    }

    private static Who anna() {
        return who(1, null, "anna");
    }

    private static Who who(long id, @Nullable String secUid, @Nullable String handle) {
        return new Who(
                new Identity.UserId(id),
                secUid == null ? null : new Identity.SecUid(secUid),
                null,
                handle == null ? null : new Identity.Handle(handle));
    }
}
