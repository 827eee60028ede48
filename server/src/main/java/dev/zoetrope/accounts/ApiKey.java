package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.Locale;

/**
 * A key of an API, without its text.
 *
 * @param id 10 lower-case letters and digits that name the key and open nothing
 * @param name tells people which one it is
 * @param dailyQuota what may be used on a UTC day; 0 for no limit
 * @param perSecond requests that any second allows; 0 for no limit
 * @param createdAt to the millisecond
 */
public record ApiKey(
        String id, Api api, String name, Standing standing, long dailyQuota, int perSecond, Instant createdAt) {

    /** What a day allows, as {@link Uses#take} wants it. */
    public long quota() {
        return dailyQuota == 0 ? Uses.UNLIMITED : dailyQuota;
    }

    /** What its uses and requests are counted under. */
    public String useKey() {
        return api.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
