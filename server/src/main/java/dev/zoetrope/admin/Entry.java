package dev.zoetrope.admin;

import dev.zoetrope.http.Call;
import dev.zoetrope.http.Fallback;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may change things over HTTP: whoever has the admin key, and, where none is set, programs of this machine. What a proxy hands on does not come from this machine,
 * whatever its connection looks like.
 */
public final class Entry {
    private static final String SCHEME = "bearer ";
    private static final List<String> MARKS_OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    private final byte @Nullable [] key;

    /** @param key null when none is set */
    public Entry(@Nullable String key) {
        this.key = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }

    public Fallback protect(Fallback paths) {
        return (call, allowed) -> {
            if (key == null) {
                if (isFromHere(call)) {
                    return paths.handle(call, allowed);
                }
                call.note("reason", "not from this machine");
                return Json.error(
                        403,
                        "only programs on this machine may call this; set ZOETROPE_ADMIN_KEY for the server, and send it as Authorization: Bearer KEY");
            }
            if (MessageDigest.isEqual(given(call), key)) {
                return paths.handle(call, allowed);
            }
            call.note("reason", "wrong admin key");
            return Json.error(401, "this needs the server's admin key, as Authorization: Bearer KEY")
                    .with("WWW-Authenticate", "Bearer");
        };
    }

    private static boolean isFromHere(Call call) {
        return call.isFromThisMachine() && MARKS_OF_PROXIES.stream().allMatch(name -> call.header(name) == null);
    }

    private static byte[] given(Call call) {
        var header = Objects.requireNonNullElse(call.header("Authorization"), "");
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
    }
}
