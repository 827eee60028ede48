package dev.zoetrope.research;

import dev.zoetrope.accounts.Uses;
import java.time.Duration;

/**
 * What can be set about the Research API.
 *
 * @param pageSize videos on a page that does not say how many: 10 in the getting-started guide, 20 in the reference
 * @param deadline how long a search may take, in elapsed time
 * @param dailyCalls calls an app may make in a UTC day; {@link Uses#UNLIMITED} for no limit
 */
public record ResearchSettings(int pageSize, Duration deadline, long dailyCalls) {
    /** What the real service allows. */
    public static final long REAL_DAILY_CALLS = 1_000;
}
