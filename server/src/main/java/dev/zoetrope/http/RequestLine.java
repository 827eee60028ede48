package dev.zoetrope.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HttpToken;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a request.
 *
 * @param method as sent
 * @param path raw, as sent; each byte beyond ASCII is one character
 * @param query what follows the first {@code ?}, or empty
 * @param authority of a target in absolute form, which outweighs the Host header; else null
 * @param version10 whether the client speaks HTTP/1.0
 */
record RequestLine(
        String method, String path, String query, @Nullable String authority, boolean version10) {

    private static final int MAX_METHOD = 32;

    /** Reads one line, and the empty lines that some clients send before it. */
    static RequestLine read(DataReader reader, int limit) {
        while (reader.startsWithNewLine()) {
            reader.skip(2);
        }
        if (!isTokenStart(reader.lookup())) {
            throw malformed("This is not HTTP.");
        }
        int length = reader.findNewLine(limit + 1);
        if (length > limit) {
            throw new RequestRefused.Malformed(414, "The request line is longer than " + limit + " bytes.");
        }
        var line = new String(reader.readBytes(length), StandardCharsets.ISO_8859_1);
        reader.skip(2);
        return parse(line);
    }

    private static RequestLine parse(String line) {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last <= first + 1) {
            throw malformed("A request begins with a method, a target and a version, one blank between them.");
        }
        var method = line.substring(0, first);
        checkMethod(method);
        boolean version10 = isVersion10(line.substring(last + 1));
        return withTarget(method, line.substring(first + 1, last), version10);
    }

    private static void checkMethod(String method) {
        try {
            HttpToken.validate(method);
        } catch (IllegalArgumentException e) {
            throw malformed("The request's method is malformed.");
        }
        if (method.length() > MAX_METHOD) {
            throw new RequestRefused.Malformed(501, "The request's method is unknown.");
        }
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            throw new RequestRefused.Malformed(405, method + " is not served here: this is no proxy.");
        }
    }

    private static boolean isVersion10(String version) {
        return switch (version) {
            case "HTTP/1.1" -> false;
            case "HTTP/1.0" -> true;
            case "HTTP/2.0" -> throw new RequestRefused.Malformed(505, "Speak HTTP/1.1 or HTTP/1.0 to this server.");
            default -> throw malformed("The request's version must be HTTP/1.1 or HTTP/1.0.");
        };
    }

    private static RequestLine withTarget(String method, String target, boolean version10) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) == 0x7f) {
                throw malformed("A blank or control character in a request target must be percent-encoded.");
            }
        }
        if (target.startsWith("/")) {
            return withPath(method, target, null, version10);
        }
        boolean secure = target.regionMatches(true, 0, "https://", 0, 8);
        if (!secure && !target.regionMatches(true, 0, "http://", 0, 7)) {
            throw malformed("A request target must begin with / or with http://.");
        }
        int start = secure ? 8 : 7;
        int end = start;
        while (end < target.length() && "/?".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        if (end == start) {
            throw malformed("The request target names no host.");
        }
        var rest = target.substring(end);
        return withPath(method, rest.startsWith("/") ? rest : "/" + rest, target.substring(start, end), version10);
    }

    private static RequestLine withPath(String method, String target, @Nullable String authority, boolean version10) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new RequestLine(method, target, "", authority, version10)
                : new RequestLine(method, target.substring(0, mark), target.substring(mark + 1), authority, version10);
    }

    private static boolean isTokenStart(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    private static RequestRefused malformed(String message) {
        return new RequestRefused.Malformed(400, message);
    }
}
