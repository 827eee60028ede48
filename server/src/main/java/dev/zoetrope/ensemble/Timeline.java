package dev.zoetrope.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list that goes by descending time, then by descending key, read with cursors that are moments: what is earlier follows.
 *
 * <p>Where a page ends within a second, the cursor tells also how many of that second were shown, in digits far above those of a moment. So nothing comes twice
 * and nothing is lost, however much has one second, and no state is kept.
 *
 * @param unit how many of a cursor's units a second has
 */
record Timeline<T>(Reader<T> reader, ToLongFunction<T> second, long unit) {
    /** Cursors that are Unix milliseconds. */
    static final long MILLIS = 1_000;

    /** Cursors that are Unix seconds. */
    static final long SECONDS = 1;

    /** Seconds of moments are below this until the year 2286. */
    private static final long SECONDS_OF_MOMENTS = 10_000_000_000L;

    /** A cursor that claims more of one second is none, and leads nowhere. */
    private static final long MOST_WITHIN = 100_000;

    /** Reads the list. */
    interface Reader<T> {
        /** What follows a place. */
        List<T> after(long second, long key, int limit);

        /** What follows the first ones of a second, at least one of them; nothing where the second has no more than those, or nobody goes so far within one. */
        List<T> within(long second, long shown, int limit);
    }

    /**
     * Some of the list.
     *
     * @param next where the next page begins; null at the end
     */
    record Page<T>(List<T> items, @Nullable Long next) {}

    /**
     * Reads a page.
     *
     * @param cursor 0 or less for the beginning
     * @param limit at least 1
     */
    Page<T> page(long cursor, int limit) {
        return new Stretch(cursor, limit).page(limit);
    }

    /** Reads what lies behind a cursor, to be cut later. */
    Stretch stretch(long cursor, int limit) {
        return new Stretch(cursor, limit);
    }

    /** Items that were read, and where they began. */
    final class Stretch {
        private final List<T> items;
        private final long startSecond;
        private final long shownThere;

        private Stretch(long cursor, int limit) {
            long turn = SECONDS_OF_MOMENTS * unit;
            long shown = Math.max(0, cursor) / turn;
            long moment = Math.max(0, cursor) % turn;
            // A moment within a second is later than all that has the second for its time.
            startSecond = cursor <= 0 ? Long.MAX_VALUE : Math.ceilDiv(moment, unit);
            var rest = shown == 0 || shown > MOST_WITHIN ? List.<T>of() : reader.within(startSecond, shown, limit + 1);
            shownThere = rest.isEmpty() ? 0 : shown;
            if (rest.isEmpty() && shown <= MOST_WITHIN) {
                rest = reader.after(startSecond, cursor <= 0 ? Long.MAX_VALUE : Long.MIN_VALUE, limit + 1);
            }
            items = rest;
        }

        List<T> items() {
            return items;
        }

        /** The first ones. */
        Page<T> page(int count) {
            if (items.size() <= count) {
                return new Page<>(items, null);
            }
            var page = new ArrayList<>(items.subList(0, count));
            long last = second.applyAsLong(page.getLast());
            if (second.applyAsLong(items.get(count)) != last) {
                return new Page<>(page, last * unit);
            }
            long shown = (last == startSecond ? shownThere : 0)
                    + page.stream()
                            .filter(item -> second.applyAsLong(item) == last)
                            .count();
            return new Page<>(page, last * unit + shown * SECONDS_OF_MOMENTS * unit);
        }
    }
}
