package dev.zoetrope.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time by which a connection must have done what it waits for. The connection's thread arms it; the sweeper of
 * {@link OpenConnections} finds it passed. Whichever of the two comes first wins: a deadline that has passed stays so, and
 * the connection is then the sweeper's to end.
 */
final class Deadline {

    /** What a connection waits for. */
    enum Phase {
        /** The first byte of a request. */
        IDLE("", false),
        /** The rest of its head. */
        HEAD("The request's head did not arrive in time.", true),
        /** Its body. */
        BODY("The request's body did not arrive in time.", true),
        /** Its body, while the answer is on its way already. */
        BODY_DURING_ANSWER("The request's body did not arrive in time.", false),
        /** A handler, which takes as long as it takes. */
        HANDLING("", false),
        /** The client, to take the answer. */
        WRITING("The client did not take the answer in time.", false),
        /** The client, to stop sending what nobody will read. */
        LINGERING("", false);

        private final String lateness;
        private final boolean answerable;

        Phase(String lateness, boolean answerable) {
            this.lateness = lateness;
            this.answerable = answerable;
        }

        /** What is wrong when the phase lasts too long. */
        String lateness() {
            return lateness;
        }

        /** Whether the client can still be told so. */
        boolean answerable() {
            return answerable;
        }
    }

    private static final long ORIGIN = System.nanoTime();
    private static final long NEVER = Long.MAX_VALUE;
    private static final long PASSED = Long.MIN_VALUE;

    private final AtomicLong at = new AtomicLong(NEVER);
    private volatile Phase phase = Phase.HANDLING;

    /**
     * Begins a phase that must end within {@code limit}.
     *
     * @throws ConnectionEnded when an earlier deadline has passed
     */
    void arm(Phase next, Duration limit) {
        replace(next, now() + limit.toNanos());
    }

    /** Begins the phase that has no deadline; otherwise as {@link #arm}. */
    void disarm() {
        replace(Phase.HANDLING, NEVER);
    }

    // The phase goes first: whoever still sees IDLE then loses the race for the time.
    private void replace(Phase next, long then) {
        long before = at.get();
        if (before == PASSED) {
            throw new ConnectionEnded("The client was too slow", null);
        }
        phase = next;
        if (!at.compareAndSet(before, then)) {
            throw new ConnectionEnded("The client was too slow", null);
        }
    }

    /** Whether the deadline has just passed; true once. */
    boolean passesBy(long now) {
        long then = at.get();
        return then != PASSED && then <= now && at.compareAndSet(then, PASSED);
    }

    /** Lets the deadline pass at once if the connection waits for a request. */
    boolean passesIfIdle() {
        long then = at.get();
        return phase == Phase.IDLE && then != PASSED && at.compareAndSet(then, PASSED);
    }

    boolean passed() {
        return at.get() == PASSED;
    }

    /** The present phase, or the one that was cut. */
    Phase phase() {
        return phase;
    }

    /** Elapsed nanoseconds on the scale of {@link #passesBy}. */
    static long now() {
        return System.nanoTime() - ORIGIN;
    }
}
