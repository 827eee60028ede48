package dev.zoetrope.upstream;

import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came back. */
final class HttpAnswer {
    /** A service is left alone for so long at most, whatever it asks for. */
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final Pattern JSON = Pattern.compile("application/(?:[a-z0-9.-]+\\+)?json *(?:;.*)?");
    private static final int LONGEST_NUMBER = 9;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Instant at;

    /** @param at when its last byte was there */
    HttpAnswer(int status, HttpHeaders headers, byte[] body, Instant at) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.at = at;
    }

    int status() {
        return status;
    }

    /** When its last byte was there. */
    Instant at() {
        return at;
    }

    /** Whether it says that its body is JSON. */
    boolean isJson() {
        var type = headers.firstValue("Content-Type").orElse("").strip();
        return JSON.matcher(type.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * The body.
     *
     * @throws UpstreamFailed when it is no JSON; for a failure that the status tells, as that
     */
    JsonDocument json() {
        if (isJson()) {
            try {
                return JsonDocument.of(body);
            } catch (UpstreamFailed e) {
                throw isError() ? failure() : e;
            }
        }
        throw isError() ? failure() : new UpstreamFailed(Why.UNREADABLE, "answered with something that is no JSON");
    }

    private boolean isError() {
        return status >= 400;
    }

    /** What a status says by itself, where the body says nothing that is known. */
    UpstreamFailed failure() {
        var why = switch (status) {
            case 401, 402, 403, 407 -> Why.DENIED;
            case 429 -> Why.LIMITED;
            case 408 -> Why.UNAVAILABLE;
            // What a service refuses it refuses in JSON; a page is from something before it, or the base URL is wrong.
            default -> status >= 500 ? Why.UNAVAILABLE : isError() && isJson() ? Why.REFUSED : Why.UNREADABLE;
        };
        return failure(why, "answered with status " + status);
    }

    UpstreamFailed failure(Why why, String message) {
        return new UpstreamFailed(why, message, retryAfter(), null);
    }

    /** {@code Retry-After}, in seconds or as a date; null when there is none that can be read. */
    private @Nullable Duration retryAfter() {
        var text = headers.firstValue("Retry-After").orElse("").strip();
        var wait = text.isEmpty() ? null : SECONDS.matcher(text).matches() ? seconds(text) : until(text);
        if (wait == null || wait.isNegative()) {
            return wait == null ? null : Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Duration seconds(String text) {
        return text.length() > LONGEST_NUMBER ? LONGEST_WAIT : Duration.ofSeconds(Integer.parseInt(text));
    }

    private @Nullable Duration until(String date) {
        try {
            return Duration.between(
                    at,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
