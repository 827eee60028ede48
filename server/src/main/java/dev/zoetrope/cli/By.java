package dev.zoetrope.cli;

import dev.zoetrope.catalog.Grouping;
import java.util.Locale;

/** What videos are counted by. */
enum By {
    DAY,
    MONTH,
    REGION,
    HASHTAG,
    SOUND,
    USER;

    /** How the catalog counts; months are put together of days. */
    Grouping grouping() {
        return switch (this) {
            case DAY, MONTH -> Grouping.DAY;
            case REGION -> Grouping.REGION;
            case HASHTAG -> Grouping.HASHTAG;
            case SOUND -> Grouping.SOUND;
            case USER -> Grouping.USER;
        };
    }

    /** Whether groups have an order of their own, in which all are shown. */
    boolean isTime() {
        return grouping() == Grouping.DAY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
