package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReservoirTest {
    private static final int THINGS = 20;
    private static final int SIZE = 5;
    private static final int ROUNDS = 40_000;

    /** Chi-square of 19 degrees of freedom is beyond this once in 10,000 draws; the seed is fixed, so that it never fails by chance. */
    private static final double UNLIKELY = 51;

    @Test
    void everyThingIsAsLikelyAsAnyOtherAtEveryPlace() {
        var random = new SplittableRandom(42);
        var kept = new long[THINGS];
        var first = new long[THINGS];
        for (int round = 0; round < ROUNDS; round++) {
            var drawn = draw(THINGS, SIZE, random);
            assertEquals(SIZE, drawn.stream().distinct().count());
            drawn.forEach(thing -> kept[thing]++);
            first[drawn.getFirst()]++;
        }
        assertTrue(chiSquare(kept) < UNLIKELY, "kept: " + chiSquare(kept));
        assertTrue(chiSquare(first) < UNLIKELY, "first: " + chiSquare(first));
    }

    @Test
    void everythingIsKeptWhenThereIsNotMore() {
        var random = new SplittableRandom(42);
        for (int things : new int[] {0, 1, SIZE}) {
            assertEquals(
                    IntStream.range(0, things).boxed().toList(),
                    draw(things, SIZE, random).stream().sorted().toList());
        }
        assertEquals(List.of(), draw(3, 0, random));
    }

    private static List<Integer> draw(int things, int size, SplittableRandom random) {
        var reservoir = new Reservoir<Integer>(size, random);
        for (int thing = 0; thing < things; thing++) {
            int place = reservoir.next();
            if (place >= 0) {
                reservoir.put(place, thing);
            }
        }
        return reservoir.shuffled();
    }

    private static double chiSquare(long[] counts) {
        double expected = (double) IntStream.range(0, counts.length)
                        .mapToLong(i -> counts[i])
                        .sum()
                / counts.length;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }
}
