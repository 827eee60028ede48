package dev.zoetrope.admin;

import dev.zoetrope.http.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Objects of our own, as JSON. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** An object with these members, on one line. */
    public static String object(Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream();
        try (var out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static Answer answer(int status, Consumer<JsonGenerator> members) {
        return Answer.of(status, "application/json", (object(members) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Our own errors: {@code {"error":…}}. */
    public static Answer error(int status, String message) {
        return answer(status, out -> out.writeStringProperty("error", message));
    }

    /** A member that is a list of texts. */
    public static void texts(JsonGenerator out, String name, Iterable<String> texts) {
        out.writeName(name);
        out.writeStartArray();
        for (var text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
