package dev.zoetrope.readthrough;

import dev.zoetrope.upstream.UpstreamFailed;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leaves an upstream alone that fails: closed, all calls pass; open, none does; when its pause is over it is half open, and one call passes that closes or opens it
 * again. Goes by elapsed time. Safe for use by many threads.
 */
final class Breaker {
    /** So many failures in a row open it. */
    static final int FAILURES = 5;

    /** The first pause; each further one is twice as long, up to the longest. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** The pause when an upstream has had too many calls, or refuses us, and does not say for how long. */
    static final Duration REFUSED_PAUSE = Duration.ofMinutes(1);

    /** A {@code Retry-After} is obeyed up to this. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /**
     * Lets one call pass.
     *
     * @param isProbe whether it is the one that passes while the breaker is half open
     */
    record Ticket(boolean isProbe) {}

    private final LongSupplier nanos;
    private int failures;
    private int pauses;
    private boolean closed = true;
    private boolean probing;
    private long openUntil;

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether a call would pass now. */
    synchronized boolean passes() {
        return closed || (!probing && nanos.getAsLong() - openUntil >= 0);
    }

    /** Lets a call pass, or gives null. Each ticket has to be followed by {@link #succeeded}, {@link #failed} or {@link #withdrawn}. */
    synchronized @Nullable Ticket admit() {
        if (!passes()) {
            return null;
        }
        probing = !closed;
        return new Ticket(probing);
    }

    /** It answered. What began before the breaker opened does not close it: a {@code Retry-After} may stand. */
    synchronized void succeeded(Ticket ticket) {
        if (!closed && !ticket.isProbe) {
            return;
        }
        closed = true;
        probing = false;
        failures = 0;
        pauses = 0;
    }

    /**
     * It did not.
     *
     * @return whether the breaker is open now, and was not before
     */
    synchronized boolean failed(Ticket ticket, UpstreamFailed failure) {
        boolean wasOpen = !closed && !ticket.isProbe;
        failures++;
        if (closed && failures < FAILURES && !opensAtOnce(failure)) {
            return false;
        }
        closed = false;
        probing &= !ticket.isProbe;
        long until = nanos.getAsLong() + pause(failure).toNanos();
        // A call that began before it opened may end while it is open; what it says shortens no pause.
        openUntil = wasOpen && openUntil - until > 0 ? openUntil : until;
        return !wasOpen;
    }

    /** The call was not made after all. */
    synchronized void withdrawn(Ticket ticket) {
        probing &= !ticket.isProbe;
    }

    synchronized State state() {
        if (closed) {
            return State.CLOSED;
        }
        return probing || passes() ? State.HALF_OPEN : State.OPEN;
    }

    /** How long it stays open; zero when it is not. */
    synchronized Duration left() {
        return state() == State.OPEN ? Duration.ofNanos(openUntil - nanos.getAsLong()) : Duration.ZERO;
    }

    private static boolean opensAtOnce(UpstreamFailed failure) {
        return failure.retryAfter() != null
                || switch (failure.why()) {
                    case DENIED, LIMITED, FORBIDDEN_ADDRESS -> true;
                    case UNAVAILABLE, LATE, REFUSED, UNREADABLE -> false;
                };
    }

    private Duration pause(UpstreamFailed failure) {
        int doublings = Math.min(pauses++, Integer.SIZE / 2);
        var usual = opensAtOnce(failure) ? REFUSED_PAUSE : FIRST_PAUSE;
        var pause = min(usual.multipliedBy(1L << doublings), LONGEST_PAUSE);
        var asked = failure.retryAfter();
        return asked == null ? pause : max(min(asked, LONGEST_RETRY_AFTER), FIRST_PAUSE);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
