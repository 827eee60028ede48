package dev.zoetrope.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What counters of one thing were seen to be: for each {@link Stamp} the values of some counters. Where two values of a counter have one stamp, that one stays that
 * a merge of {@link Facts} would keep. Merging is commutative, associative and idempotent.
 *
 * <p>Points are kept packed, as they are stored: some 10 bytes for a moment at which a few counters changed a little.
 *
 * <p>Immutable.
 */
public final class Points {
    // Layout, for each moment by ascending stamp: time, rank, counters (bits by field number), then a value for each by
    // ascending number. Times and values are what they have grown by, counters those bits that have changed.
    public static final Points NONE = new Points(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int start;
    private final int end;

    private Points(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /** Points as they lie in a larger array, which must not change any more. */
    static Points packed(byte[] bytes, int start, int end) {
        return new Points(bytes, start, end);
    }

    /** What facts tell of counters. */
    public static Points of(Facts facts, List<Field<Long>> counters) {
        return of(facts, null, counters);
    }

    /** What facts tell of counters and their merge with others does not tell any more, which holds other moments. */
    public static Points lost(Facts facts, Facts merged, List<Field<Long>> counters) {
        return of(facts, merged, counters);
    }

    private static Points of(Facts facts, @Nullable Facts merged, List<Field<Long>> counters) {
        long[] values = null;
        Packing packing = null;
        var stamps = facts.stamps();
        for (int i = 0; i < stamps.size(); i++) {
            var stamp = stamps.get(i);
            long mask = 0;
            for (var counter : counters) {
                if (facts.stampIndex(counter) == i && (merged == null || !stamp.equals(merged.stamp(counter)))) {
                    values = values == null ? new long[Field.LIMIT] : values;
                    values[counter.number()] = facts.number(counter, 0);
                    mask |= bit(counter);
                }
            }
            if (values != null && mask != 0) {
                packing = packing == null ? new Packing() : packing;
                packing.add(stamp.time(), stamp.source().rank(), mask, values);
            }
        }
        return packing == null ? NONE : packing.toPoints();
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** All of both; where both have a value of a counter with one stamp, the greater one. */
    public Points merge(Points other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        var merged = new Packing();
        var mine = walk();
        var theirs = other.walk();
        boolean hasMine = mine.next();
        boolean hasTheirs = theirs.next();
        while (hasMine || hasTheirs) {
            int order = hasMine && hasTheirs ? mine.compareTo(theirs) : hasMine ? -1 : 1;
            if (order == 0) {
                merged.addBoth(mine, theirs);
            } else {
                merged.add(order < 0 ? mine : theirs);
            }
            hasMine = order <= 0 ? mine.next() : hasMine;
            hasTheirs = order >= 0 ? theirs.next() : hasTheirs;
        }
        return merged.toPoints();
    }

    /** The merge of all of them. */
    public static Points merge(List<Points> parts) {
        return switch (parts.size()) {
            case 0 -> NONE;
            case 1 -> parts.getFirst();
            default -> {
                int middle = parts.size() / 2;
                yield merge(parts.subList(0, middle)).merge(merge(parts.subList(middle, parts.size())));
            }
        };
    }

    /** Those whose stamp passes. */
    public Points only(Predicate<Stamp> passes) {
        var kept = new Packing();
        for (var at = walk(); at.next(); ) {
            if (passes.test(at.stamp())) {
                kept.add(at);
            }
        }
        return kept.toPoints();
    }

    /** By {@link History#month}, each with those of the month. */
    public NavigableMap<Long, Points> byMonth() {
        var months = new TreeMap<Long, Points>();
        var packing = new Packing();
        long month = 0;
        for (var at = walk(); at.next(); packing.add(at)) {
            long next = History.month(at.time());
            if (next != month && !packing.isEmpty()) {
                months.put(month, packing.toPoints());
                packing = new Packing();
            }
            month = next;
        }
        if (!packing.isEmpty()) {
            months.put(month, packing.toPoints());
        }
        return months;
    }

    /** The same, cut into parts of so many moments, of which the last one may have fewer; one part at least. */
    public List<Points> inPartsOf(int moments) {
        var parts = new ArrayList<Points>();
        var packing = new Packing();
        int packed = 0;
        for (var at = walk(); at.next(); packed++) {
            if (packed == moments) {
                parts.add(packing.toPoints());
                packing = new Packing();
                packed = 0;
            }
            packing.add(at);
        }
        parts.add(packing.toPoints());
        return parts;
    }

    /** Goes through the moments by ascending stamp. */
    public Walk walk() {
        return new Walk(this);
    }

    void appendTo(Packer packer) {
        packer.raw(bytes, start, end - start);
    }

    int size() {
        return end - start;
    }

    /** Equal when every value and its stamp are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Points p && Arrays.equals(bytes, start, end, p.bytes, p.start, p.end);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOfRange(bytes, start, end));
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Points[");
        for (var at = walk(); at.next(); ) {
            text.append(at.stamp()).append(' ');
        }
        return text.append(']').toString();
    }

    private static long bit(Field<Long> counter) {
        return 1L << counter.number();
    }

    /** A place among the moments; before the first one until {@link #next} is called. Not for several threads. */
    public static final class Walk {
        private final Unpacker at;
        private final int end;
        private long time;
        private int rank;
        private long mask;
        private final long[] values = new long[Field.LIMIT];

        private Walk(Points points) {
            at = new Unpacker(points.bytes, points.start);
            end = points.end;
        }

        /** Goes on to the next moment; false behind the last. */
        public boolean next() {
            if (at.at() >= end) {
                return false;
            }
            time += at.signed();
            rank = at.count();
            mask ^= at.number();
            for (long left = mask; left != 0; left &= left - 1) {
                values[Long.numberOfTrailingZeros(left)] += at.signed();
            }
            return true;
        }

        /** Unix milliseconds, UTC. */
        public long time() {
            return time;
        }

        public Source source() {
            return Source.ofRank(rank);
        }

        public Stamp stamp() {
            return new Stamp(time, source());
        }

        /** Whether a value of the counter was seen at this moment. */
        public boolean has(Field<Long> counter) {
            return (mask & bit(counter)) != 0;
        }

        /** The value that was seen; of a counter that {@link #has} tells was seen. */
        public long value(Field<Long> counter) {
            return values[counter.number()];
        }

        private int compareTo(Walk other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Integer.compare(rank, other.rank);
        }
    }

    /** Packs moments that come by ascending stamp. */
    private static final class Packing {
        private final Packer packer = new Packer(64);
        private final long[] last = new long[Field.LIMIT];
        private long lastTime;
        private long lastMask;

        boolean isEmpty() {
            return packer.length() == 0;
        }

        void add(Walk at) {
            add(at.time, at.rank, at.mask, at.values);
        }

        void addBoth(Walk a, Walk b) {
            var values = a.values.clone();
            for (long left = b.mask; left != 0; left &= left - 1) {
                int field = Long.numberOfTrailingZeros(left);
                boolean hasA = (a.mask & 1L << field) != 0;
                values[field] = hasA ? greater(a.values[field], b.values[field]) : b.values[field];
            }
            add(a.time, a.rank, a.mask | b.mask, values);
        }

        void add(long time, int rank, long mask, long[] values) {
            packer.signed(time - lastTime).number(rank).number(mask ^ lastMask);
            lastTime = time;
            lastMask = mask;
            for (long left = mask; left != 0; left &= left - 1) {
                int field = Long.numberOfTrailingZeros(left);
                packer.signed(values[field] - last[field]);
                last[field] = values[field];
            }
        }

        Points toPoints() {
            return isEmpty() ? NONE : new Points(packer.toBytes(), 0, packer.length());
        }
    }

    /** The one that facts would keep: they compare values as they are stored. */
    private static long greater(long a, long b) {
        return a == b || Arrays.compareUnsigned(Type.NUMBER.encode(a), Type.NUMBER.encode(b)) > 0 ? a : b;
    }
}
