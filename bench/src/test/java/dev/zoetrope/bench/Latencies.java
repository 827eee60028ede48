package dev.zoetrope.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** How long calls took. Not for several threads. */
final class Latencies {
    private long[] nanos = new long[1 << 12];
    private int count;
    private boolean sorted;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    static Latencies of(List<Latencies> parts) {
        var all = new Latencies();
        all.nanos = parts.stream()
                .flatMapToLong(part -> LongStream.of(part.nanos).limit(part.count))
                .toArray();
        all.count = all.nanos.length;
        return all;
    }

    int count() {
        return count;
    }

    /** The time within which this share of the calls was answered, in milliseconds; NaN without any call. */
    double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        return nanos[(int) Math.ceil(share * count) - 1] / 1e6;
    }
}
