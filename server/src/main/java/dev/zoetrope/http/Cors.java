package dev.zoetrope.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages of other origins may read answers, by the CORS protocol of the Fetch standard. Cookies are never taken from them. Immutable.
 */
public final class Cors {
    /** Lets no page of another origin read anything, and says nothing of CORS. */
    public static final Cors NONE = new Cors(Set.of());

    /** Lets every page read. */
    public static final Cors ALL = new Cors(Set.of("*"));

    private static final String MAX_AGE_SECONDS = "7200";

    private final Set<String> origins;

    /** @param origins as browsers send them, such as {@code https://app.example}; {@code *} for all */
    public Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    public boolean isClosed() {
        return origins.isEmpty();
    }

    /** Lets pages read what the handler answers. */
    public Handler open(Handler handler) {
        return isClosed()
                ? handler
                : call -> opened(handler.handle(call), call)
                        .with("Access-Control-Expose-Headers", "X-Tt-Logid, units_charged");
    }

    /** Lets pages read what lies below a prefix, and answers their question before they call with this method. */
    public Fallback open(String method, Fallback fallback) {
        if (isClosed()) {
            return fallback;
        }
        return (call, allowed) ->
                call.method().equals("OPTIONS") ? asked(call, method) : opened(fallback.handle(call, allowed), call);
    }

    /** Answers the question that browsers ask before they call. */
    public Handler preflight(String method) {
        return call -> asked(call, method);
    }

    private Answer asked(Call call, String method) {
        var answer = opened(Answer.empty(), call);
        return allowed(call) == null
                ? answer
                : answer.with("Access-Control-Allow-Methods", method)
                        .with("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Api-Key")
                        .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }

    private Answer opened(Answer answer, Call call) {
        var allowed = allowed(call);
        var readable = allowed == null ? answer : answer.with("Access-Control-Allow-Origin", allowed);
        return isForAll() ? readable : readable.with("Vary", "Origin");
    }

    /** The origin that may read, null when the caller's may not. */
    private @Nullable String allowed(Call call) {
        if (isForAll()) {
            return "*";
        }
        var origin = call.header("Origin");
        return origin != null && origins.contains(origin) ? origin : null;
    }

    private boolean isForAll() {
        return origins.contains("*");
    }
}
