package dev.zoetrope.accounts;

import java.time.Duration;

/**
 * What the accounts keep, and for how long.
 *
 * @param searchLife how long a search can be paged on; clients may count on a day
 * @param searchesPerApp how many searches an app may have alive; the oldest make room for new ones
 * @param useBlock uses that a node takes from the database at a time; a kill can over-count so many per key
 * @param freeUseBlock the most of uses without a limit, where no other node waits for what this one has taken; a key that is used slowly takes {@code useBlock}
 */
public record AccountLimits(Duration searchLife, int searchesPerApp, int useBlock, int freeUseBlock) {

    public static final AccountLimits DEFAULT = new AccountLimits(Duration.ofDays(7), 100_000, 100, 10_000);

    public AccountLimits {
        if (!searchLife.isPositive()) {
            throw new IllegalArgumentException("searchLife is " + searchLife + "; it must be longer than nothing");
        }
        if (searchesPerApp < 1) {
            throw new IllegalArgumentException("searchesPerApp is " + searchesPerApp + "; it must be at least 1");
        }
        if (useBlock < 1) {
            throw new IllegalArgumentException("useBlock is " + useBlock + "; it must be at least 1");
        }
        if (freeUseBlock < 1) {
            throw new IllegalArgumentException("freeUseBlock is " + freeUseBlock + "; it must be at least 1");
        }
    }
}
