package dev.zoetrope.query;

/** The Research API's classes of duration: under 15 s, to 60 s, to 5 minutes, over. A duration counts in whole seconds. */
public enum VideoLength {
    SHORT,
    MID,
    LONG,
    EXTRA_LONG;

    /**
     * The class of a duration.
     *
     * @param milliseconds at least 0
     */
    public static VideoLength of(long milliseconds) {
        long seconds = milliseconds / 1000;
        if (seconds < 15) {
            return SHORT;
        }
        if (seconds <= 60) {
            return MID;
        }
        return seconds <= 300 ? LONG : EXTRA_LONG;
    }
}
