package dev.zoetrope.readthrough;

import java.time.Duration;

/**
 * How long what was seen of a thing is good for.
 *
 * @param fresh until this age it is answered as it is
 * @param stale for so long after that it is still answered at once, while it is fetched anew behind the answer
 */
public record Freshness(Duration fresh, Duration stale) {
    /** What an age makes of it. */
    enum State {
        FRESH,
        STALE,
        /** Too old to be answered while somebody else may know better. */
        OLD
    }

    State of(long ageMillis) {
        if (ageMillis < fresh.toMillis()) {
            return State.FRESH;
        }
        return ageMillis < fresh.plus(stale).toMillis() ? State.STALE : State.OLD;
    }

    /** Seconds until it is no longer fresh; negative afterwards. */
    long secondsLeft(long ageMillis) {
        return Math.floorDiv(fresh.toMillis() - ageMillis, 1_000L);
    }
}
