package dev.zoetrope.display;

import java.util.Locale;

/** What apps are held to a rate of, whichever path of whichever version they call. */
enum Operation {
    USER_INFO,
    VIDEO_LIST,
    VIDEO_QUERY;

    /** What counters know it by. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
