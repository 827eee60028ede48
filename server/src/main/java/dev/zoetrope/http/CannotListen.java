package dev.zoetrope.http;

import org.jspecify.annotations.Nullable;

/** A server that cannot be reached where it was told to be. The message names host, port and remedy. */
public final class CannotListen extends RuntimeException {
    CannotListen(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
