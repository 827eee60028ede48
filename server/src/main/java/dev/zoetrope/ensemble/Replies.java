package dev.zoetrope.ensemble;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The form of answers: an object with {@code data}, or one with {@code detail}; never both. The head tells what was charged. */
final class Replies {
    private static final String JSON_TYPE = "application/json";
    private static final String UNITS = "units_charged";
    private static final JsonFactory JSON = new JsonFactory();

    private Replies() {}

    static Answer success(Outcome outcome) {
        var answer = object(200, outcome.units(), out -> {
            out.writeName("data");
            outcome.data().write(out);
            Scribe.nextCursor(outcome.nextCursor(), out);
        });
        return outcome.reading() == null ? answer : outcome.reading().tellOn(answer);
    }

    static Answer error(Refusal.Error error, long units) {
        return object(error.status(), units, out -> out.writeStringProperty("detail", error.text()));
    }

    static Answer refused(Refusal refusal, Call call) {
        return switch (refusal.answered()) {
            case Refusal.Answered.Told(var error, var units) -> {
                call.note("reason", error.text());
                yield error(error, units);
            }
            case Refusal.Answered.Faults(var faults) -> {
                call.note("reason", faults.getFirst().message());
                yield object(Refusal.INVALID, 0, out -> {
                    out.writeName("detail");
                    Scribe.array(faults, Fault::write, out);
                });
            }
        };
    }

    private static Answer object(int status, long units, Outcome.Value members) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        }
        return Answer.of(status, JSON_TYPE, bytes.toByteArray()).with(UNITS, Long.toString(units));
    }
}
