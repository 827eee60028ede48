package dev.zoetrope.query;

import static dev.zoetrope.query.Condition.NumberField.COMMENT_COUNT;
import static dev.zoetrope.query.Condition.NumberField.EFFECT_ID;
import static dev.zoetrope.query.Condition.NumberField.MUSIC_ID;
import static dev.zoetrope.query.Condition.NumberField.VIDEO_ID;
import static dev.zoetrope.query.Condition.NumberField.VIEW_COUNT;
import static dev.zoetrope.query.Condition.TextField.HASHTAG_NAME;
import static dev.zoetrope.query.Condition.TextField.REGION_CODE;
import static dev.zoetrope.query.Condition.TextField.USERNAME;
import static dev.zoetrope.query.Operation.EQ;
import static dev.zoetrope.query.Operation.IN;
import static dev.zoetrope.query.Operation.LT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class EvaluatorTest {
    private static final long ID = 7_100_000_000_000_000_001L;
    private static final LocalDate DAY = LocalDate.of(2022, 6, 15);

    private final Video video = new Video(
            ID,
            1,
            1,
            Facts.at(new Stamp(1, Source.RESEARCH))
                    .with(Video.CREATED_AT, seconds(DAY) + 86_399)
                    .with(Video.CAPTION, "Hello #World")
                    .with(Video.HANDLE, "Cem.M")
                    .with(Video.REGION, "de")
                    .with(Video.HASHTAGS, List.of("#MMM", "ß", ""))
                    .with(Video.SOUND_ID, 9_007_199_254_740_993L)
                    .with(Video.EFFECT_IDS, List.of("50", "none", "99999999999999999999"))
                    .with(Video.VIEW_COUNT, 50L)
                    .with(Video.COMMENT_COUNT, Long.MAX_VALUE)
                    .with(Video.DURATION, 60_999L)
                    .build());
    private final Video unknown = new Video(ID, 0, 1, Facts.NONE);

    /** Which of the operations EQ, IN, GT, GTE, LT, LTE a video passes, for a value that is less, equal and greater than what the video has. */
    private <T> void compares(Function<Operation, Function<List<T>, Condition>> condition, T less, T equal, T greater) {
        passes(condition, less, "GT GTE");
        passes(condition, equal, "EQ IN GTE LTE");
        passes(condition, greater, "LT LTE");
        assertTrue(matches(condition.apply(IN).apply(List.of(less, equal, greater)), video));
        assertFalse(matches(condition.apply(IN).apply(List.of(less, greater)), video));
    }

    private <T> void passes(Function<Operation, Function<List<T>, Condition>> condition, T value, String expected) {
        var passed = Arrays.stream(Operation.values())
                .filter(operation -> matches(condition.apply(operation).apply(List.of(value)), video))
                .map(Operation::name)
                .toList();
        assertEquals(
                expected,
                String.join(" ", passed),
                value + " of " + condition.apply(EQ).apply(List.of(value)));
    }

    @Test
    void numbersCompareAsNumbersOf64Bits() {
        compares(numeric(VIDEO_ID), ID - 1, ID, ID + 1);
        compares(numeric(MUSIC_ID), 9_007_199_254_740_992L, 9_007_199_254_740_993L, 9_007_199_254_740_994L);
        compares(numeric(EFFECT_ID), 6L, 50L, 100L);
        compares(numeric(VIEW_COUNT), Long.MIN_VALUE, 50L, Long.MAX_VALUE);
        passes(numeric(COMMENT_COUNT), Long.MAX_VALUE, "EQ IN GTE LTE");
    }

    @Test
    void textsCompareByCodePointWithoutCase() {
        compares(text(USERNAME), "cem.l", "cem.m", "cem.m0");
        compares(text(REGION_CODE), "DD", "DE", "DE0");
    }

    @Test
    void anyHashtagCounts() {
        passes(text(HASHTAG_NAME), "mmm", "EQ IN GT GTE LTE");
        passes(text(HASHTAG_NAME), "ss", "EQ IN GTE LT LTE");
        passes(text(HASHTAG_NAME), "a", "GT GTE");
        passes(text(HASHTAG_NAME), "ssa", "LT LTE");
        passes(text(HASHTAG_NAME), "mm", "GT GTE");
        // Above the basic plane, and so greater, though its UTF-16 units are not.
        passes(text(HASHTAG_NAME), "🙂", "LT LTE");
        passes(text(HASHTAG_NAME), "\uff5e", "LT LTE");
    }

    @Test
    void daysCompareAsDaysInUtc() {
        compares(operation -> values -> new Condition.Day(operation, values), DAY.minusDays(1), DAY, DAY.plusDays(1));
    }

    @Test
    void aDayIsFoundForEveryTimeThereIs() {
        var early = new Condition.Day(LT, List.of(LocalDate.of(1970, 1, 1)));
        for (long created : new long[] {Long.MIN_VALUE, -1}) {
            assertTrue(matches(early, created(created)));
        }
        for (long created : new long[] {0, Long.MAX_VALUE}) {
            assertFalse(matches(early, created(created)));
        }
    }

    @Test
    void lengthsCompareByClass() {
        compares(
                operation -> values -> new Condition.Length(operation, values),
                VideoLength.SHORT,
                VideoLength.MID,
                VideoLength.LONG);
    }

    @Test
    void aDurationsClassIsToldByWholeSeconds() {
        for (long milliseconds : new long[] {0, 14_999}) {
            assertEquals(VideoLength.SHORT, VideoLength.of(milliseconds));
        }
        for (long milliseconds : new long[] {15_000, 60_000, 60_999}) {
            assertEquals(VideoLength.MID, VideoLength.of(milliseconds));
        }
        for (long milliseconds : new long[] {61_000, 300_000, 300_999}) {
            assertEquals(VideoLength.LONG, VideoLength.of(milliseconds));
        }
        for (long milliseconds : new long[] {301_000, Long.MAX_VALUE}) {
            assertEquals(VideoLength.EXTRA_LONG, VideoLength.of(milliseconds));
        }
    }

    @Test
    void everyOperationOnAKeywordMeansTheSame() {
        Function<Operation, Function<List<Phrase>, Condition>> keyword =
                operation -> values -> new Condition.Keyword(operation, values);
        passes(keyword, Phrase.of("wor"), "EQ IN GT GTE LT LTE");
        passes(keyword, Phrase.of("orld"), "");
        assertTrue(matches(new Condition.Keyword(IN, List.of(Phrase.of("x"), Phrase.of("hello world"))), video));
    }

    @Test
    void ofAnUnknownFactNothingPassesAndItsNotDoes() {
        for (var operation : Operation.values()) {
            for (Condition condition : List.of(
                    new Condition.Keyword(operation, List.of(Phrase.of("hello"))),
                    new Condition.Text(HASHTAG_NAME, operation, List.of("a")),
                    new Condition.Text(USERNAME, operation, List.of("a")),
                    new Condition.Text(REGION_CODE, operation, List.of("US")),
                    new Condition.Numeric(MUSIC_ID, operation, List.of(0L)),
                    new Condition.Numeric(EFFECT_ID, operation, List.of(0L)),
                    new Condition.Numeric(VIEW_COUNT, operation, List.of(0L)),
                    new Condition.Numeric(COMMENT_COUNT, operation, List.of(0L)),
                    new Condition.Day(operation, List.of(DAY)),
                    new Condition.Length(operation, List.of(VideoLength.MID)))) {
                assertFalse(matches(condition, unknown), condition.toString());
                assertTrue(
                        Evaluator.matches(new Query(List.of(), List.of(), List.of(condition)), unknown),
                        condition.toString());
            }
        }
        assertTrue(matches(new Condition.Numeric(VIDEO_ID, EQ, List.of(ID)), unknown));
    }

    @Test
    void groupsCombineAsAllAndAnyAndNone() {
        var yes = new Condition.Numeric(VIDEO_ID, EQ, List.of(ID));
        var no = new Condition.Numeric(VIDEO_ID, EQ, List.of(1L));
        combine(true, List.of(yes, yes), List.of(), List.of());
        combine(false, List.of(yes, no), List.of(), List.of());
        combine(true, List.of(), List.of(no, yes), List.of());
        combine(false, List.of(), List.of(no, no), List.of());
        combine(true, List.of(), List.of(), List.of(no, no));
        combine(false, List.of(), List.of(), List.of(no, yes));
        combine(true, List.of(yes), List.of(no, yes), List.of(no));
        combine(false, List.of(no), List.of(yes), List.of(no));
        combine(false, List.of(yes), List.of(no), List.of(no));
        combine(false, List.of(yes), List.of(yes), List.of(yes));
    }

    private void combine(boolean expected, List<Condition> and, List<Condition> or, List<Condition> not) {
        var query = new Query(and, or, not);
        assertEquals(expected, Evaluator.matches(query, video), query.toString());
    }

    private static boolean matches(Condition condition, Video video) {
        return Evaluator.matches(new Query(List.of(condition), List.of(), List.of()), video);
    }

    private static Function<Operation, Function<List<Long>, Condition>> numeric(Condition.NumberField field) {
        return operation -> values -> new Condition.Numeric(field, operation, values);
    }

    private static Function<Operation, Function<List<String>, Condition>> text(Condition.TextField field) {
        return operation -> values -> new Condition.Text(field, operation, values);
    }

    private static Video created(long seconds) {
        return new Video(
                ID,
                0,
                1,
                Facts.at(new Stamp(1, Source.RESEARCH))
                        .with(Video.CREATED_AT, seconds)
                        .build());
    }

    private static long seconds(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
