package dev.zoetrope.readthrough;

import org.jspecify.annotations.Nullable;

/**
 * What the catalog has of something that is wanted.
 *
 * @param found null when it has nothing
 * @param seen milliseconds since it was looked at; {@link #NEVER} when that is not known to have happened
 * @param asked milliseconds since an upstream was last asked for it with success, which may have told of it what it knew for long, or too little to tell that it was
 *     looked at
 */
record Look<T>(@Nullable T found, long seen, long asked, Freshness freshness) {
    /** Older than anything is fresh or stale for. */
    static final long NEVER = Long.MAX_VALUE;

    Freshness.State state() {
        return found == null ? Freshness.State.OLD : freshness.of(Math.min(seen, asked));
    }

    /** The answer from what is there. */
    Reading<T> kept(@Nullable String detail) {
        var status = status(CacheStatus.hit(), detail);
        return found == null ? new Reading.Missing<>(status) : new Reading.Found<>(found, status);
    }

    /** The answer after a fetch, this one's or one before it. What is there is better than nothing, however old. */
    Reading<T> told(Outcome outcome, CacheStatus status) {
        var detail = switch (outcome) {
            case Outcome.Fetched fetched -> fetched.from();
            case Outcome.Nothing nothing when found != null && !nothing.isForGood() -> "not-found-by-handle";
            case Outcome.Nothing _, Outcome.TurnedAway _ -> found == null ? "nothing" : "gone";
            case Outcome.Failed failed -> failed.detail();
        };
        var provenance = status(status, detail);
        if (found != null) {
            return new Reading.Found<>(found, provenance);
        }
        return outcome instanceof Outcome.Failed failed
                ? new Reading.Failed<>(failed.failure(), provenance)
                : new Reading.Missing<>(provenance);
    }

    private Provenance status(CacheStatus status, @Nullable String detail) {
        long checked = Math.min(seen, asked);
        boolean isKnown = found != null && checked != NEVER;
        if (isKnown) {
            status.ttl(freshness.secondsLeft(checked));
        }
        if (detail != null) {
            status.detail(detail);
        }
        return new Provenance(isKnown ? (seen == NEVER ? asked : seen) / 1_000 : null, status.toString());
    }
}
