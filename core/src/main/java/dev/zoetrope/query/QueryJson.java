package dev.zoetrope.query;

import static tools.jackson.core.JsonToken.END_ARRAY;
import static tools.jackson.core.JsonToken.END_OBJECT;
import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;
import static tools.jackson.core.JsonToken.VALUE_NULL;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Reads and writes a query in the Research API's JSON form.
 *
 * <p>Taken as clients send it: unknown members are ignored, {@code null} is absent, {@code field_values} may be a bare value or nested lists, values may
 * be numbers. At least one group must hold a condition.
 *
 * <p>The parser a caller hands in decides about syntax (trailing commas, duplicate members, depth); it stands on the query's first token, and on its last
 * afterwards.
 */
public final class QueryJson {
    /** A query has at most so many conditions in all. */
    public static final int MOST_CONDITIONS = 500;

    /** A query has at most so many values in all. */
    public static final int MOST_VALUES = 5_000;

    /** A keyword has at most so many words and signs: each costs an engine memory and time, however rare the whole is. */
    public static final int MOST_WORDS = 200;

    private final JsonParser in;
    private int conditions;
    private int values;

    private QueryJson(JsonParser in) {
        this.in = in;
    }

    /** @throws InvalidQuery when it is no query; the message names the member, from {@code query} on */
    public static Query read(JsonParser in) {
        return new QueryJson(in).query();
    }

    private Query query() {
        if (in.currentToken() != START_OBJECT) {
            throw new InvalidQuery("query", "must be an object with the lists and, or, not");
        }
        List<Condition> and = List.of();
        List<Condition> or = List.of();
        List<Condition> not = List.of();
        while (in.nextToken() != END_OBJECT) {
            var group = in.currentName();
            in.nextToken();
            switch (group) {
                case "and" -> and = group("query.and");
                case "or" -> or = group("query.or");
                case "not" -> not = group("query.not");
                default -> in.skipChildren();
            }
        }
        if (and.isEmpty() && or.isEmpty() && not.isEmpty()) {
            throw new InvalidQuery("query", "at least one of and, or, not must be a list with a condition");
        }
        return new Query(and, or, not);
    }

    private List<Condition> group(String member) {
        if (in.currentToken() == VALUE_NULL) {
            return List.of();
        }
        if (in.currentToken() != START_ARRAY) {
            throw new InvalidQuery(member, "must be a list of conditions");
        }
        var group = new ArrayList<Condition>();
        while (in.nextToken() != END_ARRAY) {
            if (++conditions > MOST_CONDITIONS) {
                throw new InvalidQuery(
                        member,
                        "a query may have at most " + MOST_CONDITIONS + " conditions; use IN with several values");
            }
            group.add(condition(member + "[" + group.size() + "]"));
        }
        return group;
    }

    private Condition condition(String member) {
        if (in.currentToken() != START_OBJECT) {
            throw new InvalidQuery(member, "must be an object with field_name, operation and field_values");
        }
        String field = null;
        String operation = null;
        List<String> texts = null;
        while (in.nextToken() != END_OBJECT) {
            var name = in.currentName();
            in.nextToken();
            switch (name) {
                case "field_name" -> field = text(member + ".field_name");
                case "operation" -> operation = text(member + ".operation");
                case "field_values" -> texts = texts(member + ".field_values");
                default -> in.skipChildren();
            }
        }
        return new ConditionReader(
                        member, required(member, "field_name", field), required(member, "operation", operation), texts)
                .read();
    }

    private static String required(String member, String name, @Nullable String value) {
        if (value == null) {
            throw new InvalidQuery(member + "." + name, "is missing");
        }
        return value;
    }

    private @Nullable String text(String member) {
        return switch (in.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> wellFormed(member, in.getString());
            case null, default -> throw new InvalidQuery(member, "must be a string");
        };
    }

    /** A value or a list of values, however deep, as texts. */
    private @Nullable List<String> texts(String member) {
        if (in.currentToken() == VALUE_NULL) {
            return null;
        }
        var texts = new ArrayList<String>();
        int depth = 0;
        do {
            switch (in.currentToken()) {
                case START_ARRAY -> depth++;
                case END_ARRAY -> depth--;
                case VALUE_STRING -> add(member, texts, wellFormed(member, in.getString()));
                // A number as it is written: 1e3 and 12.0 are no ids.
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(member, texts, in.getString());
                case null, default ->
                    throw new InvalidQuery(member + "[" + texts.size() + "]", "must be a string or a number");
            }
        } while (depth > 0 && in.nextToken() != null);
        return texts;
    }

    private void add(String member, List<String> texts, String text) {
        if (++values > MOST_VALUES) {
            throw new InvalidQuery(
                    member, "a query may have at most " + MOST_VALUES + " values; ask in several queries");
        }
        texts.add(text);
    }

    private static String wellFormed(String member, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new InvalidQuery(member, "holds half of a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }

    /** Writes a query so that {@link #read} gives an equal one. */
    public static void write(Query query, JsonGenerator out) {
        out.writeStartObject();
        group("and", query.and(), out);
        group("or", query.or(), out);
        group("not", query.not(), out);
        out.writeEndObject();
    }

    private static void group(String name, List<Condition> group, JsonGenerator out) {
        out.writeName(name);
        out.writeStartArray();
        for (var condition : group) {
            switch (condition) {
                case Condition.Keyword c -> write("keyword", c, c.values(), Phrase::text, out);
                case Condition.Text c -> write(ConditionReader.name(c.field()), c, c.values(), v -> v, out);
                case Condition.Numeric c ->
                    write(ConditionReader.name(c.field()), c, c.values(), Object::toString, out);
                case Condition.Day c ->
                    write("create_date", c, c.values(), DateTimeFormatter.BASIC_ISO_DATE::format, out);
                case Condition.Length c -> write("video_length", c, c.values(), VideoLength::name, out);
            }
        }
        out.writeEndArray();
    }

    private interface Form<T> {
        String of(T value);
    }

    private static <T> void write(String field, Condition condition, List<T> values, Form<T> form, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("field_name", field);
        out.writeStringProperty("operation", condition.operation().name());
        out.writeName("field_values");
        out.writeStartArray();
        for (var value : values) {
            out.writeString(form.of(value));
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
