package dev.zoetrope.catalog;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A moment by which a search must be done. Measured by elapsed time, not by a world's clock. Immutable. */
public final class Deadline {
    /** Never passes. */
    public static final Deadline NONE = new Deadline(() -> false);

    private final BooleanSupplier passed;

    private Deadline(BooleanSupplier passed) {
        this.passed = passed;
    }

    public static Deadline in(Duration duration) {
        long start = System.nanoTime();
        long nanos = Math.max(1, duration.toNanos());
        return new Deadline(() -> System.nanoTime() - start >= nanos);
    }

    /** Passes when nobody wants the result any more. The condition is asked often, by whoever computes. */
    public static Deadline when(BooleanSupplier unwanted) {
        return new Deadline(unwanted);
    }

    public boolean passed() {
        return passed.getAsBoolean();
    }
}
