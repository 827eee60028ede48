package dev.zoetrope.http;

import java.io.IOException;

/** Answers the calls of one route. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers one call. Whatever it throws is turned into an answer by the server's {@link FailurePage}; a
     * {@link RequestRefused} is the client's mistake, anything else is logged as a fault of ours.
     */
    Answer handle(Call call) throws IOException;
}
