package dev.zoetrope.accounts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where people may be sent back to, by what an app runs on. */
final class RedirectUris {
    static final int MOST = 10;

    private static final Set<String> DESKTOP_HOSTS = Set.of("localhost", "127.0.0.1");

    private RedirectUris() {}

    /** @throws InvalidApp when there are too many, or one breaks a rule of the platform */
    static void require(Platform platform, List<String> uris, boolean loose) {
        if (uris.size() > MOST) {
            throw new InvalidApp("redirect_uris has %d entries; an app has at most %d.".formatted(uris.size(), MOST));
        }
        for (var uri : uris) {
            var problem = problem(platform, uri, loose);
            if (problem != null) {
                throw new InvalidApp("redirect_uris holds \"%s\"; %s.".formatted(excerpt(uri), problem));
            }
        }
    }

    private static String excerpt(String uri) {
        return uri.length() > WebAddress.LONGEST ? uri.substring(0, WebAddress.LONGEST) + "…" : uri;
    }

    /** Which rule an address breaks; null when it breaks none. */
    static @Nullable String problem(Platform platform, String uri, boolean loose) {
        if (uri.length() > WebAddress.LONGEST) {
            return "it has " + uri.length() + " characters, and at most " + WebAddress.LONGEST + " are allowed";
        }
        var parsed = WebAddress.parse(uri);
        if (parsed.isEmpty()) {
            return "an address is absolute, such as https://example.org/callback/, all ASCII, without a user, a backslash,"
                    + " blanks and parts that are only dots";
        }
        var address = parsed.get();
        if (address.hasQuery() || address.hasFragment()) {
            return "an address has no query and no fragment; what changes from call to call goes into state";
        }
        return switch (platform) {
            case WEB -> publicProblem(address, "web", loose);
            case MOBILE -> publicProblem(address, "mobile", false);
            case DESKTOP -> desktopProblem(address);
        };
    }

    private static @Nullable String publicProblem(WebAddress address, String platform, boolean loose) {
        if (address.port().equals(WebAddress.ANY_PORT)) {
            return "only a desktop app may leave its port open";
        }
        if (loose) {
            return null;
        }
        if (!address.isHttps()) {
            return "a " + platform + " app's address is https" + remedy(platform);
        }
        return address.isLoopback() ? "a " + platform + " app is not on this machine" + remedy(platform) : null;
    }

    private static String remedy(String platform) {
        return platform.equals("web") ? " (--loose takes http and localhost as well)" : "";
    }

    private static @Nullable String desktopProblem(WebAddress address) {
        if (!DESKTOP_HOSTS.contains(address.host())) {
            return "a desktop app's host is localhost or 127.0.0.1";
        }
        return address.port().isEmpty()
                ? "a desktop app's address names its port, such as http://localhost:8080/callback/; * stands for any"
                : null;
    }

    /** Whether a registered address allows one that was asked for: the same, character by character; {@code *} stands for any port. */
    static boolean matches(String registered, String asked) {
        var address = WebAddress.parse(registered);
        if (address.isEmpty() || !address.get().port().equals(WebAddress.ANY_PORT)) {
            return registered.equals(asked);
        }
        var before = address.get().scheme() + "://" + address.get().host() + ":";
        var behind = address.get().path();
        return asked.length() > before.length() + behind.length()
                && asked.startsWith(before)
                && asked.endsWith(behind)
                && WebAddress.isPort(asked.substring(before.length(), asked.length() - behind.length()));
    }
}
