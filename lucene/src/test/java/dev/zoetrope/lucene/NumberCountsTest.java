package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.TooManyGroups;
import java.util.HashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NumberCountsTest {
    @Test
    void countsEveryNumber() {
        var random = new SplittableRandom(3);
        var expected = new HashMap<Long, Integer>();
        var counts = new NumberCounts(Grouping.SOUND);
        for (int i = 0; i < 200_000; i++) {
            // Near one another, far from one another, and apart in the upper bits alone; 0 and the ends as well.
            long number = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(-500, 500);
                case 1 -> random.nextLong(1, 4_000) << 40;
                case 2 -> Long.MAX_VALUE - random.nextInt(3);
                default -> Long.MIN_VALUE + random.nextInt(3);
            };
            expected.merge(number, 1, Integer::sum);
            counts.add(number);
        }
        var actual = new HashMap<Long, Integer>();
        counts.forEach((number, count) -> assertEquals(null, actual.put(number, count)));
        assertEquals(expected, actual);
    }

    @Test
    void moreThanFitIntoMemoryAreRefused() {
        var counts = new NumberCounts(Grouping.SOUND);
        for (long number = 0; number < CatalogReader.MOST_GROUPS; number++) {
            counts.add(number);
        }
        counts.add(0);
        var refusal = assertThrows(TooManyGroups.class, () -> counts.add(-1));
        assertEquals(
                "there are more than 2000000 different values to count by sound; count fewer videos at a time, for example"
                        + " by --from and --to",
                refusal.getMessage());
    }
}
