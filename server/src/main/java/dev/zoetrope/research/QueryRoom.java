package dev.zoetrope.research;

import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Place;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets in so many bytes of queries at once; others wait for their turn. What is made of a query takes many times its bytes, and thousands of the largest would
 * take more memory than there is.
 */
final class QueryRoom {
    /** Thousands of usual queries, some tens of the largest. */
    private static final int BYTES = 1 << 20;

    private final Semaphore free = new Semaphore(BYTES, true);

    /**
     * Does the work when there is room for the query.
     *
     * @throws DeadlinePassed when there is none for so long
     */
    <T> T with(int bytes, Duration patience, Supplier<T> work) {
        int taken = Math.clamp(bytes, 1, BYTES);
        try {
            if (!free.tryAcquire(taken, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DeadlinePassed(Place.START);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", e);
        }
        try {
            return work.get();
        } finally {
            free.release(taken);
        }
    }
}
