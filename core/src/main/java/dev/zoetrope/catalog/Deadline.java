package dev.zoetrope.catalog;

import java.time.Duration;

/** A moment by which a search must be done. Measured by elapsed time, not by a world's clock. Immutable. */
public final class Deadline {
    /** Never passes. */
    public static final Deadline NONE = new Deadline(0, 0);

    private final long start;
    private final long nanos;

    private Deadline(long start, long nanos) {
        this.start = start;
        this.nanos = nanos;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime(), Math.max(1, duration.toNanos()));
    }

    public boolean passed() {
        return nanos > 0 && System.nanoTime() - start >= nanos;
    }
}
