package dev.zoetrope.query;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Video;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether a video matches a query, by the plainest reading of the language. Engines must agree with it. */
public final class Evaluator {
    /** Seconds. */
    private static final long DAY = 24 * 60 * 60;

    private Evaluator() {}

    public static boolean matches(Query query, Video video) {
        return wanted(query, video, Phrase::matches)
                && query.not().stream().noneMatch(c -> passes(c, video, Phrase::matches));
    }

    /** Whether a video that matches would also do so if its caption had to have the wanted keywords as whole words. */
    public static boolean isWhole(Query query, Video video) {
        return wanted(query, video, Phrase::isWholeIn);
    }

    private static boolean wanted(Query query, Video video, BiPredicate<Phrase, List<Phrase.Unit>> isIn) {
        return query.and().stream().allMatch(c -> passes(c, video, isIn))
                && (query.or().isEmpty() || query.or().stream().anyMatch(c -> passes(c, video, isIn)));
    }

    /** @param isIn whether a caption has a phrase */
    private static boolean passes(Condition condition, Video video, BiPredicate<Phrase, List<Phrase.Unit>> isIn) {
        return switch (condition) {
            case Condition.Keyword c -> {
                var caption = Phrase.units(video.facts().get(Video.CAPTION, ""));
                yield c.values().stream().anyMatch(phrase -> isIn.test(phrase, caption));
            }
            case Condition.Text c ->
                texts(c.field(), video).anyMatch(text -> any(c, c.values(), v -> compare(text, v)));
            case Condition.Numeric c ->
                numbers(c.field(), video).anyMatch(number -> any(c, c.values(), v -> Long.compare(number, v)));
            case Condition.Day c -> {
                var created = video.facts().get(Video.CREATED_AT);
                yield created != null
                        && any(c, c.values(), v -> Long.compare(Math.floorDiv(created, DAY), v.toEpochDay()));
            }
            case Condition.Length c -> {
                var duration = video.facts().get(Video.DURATION);
                yield duration != null && any(c, c.values(), VideoLength.of(duration)::compareTo);
            }
        };
    }

    private interface Comparison<T> {
        int to(T value);
    }

    private static <T> boolean any(Condition condition, List<T> values, Comparison<T> compared) {
        return values.stream().anyMatch(value -> condition.operation().passes(compared.to(value)));
    }

    private static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** A video's texts for a field, in the form they are compared in; empty when unknown. */
    public static Stream<String> texts(Condition.TextField field, Video video) {
        var facts = video.facts();
        return switch (field) {
            case HASHTAG_NAME ->
                facts.get(Video.HASHTAGS, List.of()).stream()
                        .map(Words::tag)
                        .filter(tag -> !tag.isEmpty())
                        .distinct();
            case USERNAME ->
                Stream.ofNullable(facts.get(Video.HANDLE))
                        .map(Identity.Handle::normal)
                        .filter(Evaluator::isShort);
            case REGION_CODE ->
                Stream.ofNullable(facts.get(Video.REGION))
                        .map(r -> r.toUpperCase(Locale.ROOT))
                        .filter(Evaluator::isShort);
        };
    }

    /** Longer than any handle or region: nothing that can be asked for. */
    private static boolean isShort(String text) {
        return text.length() <= Words.LONGEST_WORD;
    }

    /** A video's numbers for a field; empty when unknown. */
    public static LongStream numbers(Condition.NumberField field, Video video) {
        var facts = video.facts();
        return switch (field) {
            case VIDEO_ID -> LongStream.of(video.id());
            case MUSIC_ID -> stream(facts.get(Video.SOUND_ID));
            case EFFECT_ID -> facts.get(Video.EFFECT_IDS, List.of()).stream().flatMapToLong(Evaluator::number);
            case VIEW_COUNT, COMMENT_COUNT -> stream(facts.get(field.counter()));
        };
    }

    private static LongStream stream(@Nullable Long value) {
        return value == null ? LongStream.empty() : LongStream.of(value);
    }

    /** An effect id is text; one that is no number of 64 bits compares with nothing. */
    private static LongStream number(String text) {
        try {
            return LongStream.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return LongStream.empty();
        }
    }
}
