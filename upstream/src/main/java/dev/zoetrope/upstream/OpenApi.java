package dev.zoetrope.upstream;

import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Calls of TikTok's API of version 2: a bearer token, and one envelope around all answers. */
record OpenApi(JsonClient client, BearerToken token) {
    private static final String OK = "ok";

    private static final Map<String, Why> CODES = Map.of(
            "access_token_invalid", Why.DENIED,
            "scope_not_authorized", Why.DENIED,
            "scope_permission_missed", Why.DENIED,
            "rate_limit_exceeded", Why.LIMITED,
            "daily_quota_limit_exceeded", Why.LIMITED,
            "internal_error", Why.UNAVAILABLE,
            "timeout", Why.UNAVAILABLE);

    /** An answer in the envelope. */
    record Enveloped(HttpAnswer answer, JsonDocument body) {
        String code() {
            return error("code");
        }

        String message() {
            return error("message");
        }

        private String error(String name) {
            return Objects.requireNonNullElse(body.text("error", name), "");
        }

        /**
         * Reads what lies in the data.
         *
         * @throws UpstreamFailed when it is an error, or there is nothing
         */
        <T> T data(Function<JsonParser, @Nullable T> reader, String... path) {
            if (!code().equals(OK) || answer.status() >= 300) {
                throw failure();
            }
            var data = body.read(reader, path);
            if (data == null) {
                throw new UpstreamFailed(Why.UNREADABLE, "answered without data");
            }
            return data;
        }

        private UpstreamFailed failure() {
            var why = CODES.get(code());
            if (why != null) {
                return answer.failure(why, "refused the call: " + code());
            }
            return answer.status() < 300
                    ? new UpstreamFailed(Why.UNREADABLE, "answered without a code that is known")
                    : answer.failure();
        }
    }

    /** Calls; once more with a new token when the first is refused and another is to be had. */
    Enveloped call(HttpCall call, Deadline deadline) {
        var first = token.get(deadline);
        var answer = client.call(bearing(first, call), deadline);
        if (answer.status() == 401 && !isScope(answer)) {
            var second = token.after(first, deadline);
            if (second != null) {
                answer = client.call(bearing(second, call), deadline);
            }
        }
        return new Enveloped(answer, answer.json());
    }

    /** No new token brings a scope that was not granted. */
    private static boolean isScope(HttpAnswer answer) {
        return answer.isJson() && "scope_not_authorized".equals(answer.json().text("error", "code"));
    }

    private static HttpCall bearing(Secret token, HttpCall call) {
        return call.with("Authorization", "Bearer " + token.value());
    }
}
