package dev.zoetrope.query;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.Video;
import java.time.LocalDate;
import java.util.List;

/**
 * One restriction of a {@link Query}. Values are already in the form they are compared in. {@code EQ} and the ranges have one value, {@code IN} at least
 * one; a video passes when any value does. A video of which the compared fact is unknown does not pass.
 */
public sealed interface Condition {
    /** A keyword in the caption. There is no order among captions: every operation means the same. */
    record Keyword(Operation operation, List<Phrase> values) implements Condition {}

    /** A text, compared by code point. */
    record Text(TextField field, Operation operation, List<String> values) implements Condition {}

    record Numeric(NumberField field, Operation operation, List<Long> values) implements Condition {}

    /** The UTC day a video was posted on. */
    record Day(Operation operation, List<LocalDate> values) implements Condition {}

    /** The class of a video's duration, the shorter the lesser. */
    record Length(Operation operation, List<VideoLength> values) implements Condition {}

    Operation operation();

    /**
     * The condition of a field's name and values as the API takes them.
     *
     * @throws InvalidQuery when there is no such field, or a value cannot be compared with it
     */
    static Condition of(String field, Operation operation, List<String> values) {
        return new ConditionReader("condition", field, operation.name(), values).read();
    }

    enum TextField {
        /** Any of the video's hashtags, folded as {@link Words#tag} does. */
        HASHTAG_NAME,
        /** The author's handle as last seen on the video, in lower case. */
        USERNAME,
        /** Two letters, upper case. */
        REGION_CODE
    }

    enum NumberField {
        VIDEO_ID,
        MUSIC_ID,
        /** Any of the video's effects. */
        EFFECT_ID,
        VIEW_COUNT,
        COMMENT_COUNT;

        /** The fact that holds a counter. */
        Field<Long> counter() {
            return this == VIEW_COUNT ? Video.VIEW_COUNT : Video.COMMENT_COUNT;
        }
    }
}
