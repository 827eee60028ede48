package dev.zoetrope.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The address by which clients reach this server: scheme, host and port, without a slash behind them. What is not set is taken from the Host header, with
 * {@code http}; X-Forwarded-* is not believed. Immutable.
 */
public final class PublicUrl {
    /** For a client of HTTP/1.0 that names no host. */
    private static final String NAMELESS = "http://localhost";

    private final @Nullable String fixed;

    private PublicUrl(@Nullable String fixed) {
        this.fixed = fixed;
    }

    /** That of each call's own Host header. */
    public static PublicUrl asCalled() {
        return new PublicUrl(null);
    }

    /**
     * The same for all calls.
     *
     * @throws IllegalArgumentException when it is not http or https with a host, and nothing behind host and port
     */
    public static PublicUrl fixed(String url) {
        var uri = URI.create(url);
        var scheme = uri.getScheme();
        var path = uri.getRawPath();
        if (scheme == null
                || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !(path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("no address of a server");
        }
        return new PublicUrl(url.substring(0, url.length() - path.length()));
    }

    /** Where the client of a call reaches this server. */
    public String of(Call call) {
        if (fixed != null) {
            return fixed;
        }
        var authority = call.authority();
        return authority == null || !isPlain(authority) ? NAMELESS : "http://" + authority;
    }

    /** Whether it is set, and https. */
    public boolean isSecure() {
        return fixed != null && fixed.regionMatches(true, 0, "https:", 0, 6);
    }

    /** Host names, addresses and ports have no other characters. */
    private static boolean isPlain(String authority) {
        for (int i = 0; i < authority.length(); i++) {
            char c = authority.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && ".-_:[]".indexOf(c) < 0) {
                return false;
            }
        }
        return !authority.isEmpty();
    }
}
