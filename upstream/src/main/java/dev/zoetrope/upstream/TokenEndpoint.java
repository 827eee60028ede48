package dev.zoetrope.upstream;

import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /v2/oauth/token/}. Errors come with any status, as a text in {@code error}. */
record TokenEndpoint(JsonClient client, BaseUrl base) {
    /** Codes that say nothing of the credentials. */
    private static final Set<String> ITS_OWN_FAULT = Set.of("server_error", "temporarily_unavailable");

    /** Documented; should an answer not tell it. */
    private static final Duration USUAL_LIFE = Duration.ofHours(2);

    /**
     * What was issued.
     *
     * @param refresh null for a client's token
     * @param scope as granted, with commas; null when it is not told
     */
    record Issued(
            Secret access,
            Duration life,
            @Nullable Secret refresh,
            @Nullable String scope) {}

    /** @param form names and values in turn */
    Issued issue(Deadline deadline, String... form) {
        var call = HttpCall.post(base.at("/v2/oauth/token/"), "application/x-www-form-urlencoded", BaseUrl.pairs(form));
        var answer = client.call(call, deadline);
        var body = answer.json();
        var error = body.text("error");
        if (error != null) {
            throw answer.failure(
                    ITS_OWN_FAULT.contains(error) ? Why.UNAVAILABLE : Why.DENIED,
                    "issues no token for the credentials");
        }
        if (answer.status() >= 400) {
            throw answer.failure();
        }
        var access = secret(body.text("access_token"));
        if (access == null) {
            throw new UpstreamFailed(Why.UNREADABLE, "issued no token that can be used");
        }
        return new Issued(
                access, life(body.text("expires_in")), secret(body.text("refresh_token")), body.text("scope"));
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text != null && Secret.isFit(text) ? new Secret(text) : null;
    }

    private static Duration life(@Nullable String seconds) {
        try {
            return Duration.ofSeconds(Integer.parseInt(Objects.requireNonNullElse(seconds, "")));
        } catch (NumberFormatException _) {
            return USUAL_LIFE;
        }
    }
}
