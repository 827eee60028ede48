package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random facts from a small stock of stamps and values, so that they meet often. */
final class MergeLawsTest {
    private static final int ROUNDS = 5_000;

    private static final Map<Integer, Field<?>> FIELDS = fields();
    private static final String[] TEXTS = {"", "a", "A", "b", "é", "🙂", "\u0000"};
    private static final Long[] NUMBERS = {0L, 1L, -1L, 63L, 64L, Long.MAX_VALUE, Long.MIN_VALUE};

    private final SplittableRandom random = new SplittableRandom();

    /** What {@link Facts} are, said plainly: by field, a stamp and the bytes of a value, in hexadecimal digits. */
    private static final class Plain {
        private record Fact(Stamp stamp, String value) {}

        private final Map<Integer, Fact> facts = new TreeMap<>();

        private void add(int field, Stamp stamp, String value) {
            facts.merge(field, new Fact(stamp, value), (a, b) -> {
                int byStamp = a.stamp.compareTo(b.stamp);
                int order = byStamp == 0 ? a.value.compareTo(b.value) : byStamp;
                return order >= 0 ? a : b;
            });
        }

        private void agreesWith(Facts merged, String message) {
            FIELDS.forEach((number, field) -> {
                var fact = facts.get(number);
                assertEquals(fact != null, merged.has(field), message);
                if (fact != null) {
                    assertEquals(fact.stamp, merged.stamp(field), message);
                    assertEquals(fact.value, encoded(merged, field), message);
                }
            });
        }
    }

    @Test
    void mergingIsCommutativeAssociativeAndIdempotent() {
        long seed = random.nextLong();
        var drawn = new SplittableRandom(seed);
        int met = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var message = "seed " + seed + ", round " + round;
            var a = facts(drawn);
            var b = facts(drawn);
            var c = facts(drawn);
            assertEquals(a.merge(b), b.merge(a), message);
            assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)), message);
            assertEquals(a, a.merge(a), message);
            assertEquals(a.merge(b), a.merge(b).merge(b), message);
            assertEquals(a.merge(b).hashCode(), b.merge(a).hashCode(), message);
            met += a.merge(b).equals(a) || a.merge(b).equals(b) ? 0 : 1;
        }
        assertTrue(met > ROUNDS / 4, "only " + met + " merges took something from both");
    }

    @Test
    void mergingIsFieldByFieldTheGreaterStampElseTheGreaterValue() {
        long seed = random.nextLong();
        var drawn = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var plain = new Plain();
            var merged = Facts.NONE;
            var stamps = new TreeSet<Stamp>();
            for (int i = drawn.nextInt(12); i > 0; i--) {
                var fact = fact(drawn, stamp(drawn));
                stamps.addAll(fact.stamps());
                FIELDS.forEach((number, field) -> {
                    if (fact.has(field)) {
                        plain.add(number, stampOf(fact, field), encoded(fact, field));
                    }
                });
                merged = merged.merge(fact);
            }
            var message = "seed " + seed + ", round " + round;
            plain.agreesWith(merged, message);
            assertEquals(stamps.isEmpty() ? null : stamps.first(), merged.first(), message);
            assertEquals(stamps.isEmpty() ? null : stamps.last(), merged.last(), message);
        }
    }

    private static Facts facts(SplittableRandom random) {
        var facts = Facts.NONE;
        for (int i = random.nextInt(5); i >= 0; i--) {
            facts = facts.merge(fact(random, stamp(random)));
        }
        return facts;
    }

    private static Stamp stamp(SplittableRandom random) {
        return new Stamp(1000 + random.nextInt(3), Source.ofRank(1 + random.nextInt(3)));
    }

    private static Facts fact(SplittableRandom random, Stamp stamp) {
        var facts = Facts.at(stamp);
        var text = TEXTS[random.nextInt(TEXTS.length)];
        var number = NUMBERS[random.nextInt(NUMBERS.length)];
        switch (random.nextInt(6)) {
            case 0 -> facts.with(Video.CAPTION, text);
            case 1 -> facts.with(Video.LIKE_COUNT, number);
            case 2 -> facts.with(Video.PUBLIC, random.nextBoolean());
            case 3 -> facts.with(Video.HASHTAGS, List.of(text, text).subList(0, random.nextInt(3)));
            case 4 -> facts.with(Video.TAG, new Video.Tag(text, number));
            default -> facts.with(Video.PHOTOS, new ArrayList<>(List.of(text)));
        }
        return facts.build();
    }

    private static Map<Integer, Field<?>> fields() {
        var fields = new TreeMap<Integer, Field<?>>();
        for (var field :
                List.of(Video.CAPTION, Video.LIKE_COUNT, Video.PUBLIC, Video.HASHTAGS, Video.TAG, Video.PHOTOS)) {
            fields.put(field.number(), field);
        }
        return fields;
    }

    private static Stamp stampOf(Facts facts, Field<?> field) {
        var stamp = facts.stamp(field);
        assertTrue(stamp != null);
        return stamp;
    }

    private static <T> String encoded(Facts facts, Field<T> field) {
        var value = facts.get(field);
        assertTrue(value != null);
        return HexFormat.of().formatHex(field.type().encode(value));
    }
}
