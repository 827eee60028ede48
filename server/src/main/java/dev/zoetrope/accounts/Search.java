package dev.zoetrope.accounts;

import java.time.Instant;

/**
 * A search that is paged through.
 *
 * @param id 19 decimal digits as clients see it; its upper 32 bits are the second of its making
 * @param clientKey the app it belongs to
 * @param query what was asked, in a form of the asker's own
 * @param arrivalBound what arrived in the catalog later does not belong to its results
 * @param createdAt to the millisecond
 */
public record Search(long id, String clientKey, String query, long arrivalBound, Instant createdAt) {

    private static final int SECONDS_SHIFT = 32;

    /** The lowest id that a search made at this time may have. Ids hold seconds up to January 2038, the last one then stays. */
    static long firstId(Instant time) {
        return Math.clamp(time.getEpochSecond(), 0L, Integer.MAX_VALUE) << SECONDS_SHIFT;
    }
}
