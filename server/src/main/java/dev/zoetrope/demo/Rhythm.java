package dev.zoetrope.demo;

import java.time.Instant;

/** When people post: by the hour of their day and the day of their week, over whole weeks. */
final class Rhythm {
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final int WEEKS = 26;

    /** The first second, a Monday's; Unix seconds, UTC. */
    static final long START = Instant.parse("2022-02-28T00:00:00Z").getEpochSecond();

    /** The second behind the last. */
    static final long END = START + WEEKS * WEEK;

    // Shares of the hours from midnight and of the days from Monday.
    private static final int[] HOURS = {4, 3, 2, 1, 1, 1, 2, 4, 5, 5, 5, 6, 7, 6, 6, 7, 8, 9, 10, 12, 13, 12, 10, 7};
    private static final int[] DAYS = {8, 8, 8, 8, 9, 11, 12};

    private Rhythm() {}

    /** The second at which a video is posted; Unix seconds, UTC. */
    static long postedAt(Chance chance, Home home) {
        int week = chance.below(WEEKS);
        int day = draw(chance, DAYS);
        int hour = draw(chance, HOURS);
        int local = week * WEEK + day * DAY + hour * HOUR + chance.below(HOUR);
        return START + Math.floorMod(local - home.offset(), WEEKS * WEEK);
    }

    private static int draw(Chance chance, int[] shares) {
        int sum = 0;
        for (int share : shares) {
            sum += share;
        }
        int left = chance.below(sum);
        int drawn = 0;
        while (left >= shares[drawn]) {
            left -= shares[drawn++];
        }
        return drawn;
    }
}
