package dev.zoetrope.v2;

import dev.zoetrope.http.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The v2 form of answers: {@code {"data":…,"error":{"code","message","log_id"}}}. The error object has these three members and never another: a client in use forbids more. */
public final class Envelope {
    public static final String JSON = "application/json";

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_SIZE = 4 * 1024;

    private Envelope() {}

    /** Writes the members of the {@code data} object. */
    public interface Data {
        void write(JsonGenerator out);
    }

    /** A success. */
    public static Answer ok(String logId, Data data) {
        var bytes = new Buffer();
        try (var out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            out.writeName("data");
            out.writeStartObject();
            data.write(out);
            out.writeEndObject();
            error(out, "ok", "", logId);
            out.writeEndObject();
        }
        return answer(200, bytes, logId);
    }

    /** A failure; without {@code data} but for one kind, as recorded from the live service. */
    public static Answer failure(Refusal refusal, String logId) {
        var bytes = new Buffer();
        try (var out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            if (refusal.hasData()) {
                out.writeName("data");
                out.writeStartObject();
                out.writeEndObject();
            }
            error(out, refusal.code(), refusal.getMessage(), logId);
            out.writeEndObject();
        }
        return answer(refusal.status(), bytes, logId);
    }

    private static void error(JsonGenerator out, String code, String message, String logId) {
        out.writeName("error");
        out.writeStartObject();
        out.writeStringProperty("code", code);
        out.writeStringProperty("message", wellFormed(message));
        out.writeStringProperty("log_id", logId);
        out.writeEndObject();
    }

    /** A message may repeat half of a surrogate pair, which clients cannot read; it becomes a question mark. */
    private static String wellFormed(String message) {
        return new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Answer answer(int status, Buffer bytes, String logId) {
        return Answer.of(status, JSON, bytes.array(), 0, bytes.size()).with("X-Tt-Logid", logId);
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
