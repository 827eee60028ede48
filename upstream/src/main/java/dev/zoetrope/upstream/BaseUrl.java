package dev.zoetrope.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Set;

/** Where a service's paths begin. */
record BaseUrl(URI url) {
    private static final Set<String> SCHEMES = Set.of("https", "http");

    /** @throws IllegalArgumentException when it is none; the message does not repeat it, as it may hold a password */
    BaseUrl {
        if (url.getHost() == null
                || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException("a base URL is https://host/path, without user, query and fragment");
        }
    }

    /**
     * An address below it.
     *
     * @param path as it goes out, with a slash first
     * @param parameters names, and values that are yet to be encoded, in turn
     */
    URI at(String path, String... parameters) {
        var text = new StringBuilder(url.toString());
        while (text.charAt(text.length() - 1) == '/') {
            text.setLength(text.length() - 1);
        }
        text.append(path);
        if (parameters.length > 0) {
            text.append('?').append(pairs(parameters));
        }
        return URI.create(text.toString());
    }

    /** Parameters as forms and queries have them. */
    static String pairs(String... parameters) {
        var text = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            text.append(i == 0 ? "" : "&").append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
        }
        return text.toString();
    }

    /** A text as a part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
