package dev.zoetrope.display;

import dev.zoetrope.catalog.Post;

/**
 * What stands between two pages of somebody's videos, as a number. It means a moment in Unix milliseconds: what was posted before it follows.
 *
 * <p>Where more was posted in one second than a page holds, the milliseconds tell how many of that second have been shown: {@code second * 1000 + 999 - shown}.
 * That is a moment within the second, as late as can be. Beyond {@value #DIGITS} the number grows by 10^15 for each {@value #DIGITS}; moments are far below that.
 *
 * <p>So a number with milliseconds can be read in two ways. It is a place when its second has more videos than were shown; else a moment, as those that clients
 * make up are: then the whole second was before it.
 */
record Cursor(long number) {
    /** Before all videos. */
    static final Cursor FIRST = new Cursor(0);

    private static final long MILLIS = 1_000;
    /** Videos that the milliseconds can count. The last millisecond of a second is left to clients, who like to write the end of a day with it. */
    static final int DIGITS = 998;

    private static final long MORE = 1_000_000_000_000_000L;

    /** After everything that was posted in a second. */
    static Cursor after(long second) {
        return new Cursor(second * MILLIS);
    }

    /** Within a second, after some of what was posted in it. */
    static Cursor within(long second, long shown) {
        long more = (shown - 1) / DIGITS;
        long digits = 999 - (shown - more * DIGITS);
        return new Cursor(more * MORE + second * MILLIS + digits);
    }

    /** The second that this may stand within. */
    long second() {
        return number % MORE / MILLIS;
    }

    /** How many videos of {@link #second} were shown, if this stands within it; 0 when it cannot. */
    long shown() {
        long digits = number % MILLIS;
        return digits == 0 || digits == 999 ? 0 : number / MORE * DIGITS + 999 - digits;
    }

    /** Where to go on when the second that this stood within has no more videos than were shown. Only a number that can be no moment tells that it stood there. */
    Post behind() {
        return number < MORE ? moment() : new Post(second(), 0);
    }

    /** The place before everything that was posted before this moment. */
    Post moment() {
        if (number == 0) {
            return Post.NEWEST;
        }
        // A moment within a second is later than all that has the second for its time.
        long before = Math.ceilDiv(number, MILLIS);
        return new Post(before, 0);
    }
}
