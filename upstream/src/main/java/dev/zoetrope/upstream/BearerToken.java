package dev.zoetrope.upstream;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The token that calls carry. It is renewed a while before it ends, and when it was refused; those who need it meanwhile wait. Safe for use by many threads. */
final class BearerToken {
    /** A token is renewed when so much of its life is left; what lives shorter is used to its end. */
    private static final Duration EARLY = Duration.ofMinutes(1);

    /** @param ends by {@link System#nanoTime}; null when nobody knows */
    private record Held(Secret token, @Nullable Long ends) {
        boolean hasEnded() {
            return ends != null && System.nanoTime() - ends >= 0;
        }
    }

    private final ReentrantLock renewing = new ReentrantLock();
    private final @Nullable Function<Deadline, TokenEndpoint.Issued> issuer;
    private volatile @Nullable Held held;

    /**
     * @param first null when one has to be issued
     * @param issuer null when there is only this one
     */
    BearerToken(@Nullable Secret first, @Nullable Function<Deadline, TokenEndpoint.Issued> issuer) {
        this.issuer = issuer;
        held = first == null ? null : new Held(first, null);
    }

    Secret get(Deadline deadline) {
        var known = held;
        return known == null || (known.hasEnded() && issuer != null) ? renewed(known, deadline) : known.token;
    }

    /** A new token in place of one that was refused; null when there is none to be had. */
    @Nullable Secret after(Secret refused, Deadline deadline) {
        if (issuer == null) {
            return null;
        }
        var known = held;
        return known != null && !known.token.equals(refused) ? known.token : renewed(known, deadline);
    }

    /** @param old what was held when the need was seen: whoever renews it first does so for all */
    private Secret renewed(@Nullable Held old, Deadline deadline) {
        if (issuer == null) {
            throw new IllegalStateException("there is no token, and nobody who issues one");
        }
        lock(deadline);
        try {
            var known = held;
            if (known != null && !known.equals(old)) {
                return known.token;
            }
            var issued = issuer.apply(deadline);
            var early = issued.life().compareTo(EARLY.multipliedBy(2)) > 0 ? EARLY : Duration.ZERO;
            held = new Held(
                    issued.access(),
                    System.nanoTime() + issued.life().minus(early).toNanos());
            return issued.access();
        } finally {
            renewing.unlock();
        }
    }

    private void lock(Deadline deadline) {
        try {
            if (renewing.tryLock(deadline.left(), NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw Deadline.late();
    }
}
