package dev.zoetrope.http;

import org.jspecify.annotations.Nullable;

/**
 * The client went away, or was cut off because it was too slow: nobody will read an answer. Handlers let it pass, after
 * undoing what they must.
 */
public final class ConnectionEnded extends RuntimeException {
    ConnectionEnded(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
