package dev.zoetrope.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An upstream gave no answer that can be believed. Its message holds no secret. */
public final class UpstreamFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Why {
        /** The credentials are wrong, have expired, or do not allow it: asking again does not help until somebody changes them. */
        DENIED,
        /** Too many calls, or the day's quota is spent. */
        LIMITED,
        /** It could not be reached, or says that it failed itself. */
        UNAVAILABLE,
        /** It did not answer in time. */
        LATE,
        /** It refuses this one question, in JSON: an odd handle or id, a user it tells of in other regions alone. That says nothing of others. */
        REFUSED,
        /** It answered with something that is no answer: HTML, half a body, too much, wrong types, something that was not asked for. */
        UNREADABLE,
        /** The address is none that calls may go to; nothing was sent. */
        FORBIDDEN_ADDRESS
    }

    private final Why why;
    private final @Nullable Duration retryAfter;

    public UpstreamFailed(Why why, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    UpstreamFailed(Why why, String message) {
        this(why, message, null, null);
    }

    public Why why() {
        return why;
    }

    /** How long the service asks to be left alone; null when it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
