package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TallyTest {
    @Test
    void keepsTheGreatestWhateverTheirOrder() {
        for (long seed = 0; seed < 50; seed++) {
            var random = new SplittableRandom(seed);
            int most = 1 + random.nextInt(20);
            var tally = new Tally(most);
            var all = new ArrayList<Histogram.Group>();
            for (int i = 0; i < 100; i++) {
                var group = new Histogram.Group("group " + i * 37 % 100, random.nextInt(1, 12));
                all.add(group);
                tally.add(group.videos(), group::name);
            }
            all.sort(
                    Comparator.comparingLong(Histogram.Group::videos).reversed().thenComparing(Histogram.Group::name));
            long inOthers = all.subList(most, 100).stream()
                    .mapToLong(Histogram.Group::videos)
                    .sum();
            assertEquals(
                    new Histogram(all.subList(0, most), 100 - most, inOthers, 1_000, 7),
                    tally.histogram(1_000, 7),
                    "seed " + seed);
        }
    }

    @Test
    void namesOfGroupsThatAreNotKeptAreNotMade() {
        var tally = new Tally(1);
        var made = new AtomicInteger();
        for (int i = 1_000; i > 0; i--) {
            tally.add(i, () -> "group " + made.incrementAndGet());
        }
        assertEquals(
                List.of(new Histogram.Group("group 1", 1_000)),
                tally.histogram(1_000, 0).groups());
        assertTrue(made.get() == 1, made::toString);
    }

    @Test
    void timesBeyondTheCalendarCountForItsEnds() {
        assertEquals("1969-12-31", Grouping.day(Grouping.dayNumber(-1)));
        assertEquals("+999999999-12-31", Grouping.day(Grouping.dayNumber(Long.MAX_VALUE)));
    }
}
