package dev.zoetrope.exports;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/** A set of numbers that takes eight bytes for each, and as many again at times. Not for several threads. */
final class Ids {
    private long[] ids = new long[1 << 10];
    private int size;
    private boolean isSorted = true;

    void add(long id) {
        if (size == ids.length) {
            sort();
            if (size > ids.length / 2) {
                ids = Arrays.copyOf(ids, ids.length * 2);
            }
        }
        ids[size++] = id;
        isSorted = false;
    }

    boolean contains(long id) {
        sort();
        return Arrays.binarySearch(ids, 0, size, id) >= 0;
    }

    /** All of them, the greatest first. */
    PrimitiveIterator.OfLong descending() {
        sort();
        return IntStream.range(0, size).mapToLong(i -> ids[size - 1 - i]).iterator();
    }

    /** Puts them in order, each once. */
    private void sort() {
        if (isSorted) {
            return;
        }
        Arrays.sort(ids, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || ids[i] != ids[i - 1]) {
                ids[distinct++] = ids[i];
            }
        }
        size = distinct;
        isSorted = true;
    }
}
