package dev.zoetrope.v2;

import dev.zoetrope.http.Call;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.query.InvalidQuery;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The JSON object in a call's body, whatever its Content-Type says. A trailing comma is taken, as the documentation's own samples have one; a member given
 * twice is refused, since nobody can know which was meant.
 */
public final class JsonBody {
    /** A body has at most so many bytes. */
    public static final int LIMIT = 64 * 1024;

    /** Objects and lists lie in one another at most so deep. */
    public static final int DEEPEST = 32;

    /** A number has at most so many digits. */
    private static final int LONGEST_NUMBER = 100;

    private static final Pattern ABOUT_THE_LIBRARY =
            Pattern.compile(" \\([A-Za-z ]*\\[Source: [^]]*]\\)|, from `[^`]*`");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final String text;

    private JsonBody(String text) {
        this.text = text;
    }

    /** Takes one member; the parser stands on its value's first token, and must be left on its last. */
    public interface Members {
        void member(String name, JsonParser value);
    }

    /**
     * The body of a call, its syntax checked to the end.
     *
     * @throws Refusal {@code invalid_params} when it is not one JSON object
     * @throws RequestRefused when it is too large or incomplete
     */
    public static JsonBody of(Call call) {
        var body = new JsonBody(utf8(call.body(LIMIT)));
        body.read(in -> {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.invalidParams("The request body must be a JSON object");
            }
            in.skipChildren();
            if (in.nextToken() != null) {
                throw Refusal.invalidParams("The request body must end behind its JSON object");
            }
        });
        return body;
    }

    /** As {@link #of}, but that an empty body is an object without members. */
    public static JsonBody ofOptional(Call call) {
        return call.body(LIMIT).length == 0 ? new JsonBody("{}") : of(call);
    }

    /** How many UTF-16 units the body has. */
    public int length() {
        return text.length();
    }

    /**
     * Goes through the members of the object, in the order they come.
     *
     * @throws Refusal {@code invalid_params} when a member is refused
     */
    public void members(Members members) {
        read(in -> {
            in.nextToken();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                members.member(name, in);
            }
        });
    }

    /** The text of one member of the object; null when it is absent. */
    public @Nullable String text(String member) {
        var found = new AtomicReference<@Nullable String>();
        members((name, value) -> {
            if (name.equals(member)) {
                found.set(text(name, value));
            } else {
                value.skipChildren();
            }
        });
        return found.get();
    }

    /** The text of a member; null for JSON's null. */
    public static @Nullable String text(String member, JsonParser value) {
        return switch (value.currentToken()) {
            case VALUE_STRING -> value.getString();
            case VALUE_NUMBER_INT -> value.getString();
            case VALUE_NULL -> null;
            case null, default -> throw Refusal.invalidParams("`" + member + "` must be a string");
        };
    }

    /** A whole number, which may stand in quotes; null for JSON's null. */
    public static @Nullable Long number(String member, JsonParser value) {
        return switch (value.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> {
                var text = value.getString();
                try {
                    yield Long.valueOf(text);
                } catch (NumberFormatException _) {
                    throw Refusal.invalidParams(
                            "`" + member + "` must be a whole number of 64 bits, not \"" + Excerpt.of(text) + '"');
                }
            }
            case VALUE_NULL -> null;
            case null, default -> throw Refusal.invalidParams("`" + member + "` must be a whole number");
        };
    }

    /** A whole number, not in quotes; null for JSON's null. */
    public static @Nullable Long integer(String member, JsonParser value) {
        return switch (value.currentToken()) {
            case VALUE_NUMBER_INT -> number(member, value);
            case VALUE_NULL -> null;
            case null, default ->
                throw Refusal.invalidParams("`" + member + "` must be a whole number, without quotes or a point");
        };
    }

    /**
     * A list of strings; null for JSON's null.
     *
     * @param most entries
     */
    public static @Nullable List<String> strings(String member, JsonParser value, int most) {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.invalidParams("`" + member + "` must be a list of strings");
        }
        var strings = new ArrayList<String>();
        while (value.nextToken() != JsonToken.END_ARRAY) {
            if (value.currentToken() != JsonToken.VALUE_STRING) {
                throw Refusal.invalidParams("`" + member + "` must hold strings alone; put each entry in quotes");
            }
            if (strings.size() == most) {
                throw Refusal.invalidParams("`" + member + "` must have at most " + most + " entries");
            }
            strings.add(value.getString());
        }
        return strings;
    }

    /** A truth value; false for JSON's null. */
    public static boolean flag(String member, JsonParser value) {
        return switch (value.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            case null, default -> throw Refusal.invalidParams("`" + member + "` must be true or false");
        };
    }

    private void read(Consumer<JsonParser> reading) {
        try (var in = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            reading.accept(in);
        } catch (InvalidQuery e) {
            throw Refusal.invalidParams(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw Refusal.invalidParams("The request body is not valid JSON: " + problem(e));
        }
    }

    private static String utf8(byte[] body) {
        try {
            // A decoder of its own reports what the String constructor would replace.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw Refusal.invalidParams("The request body is not valid UTF-8");
        }
    }

    /** What is wrong, and where, without what the library says of itself. */
    private static String problem(JacksonException e) {
        var location = e.getLocation();
        var place =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return ABOUT_THE_LIBRARY.matcher(e.getOriginalMessage()).replaceAll("") + place;
    }
}
