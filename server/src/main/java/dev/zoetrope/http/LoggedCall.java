package dev.zoetrope.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What is kept of a call that is over. The query string is left out: tokens travel there.
 *
 * @param startMillis when its first byte arrived, in milliseconds since 1970, UTC
 * @param nanos how long it took from there to the last byte of the answer, in elapsed nanoseconds
 * @param peer the client's address
 * @param method as sent, or {@code -} when the request was never understood
 * @param path as sent, or {@code -}
 * @param status of the answer; {@value #CLIENT_GONE} when there was nobody left to answer
 * @param bytes of the answer's body that were handed to the system
 * @param notes what {@link Call#note} added, each with a blank before it
 */
public record LoggedCall(
        long startMillis, long nanos, String peer, String method, String path, int status, long bytes, String notes) {

    /** Stands for the status of a call whose client went away, as nginx has it. */
    public static final int CLIENT_GONE = 499;

    private static final int LONGEST_PATH = 256;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The call as one line of the access log, without the line's end; no client can end it early. */
    public String line() {
        long micros = nanos / 1_000;
        var line = new StringBuilder(160);
        TIME.formatTo(Instant.ofEpochMilli(startMillis), line);
        line.append(' ').append(peer).append(' ').append(method).append(' ');
        appendVisible(line, path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "...");
        line.append(' ').append(status).append(' ').append(bytes).append("b ");
        line.append(micros / 1_000).append('.');
        var fraction = Long.toString(micros % 1_000);
        line.append("000", 0, 3 - fraction.length()).append(fraction).append("ms");
        return line.append(notes).toString();
    }

    /** Appends {@code  name=value}, the value in quotes unless it is plain. */
    static void appendNote(StringBuilder line, String name, String value) {
        line.append(' ').append(name).append('=');
        if (isPlain(value)) {
            line.append(value);
            return;
        }
        line.append('"');
        appendVisible(line, value);
        line.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static void appendVisible(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                line.append(c);
            } else {
                line.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
            }
        }
    }
}
