package dev.zoetrope.upstream;

import java.time.Duration;

/** A moment of elapsed time that a call ends at. */
record Deadline(long nanos) {
    static Deadline in(Duration within) {
        return new Deadline(System.nanoTime() + within.toNanos());
    }

    /** The time that is left, in nanoseconds; 0 when none is. */
    long left() {
        return Math.max(0, nanos - System.nanoTime());
    }

    static UpstreamFailed late() {
        return new UpstreamFailed(UpstreamFailed.Why.LATE, "gave no answer in time");
    }
}
