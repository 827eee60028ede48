package dev.zoetrope.readthrough;

import java.time.Duration;

/**
 * How upstreams are read through.
 *
 * @param deadline a fetch ends after so long, however many upstreams are asked in it
 * @param callsEach calls that one upstream has to answer at once
 * @param calls calls to all upstreams at once
 * @param fetches fetches under way, those that wait for a call included; what comes on top is not fetched
 */
public record ReadRules(Freshness users, Freshness videos, Duration deadline, int callsEach, int calls, int fetches) {
    public static final int CALLS = 32;
    public static final int FETCHES = 1_000;

    public ReadRules(Freshness users, Freshness videos, Duration deadline, int callsEach) {
        this(users, videos, deadline, callsEach, CALLS, FETCHES);
    }
}
