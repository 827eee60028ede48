package dev.zoetrope.ensemble;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.readthrough.Reading;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** The form of answers: an object with {@code data}, or one with {@code detail}; never both. The head tells what was charged. */
final class Replies {
    private static final String JSON_TYPE = "application/json";
    private static final String UNITS = "units_charged";
    /** What fails half-way must not look whole. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private Replies() {}

    static Answer success(Outcome outcome) {
        Outcome.Value members = out -> {
            out.writeName("data");
            outcome.data().write(out);
            Scribe.nextCursor(outcome.nextCursor(), out);
        };
        var answer = outcome.large()
                ? Answer.stream(200, JSON_TYPE, out -> write(members, out)).with(UNITS, Long.toString(outcome.units()))
                : object(200, outcome.units(), members);
        return from(outcome.reading(), answer);
    }

    private static Answer from(@Nullable Reading<?> reading, Answer answer) {
        return reading == null ? answer : reading.tellOn(answer);
    }

    static Answer error(Refusal.Reason error, long units) {
        return object(error.status(), units, out -> out.writeStringProperty("detail", error.text()));
    }

    static Answer refused(Refusal refusal, Call call) {
        return switch (refusal.answered()) {
            case Refusal.Answered.Told(var error, var units) -> {
                call.note("reason", error.text());
                yield from(refusal.reading(), error(error, units));
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
        write(members, bytes);
        return Answer.of(status, JSON_TYPE, bytes.toByteArray()).with(UNITS, Long.toString(units));
    }

    private static void write(Outcome.Value members, OutputStream to) {
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), to, JsonEncoding.UTF8)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        }
    }
}
