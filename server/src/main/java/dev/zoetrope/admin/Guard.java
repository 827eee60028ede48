package dev.zoetrope.admin;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Fallback;
import dev.zoetrope.http.Handler;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps strangers from {@code /_zoetrope/}: calls by a host name that is not ours (a web page that had a name of its own point at this machine, a program whose
 * calls to a played host come here), and calls that a foreign web page makes.
 */
public final class Guard {
    private final Set<String> hosts;

    /** @param hosts names that are ours beside this machine's own, in lower case */
    public Guard(Set<String> hosts) {
        this.hosts = hosts;
    }

    public Handler protect(Handler handler) {
        return call -> {
            var refusal = refusal(call);
            return refusal == null ? handler.handle(call) : refusal;
        };
    }

    public Fallback protect(Fallback fallback) {
        return (call, allowed) -> {
            var refusal = refusal(call);
            return refusal == null ? fallback.handle(call, allowed) : refusal;
        };
    }

    private @Nullable Answer refusal(Call call) {
        var authority = call.authority();
        if (authority != null && !isOurs(host(authority))) {
            call.note("reason", "foreign host name");
            return Json.error(
                    403,
                    "/_zoetrope/ does not answer by this host name; use localhost, or add the name to --admin-hosts");
        }
        var origin = call.header("Origin");
        if (origin != null && !isOurOrigin(origin)) {
            call.note("reason", "foreign origin");
            return Json.error(403, "/_zoetrope/ does not answer web pages of other origins");
        }
        return null;
    }

    private boolean isOurOrigin(String origin) {
        try {
            var host = URI.create(origin).getHost();
            return host != null && isOurs(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean isOurs(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}")
                || hosts.contains(host);
    }

    private static String host(String authority) {
        int port = authority.lastIndexOf(':');
        boolean hasPort = port > authority.lastIndexOf(']');
        return (hasPort ? authority.substring(0, port) : authority).toLowerCase(Locale.ROOT);
    }
}
