package dev.zoetrope.query;

import dev.zoetrope.model.Identity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a condition's three texts into a {@link Condition}, or says what is wrong with them. */
final class ConditionReader {
    private static final int SHOWN = 60;

    private final String member;
    private final String field;
    private final String operationName;
    private final @Nullable List<String> given;

    ConditionReader(String member, String field, String operationName, @Nullable List<String> given) {
        this.member = member;
        this.field = field;
        this.operationName = operationName;
        this.given = given;
    }

    Condition read() {
        var operation = operation();
        var texts = texts(operation);
        return switch (field) {
            case "keyword" -> new Condition.Keyword(operation, each(texts, ConditionReader::phrase));
            case "hashtag_name" -> text(Condition.TextField.HASHTAG_NAME, operation, texts, Words::tag);
            case "username" -> text(Condition.TextField.USERNAME, operation, texts, Identity.Handle::normal);
            case "region_code" ->
                text(
                        Condition.TextField.REGION_CODE,
                        operation,
                        texts,
                        v -> v.strip().toUpperCase(Locale.ROOT));
            case "create_date" -> new Condition.Day(operation, each(texts, ConditionReader::day));
            case "video_id" -> number(Condition.NumberField.VIDEO_ID, operation, texts);
            case "music_id" -> number(Condition.NumberField.MUSIC_ID, operation, texts);
            case "effect_id" -> number(Condition.NumberField.EFFECT_ID, operation, texts);
            case "view_count" -> number(Condition.NumberField.VIEW_COUNT, operation, texts);
            case "comment_count" -> number(Condition.NumberField.COMMENT_COUNT, operation, texts);
            case "video_length" -> new Condition.Length(operation, each(texts, ConditionReader::length));
            default ->
                throw new InvalidQuery(
                        member + ".field_name",
                        shown(field)
                                + " is not a field; use keyword, create_date, username, region_code, video_id, hashtag_name,"
                                + " music_id, effect_id, video_length, view_count or comment_count");
        };
    }

    static String name(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private Operation operation() {
        for (var operation : Operation.values()) {
            if (operation.name().equals(operationName)) {
                return operation;
            }
        }
        throw new InvalidQuery(
                member + ".operation", shown(operationName) + " is not one of " + names(Operation.values()));
    }

    private List<String> texts(Operation operation) {
        if (given == null || given.isEmpty()) {
            throw new InvalidQuery(
                    member + ".field_values",
                    "must hold " + (operation == Operation.IN ? "at least one value" : "one value"));
        }
        if (operation != Operation.IN && given.size() > 1) {
            throw new InvalidQuery(
                    member + ".field_values",
                    operation + " takes one value, not " + given.size()
                            + (operation == Operation.EQ ? "; use IN to match any of several" : ""));
        }
        return given;
    }

    private interface Reader<T> {
        T read(String member, String text);
    }

    private <T> List<T> each(List<String> texts, Reader<T> reader) {
        var values = new ArrayList<T>(texts.size());
        for (var text : texts) {
            values.add(reader.read(member + ".field_values[" + values.size() + "]", text));
        }
        return List.copyOf(values);
    }

    private interface Form {
        String of(String text);
    }

    private Condition text(Condition.TextField textField, Operation operation, List<String> texts, Form form) {
        return new Condition.Text(textField, operation, each(texts, (value, text) -> {
            var formed = form.of(text);
            if (formed.isEmpty()) {
                throw new InvalidQuery(value, shown(text) + " is empty; give the " + field + " to compare with");
            }
            return formed;
        }));
    }

    private Condition number(Condition.NumberField numberField, Operation operation, List<String> texts) {
        return new Condition.Numeric(numberField, operation, each(texts, (value, text) -> {
            try {
                return Long.parseLong(text.strip());
            } catch (NumberFormatException _) {
                throw new InvalidQuery(value, shown(text) + " is not a whole number of 64 bits");
            }
        }));
    }

    private static Phrase phrase(String value, String text) {
        var phrase = Phrase.of(text);
        if (phrase.units().size() > QueryJson.MOST_WORDS) {
            throw new InvalidQuery(
                    value,
                    shown(text) + " has " + phrase.units().size() + " words; a keyword may have at most "
                            + QueryJson.MOST_WORDS);
        }
        return phrase;
    }

    private static LocalDate day(String value, String text) {
        try {
            return UtcDay.parse(text.strip());
        } catch (DateTimeException _) {
            throw new InvalidQuery(value, shown(text) + " is not a date; write it as YYYYMMDD");
        }
    }

    private static VideoLength length(String value, String text) {
        return Arrays.stream(VideoLength.values())
                .filter(length -> length.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidQuery(value, shown(text) + " is not one of " + names(VideoLength.values())));
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** The beginning of a text, cut between characters. */
    private static String shown(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN) {
            return '"' + text + '"';
        }
        return '"' + text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…\"";
    }
}
