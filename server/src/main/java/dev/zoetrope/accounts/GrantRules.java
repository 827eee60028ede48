package dev.zoetrope.accounts;

import java.time.Duration;

/**
 * How long tokens for people are good, and what comes of a code or a refresh token that is sent again.
 *
 * @param life of an access token
 * @param refreshLife of all refresh tokens of a grant together, from the first on
 * @param codeReuseEnds whether a used code that is sent again ends the grant; the real service only refuses it
 * @param refreshReuseEnds whether a used refresh token that is sent again ends the grant; the real service only refuses it
 */
public record GrantRules(Duration life, Duration refreshLife, boolean codeReuseEnds, boolean refreshReuseEnds) {
    /** Contract: nothing tells how long a code is good; third parties say 5 or 10 minutes. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** What TikTok's documentation long said, and what was seen in August 2026. */
    public static final GrantRules LONG = new GrantRules(Duration.ofHours(24), Duration.ofDays(365), false, false);

    /** What TikTok's documentation says since November 2026. */
    public static final GrantRules SHORT = new GrantRules(Duration.ofHours(2), Duration.ofDays(180), false, false);
}
