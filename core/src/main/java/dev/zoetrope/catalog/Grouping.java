package dev.zoetrope.catalog;

import dev.zoetrope.model.Video;
import dev.zoetrope.query.Condition.NumberField;
import dev.zoetrope.query.Condition.TextField;
import dev.zoetrope.query.Evaluator;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What results are counted by. Groups have names, in the form that conditions compare with. */
public enum Grouping {
    /** The UTC day of posting, as 2022-06-28. */
    DAY,
    REGION,
    /** A video is in the group of each of its hashtags. */
    HASHTAG,
    /** The id of the sound. */
    SOUND,
    /** The author's handle as last seen on the video. */
    USER;

    /** Seconds. */
    private static final long LENGTH_OF_DAY = 24 * 60 * 60;

    /** The groups a video is in, each once. */
    public Stream<String> of(Video video) {
        return switch (this) {
            case DAY -> Stream.ofNullable(video.facts().get(Video.CREATED_AT)).map(Grouping::day);
            case REGION -> Evaluator.texts(TextField.REGION_CODE, video);
            case HASHTAG -> Evaluator.texts(TextField.HASHTAG_NAME, video);
            case SOUND -> Evaluator.numbers(NumberField.MUSIC_ID, video).mapToObj(Long::toString);
            case USER -> Evaluator.texts(TextField.USERNAME, video);
        };
    }

    /** The number of the UTC day, from 1970-01-01 on, that a Unix time in seconds lies in. */
    public static long dayNumber(long time) {
        return Math.floorDiv(time, LENGTH_OF_DAY);
    }

    /** The group of a day's number. */
    public static String day(long number) {
        // What lies beyond the calendar counts for its ends.
        return LocalDate.ofEpochDay(Math.clamp(number, LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()))
                .toString();
    }

    private static String day(Long time) {
        return day(dayNumber(time));
    }
}
