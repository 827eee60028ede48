package dev.zoetrope.upstream;

import dev.zoetrope.shape.UnreadableRecord;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** An answer's JSON, an object, which was looked through to its end before anything is taken from it. */
final class JsonDocument {
    /** Objects and lists lie in one another at most so deep. */
    static final int DEEPEST = 64;

    /** A text has at most so many characters. */
    static final int LONGEST_TEXT = 1 << 20;

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final byte[] json;

    private JsonDocument(byte[] json) {
        this.json = json;
    }

    /** @throws UpstreamFailed when it is not one JSON object */
    static JsonDocument of(byte[] json) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                in.skipChildren();
                if (in.nextToken() == null) {
                    return new JsonDocument(json);
                }
            }
        } catch (JacksonException _) {
            // Told below; its message repeats what was sent.
        }
        throw new UpstreamFailed(Why.UNREADABLE, "answered with JSON that is broken, or is no object");
    }

    /** Whether there is a member of this name, whatever its value. */
    boolean has(String name) {
        return read(in -> JsonToken.NOT_AVAILABLE, name) != null;
    }

    /** A text or a number, as a text; null when there is none. */
    @Nullable String text(String... path) {
        return read(
                in -> in.currentToken().isScalarValue() && in.currentToken() != JsonToken.VALUE_NULL
                        ? in.getString()
                        : null,
                path);
    }

    /**
     * Reads what lies under these names, in one another.
     *
     * @param reader gets a parser that stands on the value's first token, which may be null's
     * @return null when there is nothing
     * @throws UpstreamFailed when the reader finds it unreadable
     */
    <T> @Nullable T read(Function<JsonParser, @Nullable T> reader, String... path) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            for (var name : path) {
                if (!goTo(name, in)) {
                    return null;
                }
            }
            return reader.apply(in);
        } catch (UnreadableRecord e) {
            throw new UpstreamFailed(Why.UNREADABLE, "told something that cannot be meant: " + e.member());
        } catch (JacksonException | IllegalArgumentException _) {
            // Identities and observations refuse what cannot be.
            throw new UpstreamFailed(Why.UNREADABLE, "told something that cannot be read");
        }
    }

    private static boolean goTo(String name, JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isIt = in.currentName().equals(name);
            in.nextToken();
            if (isIt) {
                return true;
            }
            in.skipChildren();
        }
        return false;
    }
}
