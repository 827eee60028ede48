package dev.zoetrope.catalog;

import dev.zoetrope.model.Field;
import java.util.List;

/**
 * Which part of a history is meant.
 *
 * @param counters whose values; those that the owner does not have are passed over
 * @param from Unix milliseconds, UTC: what was seen then or later
 * @param until Unix milliseconds, UTC: what was seen before
 */
public record HistorySearch(List<Field<Long>> counters, long from, long until) {
    /** A history is told in at most so many runs. */
    public static final int MOST_RUNS = 100_000;

    public HistorySearch {
        counters = List.copyOf(counters);
    }

    /** All of some counters' history. */
    public static HistorySearch of(List<Field<Long>> counters) {
        return new HistorySearch(counters, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
