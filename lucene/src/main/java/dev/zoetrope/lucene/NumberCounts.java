package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.TooManyGroups;

/** How often each of many numbers was seen: a hash table without an object for each. Not for several threads. */
final class NumberCounts {
    private static final int FIRST_SIZE = 1 << 10;

    private final Grouping by;
    private long[] numbers = new long[FIRST_SIZE];
    /** 0 where there is no number; an index has fewer documents than an int counts. */
    private int[] counts = new int[FIRST_SIZE];

    private int size;

    NumberCounts(Grouping by) {
        this.by = by;
    }

    void add(long number) {
        int slot = slot(number);
        if (counts[slot]++ > 0) {
            return;
        }
        numbers[slot] = number;
        if (++size > CatalogReader.MOST_GROUPS) {
            throw new TooManyGroups(by, CatalogReader.MOST_GROUPS);
        }
        if (2 * size > counts.length) {
            grow();
        }
    }

    interface Sink {
        void number(long number, int count);
    }

    /** All numbers, in no order. */
    void forEach(Sink sink) {
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                sink.number(numbers[slot], counts[slot]);
            }
        }
    }

    /** Where a number is, or is to be put. */
    private int slot(long number) {
        int mask = counts.length - 1;
        // Ids differ in bits that a mask would cut off.
        long mixed = number * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (counts[slot] > 0 && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldNumbers = numbers;
        var oldCounts = counts;
        numbers = new long[2 * oldNumbers.length];
        counts = new int[2 * oldCounts.length];
        for (int old = 0; old < oldCounts.length; old++) {
            if (oldCounts[old] > 0) {
                int slot = slot(oldNumbers[old]);
                numbers[slot] = oldNumbers[old];
                counts[slot] = oldCounts[old];
            }
        }
    }
}
