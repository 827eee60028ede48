package dev.zoetrope.readthrough;

import dev.zoetrope.upstream.UpstreamFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an upstream stands.
 *
 * @param callsToday calls since midnight UTC
 * @param budget calls that a day has
 * @param left how long it will be left alone; zero when it is asked
 * @param inFlight calls that it has not answered yet
 * @param lastFailure null when it has not failed since the start
 */
public record UpstreamState(
        String name,
        long callsToday,
        long budget,
        Breaker.State breaker,
        Duration left,
        int inFlight,
        @Nullable Failure lastFailure) {
    /** @param message holds no secret */
    public record Failure(Instant at, UpstreamFailed.Why why, String message) {
        public String reason() {
            return token(why);
        }
    }

    public String breakerState() {
        return token(breaker);
    }

    static String token(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
