package dev.zoetrope.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Http1HeadersParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request up to its body, read as RFC 9112 defines it and no looser: what two readers could understand differently is
 * refused.
 *
 * @param line its first line
 * @param headers as sent
 * @param bodyLength in bytes, or {@link #CHUNKED}
 */
record RequestHead(RequestLine line, Headers headers, long bodyLength) {

    static final long CHUNKED = -1;

    /** The one malformed name that the library's parser lets through. */
    private static final HeaderName NAMELESS = HeaderNames.create("");

    private static final int MAX_LENGTH_DIGITS = 18;

    static RequestHead read(DataReader reader, HttpLimits limits) {
        try {
            var line = RequestLine.read(reader, limits.requestLine());
            var headers = readHeaders(reader, limits.headers());
            checkHost(line, headers);
            return new RequestHead(line, headers, bodyLength(line, headers));
        } catch (DataReader.IncorrectNewLineException e) {
            throw malformed("Each line of a request's head must end with CR LF.");
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw malformed("The request ended within its head.");
        }
    }

    /** The first value of a header, or null. */
    @Nullable String header(HeaderName name) {
        return headers.contains(name) ? headers.get(name).get() : null;
    }

    /** Whether the client wants its connection closed, or speaks a version that expects it. */
    boolean closes() {
        if (line.version10() || !headers.contains(HeaderNames.CONNECTION)) {
            return line.version10();
        }
        return headers.values(HeaderNames.CONNECTION).stream()
                .anyMatch(token -> token.strip().equalsIgnoreCase("close"));
    }

    /** Whether the client waits for a 100 before it sends the body. */
    boolean expectsContinue() {
        return !line.version10() && "100-continue".equalsIgnoreCase(header(HeaderNames.EXPECT));
    }

    private static Headers readHeaders(DataReader reader, int limit) {
        try {
            var headers = Http1HeadersParser.readHeaders(reader, limit, true);
            if (headers.contains(NAMELESS)) {
                throw malformed("A header of the request has no name.");
            }
            return headers;
        } catch (IllegalStateException e) {
            throw new RequestRefused.Malformed(431, "The request's headers are longer than " + limit + " bytes.");
        } catch (IllegalArgumentException e) {
            throw malformed("A header of the request is malformed.");
        }
    }

    private static void checkHost(RequestLine line, Headers headers) {
        int hosts = values(headers, HeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && !line.version10())) {
            throw malformed("A request must have exactly one Host header; this one has " + hosts + ".");
        }
    }

    private static long bodyLength(RequestLine line, Headers headers) {
        var codings = values(headers, HeaderNames.TRANSFER_ENCODING);
        var lengths = values(headers, HeaderNames.CONTENT_LENGTH);
        if (codings.isEmpty() && lengths.isEmpty()) {
            return 0;
        }
        if (codings.isEmpty()) {
            return contentLength(lengths);
        }
        if (!lengths.isEmpty()) {
            throw malformed("A request must not have both Content-Length and Transfer-Encoding.");
        }
        if (line.version10()) {
            throw malformed("HTTP/1.0 has no Transfer-Encoding.");
        }
        if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            throw new RequestRefused.Malformed(501, "The only Transfer-Encoding served is chunked.");
        }
        return CHUNKED;
    }

    private static long contentLength(List<String> lengths) {
        var length = lengths.getFirst();
        if (lengths.size() > 1
                || length.isEmpty()
                || length.length() > MAX_LENGTH_DIGITS
                || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed("A request may have one Content-Length, a decimal number.");
        }
        return Long.parseLong(length);
    }

    private static List<String> values(Headers headers, HeaderName name) {
        return headers.all(name, List::of);
    }

    private static RequestRefused malformed(String message) {
        return new RequestRefused.Malformed(400, message);
    }
}
