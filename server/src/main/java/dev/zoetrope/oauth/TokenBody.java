package dev.zoetrope.oauth;

import dev.zoetrope.accounts.IssuedToken;
import dev.zoetrope.http.Answer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The flat bodies of the token endpoint. */
final class TokenBody {
    private static final JsonFactory JSON = new JsonFactory();

    private TokenBody() {}

    /** These three members and never another: a client takes any {@code error} key for a failure. */
    static Answer granted(IssuedToken token, Duration life, String logId) {
        return answer(200, logId, out -> {
            out.writeStringProperty("access_token", token.text());
            out.writeNumberProperty("expires_in", life.toSeconds());
            out.writeStringProperty("token_type", "Bearer");
        });
    }

    static Answer refused(int status, TokenRefused refused, String logId) {
        return answer(status, logId, out -> {
            out.writeStringProperty("error", refused.code());
            out.writeStringProperty("error_description", refused.description());
            out.writeStringProperty("log_id", logId);
        });
    }

    private static Answer answer(int status, String logId, Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream(256);
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
