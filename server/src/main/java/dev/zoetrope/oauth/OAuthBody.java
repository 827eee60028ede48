package dev.zoetrope.oauth;

import dev.zoetrope.http.Answer;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The bodies of OAuth answers. They may hold tokens, so nobody may keep them. */
final class OAuthBody {
    private static final JsonFactory JSON = new JsonFactory();

    private OAuthBody() {}

    static Answer refused(int status, TokenRefused refused, String logId) {
        return answer(status, logId, out -> {
            out.writeStringProperty("error", refused.code());
            out.writeStringProperty("error_description", refused.description());
            out.writeStringProperty("log_id", logId);
        });
    }

    static Answer answer(int status, String logId, Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        return Answer.of(status, "application/json", bytes.toByteArray())
                .with("Cache-Control", "no-store")
                .with("X-Tt-Logid", logId);
    }
}
