package dev.zoetrope.v2;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Header;
import dev.zoetrope.shape.DisplayShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The v2 form of answers: {@code {"data":…,"error":{"code","message","log_id"}}}. The error object has these three members and never another: a client in use forbids more. */
public final class Envelope {
    public static final String JSON = JsonAnswer.TYPE;

    private Envelope() {}

    /** Writes the members of an object. */
    public interface Data {
        void write(JsonGenerator out);

        /** Headers of the answer that tell of these members. */
        default List<Header> headers() {
            return List.of();
        }

        /** The same members, told of by headers. */
        default Data with(List<Header> headers) {
            var members = this;
            return new Data() {
                @Override
                public void write(JsonGenerator out) {
                    members.write(out);
                }

                @Override
                public List<Header> headers() {
                    return headers;
                }
            };
        }
    }

    /** The form itself. */
    static final AnswerForm FORM = new AnswerForm() {
        @Override
        public Answer ok(String logId, Data data) {
            return object(200, logId, out -> {
                data(data, out);
                error(out, "ok", "", logId);
            });
        }

        // Without data but for one kind, as recorded from the live service.
        @Override
        public Answer failure(Refusal refusal, String logId) {
            return object(refusal.status(), logId, out -> {
                if (refusal.hasData()) {
                    data(_ -> {}, out);
                }
                error(out, refusal.code(), refusal.getMessage(), logId);
            });
        }
    };

    /** An answer that is one object, with its log id in the head. */
    public static Answer object(int status, String logId, Data members) {
        return JsonAnswer.of(status, DisplayShape.JSON, out -> {
                    out.writeStartObject();
                    members.write(out);
                    out.writeEndObject();
                })
                .with("X-Tt-Logid", logId);
    }

    /** Writes the member {@code data}. */
    public static void data(Data data, JsonGenerator out) {
        out.writeName("data");
        out.writeStartObject();
        data.write(out);
        out.writeEndObject();
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
    public static String wellFormed(String message) {
        return new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
