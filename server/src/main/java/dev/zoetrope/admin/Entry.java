package dev.zoetrope.admin;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Fallback;
import dev.zoetrope.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may change things over HTTP: whoever has the admin key, and, where none is set, programs of this machine. What a proxy hands on does not come from this machine
 * though its connection does, and not every proxy marks it: where the server is known to be reached by another address, nobody comes in without a key.
 */
public final class Entry {
    private static final String SCHEME = "bearer ";
    private static final List<String> MARKS_OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final boolean isPublic;
    private final byte @Nullable [] key;

    /**
     * @param key null when none is set
     * @param isPublic whether clients reach this server by an address other than its own
     */
    public Entry(@Nullable String key, boolean isPublic) {
        this.isPublic = isPublic;
        this.key = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }

    public Fallback protect(Fallback paths) {
        return (call, allowed) -> {
            var refusal = refusal(call);
            return refusal == null ? paths.handle(call, allowed) : refusal;
        };
    }

    public Handler protect(Handler handler) {
        return call -> {
            var refusal = refusal(call);
            return refusal == null ? handler.handle(call) : refusal;
        };
    }

    private @Nullable Answer refusal(Call call) {
        if (key == null) {
            return isFromHere(call) ? null : notFromHere(call);
        }
        if (MessageDigest.isEqual(given(call), key)) {
            return null;
        }
        call.note("reason", "wrong admin key");
        return Json.error(401, "this needs the server's admin key, as Authorization: Bearer KEY")
                .with("WWW-Authenticate", "Bearer");
    }

    private Answer notFromHere(Call call) {
        call.note("reason", "not from this machine");
        var why = isPublic
                ? "with --public-url nobody may call this without a key"
                : "only programs on this machine may call this";
        return Json.error(
                403, why + "; set ZOETROPE_ADMIN_KEY for the server, and send it as Authorization: Bearer KEY");
    }

    private boolean isFromHere(Call call) {
        return !isPublic
                && call.isFromThisMachine()
                && MARKS_OF_PROXIES.stream().allMatch(name -> call.header(name) == null);
    }

    private static byte[] given(Call call) {
        var header = Objects.requireNonNullElse(call.header("Authorization"), "");
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }
}
