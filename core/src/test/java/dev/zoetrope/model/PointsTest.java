package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random observations of counters from a small stock of times and values, so that they meet often. */
final class PointsTest {
    private static final int ROUNDS = 3_000;
    private static final long[] VALUES = {0, 1, 3, -1, 63, 64, 200, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE};

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void mergingIsCommutativeAssociativeAndIdempotent() {
        for (int round = 0; round < ROUNDS; round++) {
            var a = points();
            var b = points();
            var c = points();
            var message = "seed " + seed + ", round " + round;
            assertEquals(a.merge(b), b.merge(a), message);
            assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)), message);
            assertEquals(a, a.merge(a), message);
            assertEquals(a.merge(b), a.merge(b).merge(b), message);
            assertEquals(a.merge(b).merge(c), Points.merge(List.of(c, b, a)), message);
            assertEquals(a.merge(b).hashCode(), b.merge(a).hashCode(), message);
        }
    }

    /** Nothing that was seen is lost, in whatever order it arrives: facts hold one moment of each counter, and what they lose are points. */
    @Test
    void factsAndWhatTheyLoseTellAllThatWasSeen() {
        for (int round = 0; round < ROUNDS; round++) {
            var seen = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(_ -> facts())
                    .toList();
            var expected = plain(seen);
            var shuffled = new ArrayList<>(seen);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            for (var order : List.of(seen, shuffled)) {
                var facts = Facts.NONE;
                var history = Points.NONE;
                for (var each : order) {
                    var merged = facts.merge(each);
                    history = Points.merge(List.of(
                            history,
                            Points.lost(facts, merged, Video.COUNTERS),
                            Points.lost(each, merged, Video.COUNTERS)));
                    facts = merged;
                }
                var message = "seed " + seed + ", round " + round;
                assertEquals(expected, plain(history.merge(Points.of(facts, Video.COUNTERS))), message);
                assertTrue(
                        Collections.disjoint(
                                plain(history).keySet(),
                                plain(Points.of(facts, Video.COUNTERS)).keySet()),
                        message);
            }
        }
    }

    @Test
    void pointsOfAnyTimeAndValueComeBack() {
        for (int round = 0; round < ROUNDS; round++) {
            var facts = IntStream.range(0, 5)
                    .mapToObj(_ -> facts(new Stamp(random.nextLong(), Source.WEB), random.nextLong()))
                    .toList();
            var points = Points.merge(
                    facts.stream().map(each -> Points.of(each, Video.COUNTERS)).toList());
            assertEquals(plain(facts), plain(points), () -> "seed " + seed);
            for (var month : points.byMonth().entrySet()) {
                var history = new History(History.Owner.video(7), month.getKey(), month.getValue());
                var bytes = history.toBytes();
                var row = Arrays.copyOf(new byte[3], 3 + bytes.length + 2);
                System.arraycopy(bytes, 0, row, 3, bytes.length);
                assertEquals(history, History.of(7, row, 3, bytes.length), () -> "seed " + seed);
            }
            assertEquals(points, Points.merge(List.copyOf(points.byMonth().values())), () -> "seed " + seed);
            assertEquals(points, Points.merge(points.inPartsOf(2)), () -> "seed " + seed);
        }
    }

    @Test
    void monthsBeginAtMidnightUtc() {
        var begin = OffsetDateTime.of(2024, 3, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
        assertEquals(2024 * 12 + 2, History.month(begin));
        assertEquals(2024 * 12 + 1, History.month(begin - 1));
        assertEquals(1969 * 12 + 11, History.month(-1));
        assertTrue(History.month(Long.MIN_VALUE) < History.month(Long.MAX_VALUE));
        var points = Points.merge(List.of(
                Points.of(facts(new Stamp(begin - 1, Source.WEB), 1), Video.COUNTERS),
                Points.of(facts(new Stamp(begin, Source.WEB), 2), Video.COUNTERS)));
        assertEquals(List.of(24_289L, 24_290L), List.copyOf(points.byMonth().keySet()));
    }

    @Test
    void onlyCountersArePoints() {
        var stamp = new Stamp(5, Source.WEB);
        var facts = Facts.at(stamp)
                .with(Video.CAPTION, "x")
                .with(Video.DURATION, 7L)
                .build();
        assertEquals(Points.NONE, Points.of(facts, Video.COUNTERS));
        assertEquals(Points.NONE, Points.lost(facts, Facts.NONE.merge(facts), Video.COUNTERS));
        assertTrue(Points.NONE.byMonth().isEmpty());
        assertEquals(List.of(Points.NONE), Points.NONE.inPartsOf(10));
    }

    /** A few counters seen again and again take few bytes: what is told of memory and disk rests on it. */
    @Test
    void aMomentTakesAboutTenBytes() {
        var each = IntStream.range(0, 10_000)
                .mapToObj(i -> Points.of(
                        Facts.at(new Stamp(1_700_000_000_000L + i * 60_000L, Source.RESEARCH))
                                .with(Video.VIEW_COUNT, 1_000_000L + i * 40L)
                                .with(Video.LIKE_COUNT, 10_000L + i / 2)
                                .with(Video.COMMENT_COUNT, 500L + i / 50)
                                .with(Video.SHARE_COUNT, 90L)
                                .build(),
                        Video.COUNTERS))
                .toList();
        int bytes = Points.merge(each).size();
        assertTrue(bytes <= 10 * 10_000, bytes + " bytes");
    }

    /** By time, source and counter the value that facts of equal stamps keep. */
    private static Map<String, Long> plain(List<Facts> seen) {
        var plain = new TreeMap<String, Long>();
        for (var facts : seen) {
            for (var counter : Video.COUNTERS) {
                var value = facts.get(counter);
                if (value != null) {
                    plain.merge(facts.stamp(counter) + " " + counter, value, (a, b) -> kept(a, b));
                }
            }
        }
        return plain;
    }

    private static Map<String, Long> plain(Points points) {
        var plain = new TreeMap<String, Long>();
        for (var at = points.walk(); at.next(); ) {
            for (var counter : Video.COUNTERS) {
                if (at.has(counter)) {
                    assertEquals(null, plain.put(at.stamp() + " " + counter, at.value(counter)));
                }
            }
        }
        return plain;
    }

    private static long kept(long a, long b) {
        var stamp = new Stamp(0, Source.WEB);
        return facts(stamp, a).merge(facts(stamp, b)).number(Video.VIEW_COUNT, 0);
    }

    private static Facts facts(Stamp stamp, long views) {
        return Facts.at(stamp).with(Video.VIEW_COUNT, views).build();
    }

    private Facts facts() {
        var facts = Facts.NONE;
        for (int stamps = random.nextInt(3); stamps >= 0; stamps--) {
            var builder = Facts.at(new Stamp(
                            1_700_000_000_000L + random.nextInt(3) * 2_000_000_000L,
                            Source.ofRank(1 + random.nextInt(2))))
                    .with(Video.CAPTION, "x");
            for (var counter : List.of(Video.VIEW_COUNT, Video.LIKE_COUNT, Video.WHATSAPP_SHARE_COUNT)) {
                if (random.nextBoolean()) {
                    builder.with(counter, VALUES[random.nextInt(VALUES.length)]);
                }
            }
            facts = facts.merge(builder.build());
        }
        return facts;
    }

    private Points points() {
        return Points.merge(IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> Points.of(facts(), Video.COUNTERS))
                .toList());
    }
}
