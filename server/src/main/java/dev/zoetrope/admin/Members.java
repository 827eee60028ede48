package dev.zoetrope.admin;

import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.http.Call;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a JSON object in a body may have, by kind.
 *
 * @param thing what the object describes, such as {@code an app}
 * @param texts members that are strings
 * @param lists members that are lists of strings
 * @param numbers members that are whole numbers
 * @param flags members that are true or false
 */
record Members(String thing, Set<String> texts, Set<String> lists, Set<String> numbers, Set<String> flags) {

    /**
     * The order with the members of a call's body.
     *
     * @throws Refusal when the body is no JSON object, or does not say that it is
     * @throws InvalidErrand when a member is unknown or of another kind
     */
    Order read(Call call, Order order) {
        requireJson(call);
        Map<String, List<String>> members = new TreeMap<>();
        JsonBody.of(call).members((name, value) -> {
            var values = values(name, value);
            if (values != null) {
                members.put(name, values);
            }
        });
        var filled = order;
        for (var member : members.entrySet()) {
            filled = filled.with(member.getKey(), member.getValue());
        }
        return filled;
    }

    /** A form of a web page cannot call itself JSON. */
    static void requireJson(Call call) {
        var type = Objects.requireNonNullElse(call.header("Content-Type"), "");
        int end = type.indexOf(';');
        var media = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw new Refusal(415, "unsupported", "Content-Type must be application/json");
        }
    }

    /** The values of a member, one empty text for an empty list; null when it is JSON's null, as if it were absent. */
    private @Nullable List<String> values(String name, JsonParser value) {
        if (texts.contains(name)) {
            var text = text(name, value);
            return text == null ? null : List.of(text);
        }
        if (lists.contains(name)) {
            return list(name, value);
        }
        if (numbers.contains(name)) {
            var number = JsonBody.integer(name, value);
            return number == null ? null : List.of(number.toString());
        }
        if (flags.contains(name)) {
            return List.of(Boolean.toString(JsonBody.flag(name, value)));
        }
        throw new InvalidErrand(
                "`" + Excerpt.of(name) + "` is no member of " + thing + "; there are " + String.join(", ", names()));
    }

    private List<String> names() {
        return Stream.of(texts, lists, numbers, flags)
                .flatMap(kind -> new TreeSet<>(kind).stream())
                .toList();
    }

    private static @Nullable String text(String name, JsonParser value) {
        return switch (value.currentToken()) {
            case VALUE_STRING -> value.getString();
            case VALUE_NULL -> null;
            case null, default -> throw new InvalidErrand("`" + name + "` must be a string");
        };
    }

    private static @Nullable List<String> list(String name, JsonParser value) {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidErrand("`" + name + "` must be a list of strings");
        }
        var texts = new ArrayList<String>();
        while (value.nextToken() != JsonToken.END_ARRAY) {
            if (value.currentToken() != JsonToken.VALUE_STRING) {
                throw new InvalidErrand("`" + name + "` must hold strings alone");
            }
            texts.add(value.getString());
        }
        return texts.isEmpty() ? List.of("") : texts;
    }
}
