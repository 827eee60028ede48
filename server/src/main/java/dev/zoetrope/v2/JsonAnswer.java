package dev.zoetrope.v2;

import dev.zoetrope.http.Answer;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Answers whose body is JSON. */
public final class JsonAnswer {
    public static final String TYPE = "application/json";

    private static final int USUAL_SIZE = 1024;

    private JsonAnswer() {}

    /** @param value writes one value */
    public static Answer.Whole of(int status, JsonFactory json, Consumer<JsonGenerator> value) {
        var bytes = new Buffer();
        try (var out = json.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            value.accept(out);
        }
        return Answer.of(status, TYPE, bytes.array(), 0, bytes.size());
    }

    /** Hands out its array, so that an answer is not copied before it is sent. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer() {
            super(USUAL_SIZE);
        }

        byte[] array() {
            return buf;
        }
    }
}
