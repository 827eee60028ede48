package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Values drawn for facts; the seed is told when a test fails. */
final class RandomFacts {
    /** The last second of the year 9999. */
    static final long LAST_SECOND = 253_402_300_799L;

    final long seed;
    final SplittableRandom random;

    RandomFacts(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    <T> void maybe(Facts.Builder facts, Field<T> field, Supplier<T> value) {
        if (random.nextBoolean()) {
            facts.with(field, value.get());
        }
    }

    void counters(Facts.Builder facts, List<Field<Long>> fields) {
        fields.forEach(field -> facts.with(field, count()));
    }

    /** From 1 on, beyond 2^53 too. */
    long count() {
        return number(Long.MAX_VALUE) - 1 | 1;
    }

    /** From 1 on, small and large ones alike. */
    long number(long greatest) {
        return 1 + random.nextLong(greatest >>> random.nextInt(Long.SIZE - Long.numberOfLeadingZeros(greatest)));
    }

    <T> List<T> some(Supplier<T> element) {
        return Stream.generate(element).limit(1 + random.nextInt(4)).toList();
    }

    <T> List<T> list(Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(5)).toList();
    }

    /** A text of any characters, not empty, that neither begins nor ends with a blank or a sign. */
    String word() {
        return "w" + text() + "w";
    }

    /** A text of up to twelve characters of any plane, control characters included. */
    String text() {
        return random.ints(random.nextInt(12), 0, 3)
                .map(kind -> switch (kind) {
                    case 0 -> random.nextInt(0x80);
                    case 1 -> random.nextInt(0x80, Character.MIN_SURROGATE);
                    default -> random.nextInt(Character.MAX_SURROGATE + 1, Character.MAX_CODE_POINT + 1);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    String handle() {
        return "u" + random.nextInt(1000) + "._";
    }

    /** A signed link, whose percent-encoding must stay as it is. */
    String link() {
        return "https://p16.example/tos/" + number(Long.MAX_VALUE) + "~c5.webp?x-expires=" + number(LAST_SECOND)
                + "&x-signature=a%2Bb%3D" + number(Long.MAX_VALUE) + "%3d";
    }
}
