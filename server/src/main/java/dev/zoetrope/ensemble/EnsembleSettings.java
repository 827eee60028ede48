package dev.zoetrope.ensemble;

import dev.zoetrope.http.PublicUrl;
import java.time.Duration;

/**
 * How the surface behaves.
 *
 * @param publicUrl where clients reach this server
 * @param dailyUnits what a token without a quota of its own may spend on a UTC day
 * @param searchTime how long a search may take
 */
public record EnsembleSettings(PublicUrl publicUrl, long dailyUnits, Duration searchTime) {
    /** A day of the real service's larger plans. */
    public static final int USUAL_DAILY_UNITS = 11_000;
}
