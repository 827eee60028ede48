package dev.zoetrope.accounts;

import java.util.Locale;

/**
 * A key to be created.
 *
 * @param name shown to people, 1 to 100 characters
 * @param dailyQuota 0 for no limit
 * @param perSecond 0 to {@value #MOST_PER_SECOND}; 0 for no limit
 */
public record NewKey(Api api, String name, Standing standing, long dailyQuota, long perSecond) {

    /** Each request within a second is remembered for that long. */
    public static final int MOST_PER_SECOND = 10_000;

    /** @throws InvalidKey when a member breaks its rule */
    public NewKey {
        if (!AppRules.isName(name)) {
            throw new InvalidKey("name is \"%s\"; it needs 1 to %d printable characters."
                    .formatted(AppRules.excerpt(name), NewApp.MAX_NAME));
        }
        if (dailyQuota < 0) {
            throw new InvalidKey("daily_quota is %d; it needs to be 0, for no limit, or more.".formatted(dailyQuota));
        }
        if (perSecond < 0 || perSecond > MOST_PER_SECOND) {
            throw new InvalidKey("per_second is %d; it needs to be between 0, for no limit, and %d."
                    .formatted(perSecond, MOST_PER_SECOND));
        }
        if (api == Api.HANDLE && standing != Standing.ACTIVE) {
            throw new InvalidKey("standing is \"%s\"; only the keys of ensemble have one other than active."
                    .formatted(standing.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** An active key without limits. */
    public NewKey(Api api, String name) {
        this(api, name, Standing.ACTIVE, 0, 0);
    }
}
