package dev.zoetrope.http;

import java.time.Duration;

/**
 * What one client may cost. Elapsed times, not the clock's.
 *
 * @param requestLine the most bytes of a request line, method, target and version together
 * @param headers the most bytes of all header lines together
 * @param connections connections open at once; further ones wait until one closes. Keep it well below the number of files
 *     the process may open: the listener does not survive running out of them
 * @param idleTime how long a connection may stay open between requests
 * @param headTime how long a request may take from its first byte to the end of its headers
 * @param bodyTime how long a body read as a whole may take; of a body read as a stream, each single read
 * @param writeTime how long the client may take to accept each {@value AnswerWriter#PIECE} bytes of an answer
 * @param lingerTime how long the client may go on sending after an answer that closes its connection; closing at once could
 *     cost it the answer
 * @param grace how long calls in flight may go on when the server closes
 */
public record HttpLimits(
        int requestLine,
        int headers,
        int connections,
        Duration idleTime,
        Duration headTime,
        Duration bodyTime,
        Duration writeTime,
        Duration lingerTime,
        Duration grace) {

    /** The limits of a server that nobody configured. */
    public static final HttpLimits DEFAULTS = new HttpLimits(
            8 * 1024,
            16 * 1024,
            2_000,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));

    /** Checks that every limit is positive. */
    public HttpLimits {
        requirePositive("requestLine", requestLine);
        requirePositive("headers", headers);
        requirePositive("connections", connections);
        requirePositive("idleTime", idleTime.toMillis());
        requirePositive("headTime", headTime.toMillis());
        requirePositive("bodyTime", bodyTime.toMillis());
        requirePositive("writeTime", writeTime.toMillis());
        requirePositive("lingerTime", lingerTime.toMillis());
        requirePositive("grace", grace.toMillis());
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("The limit " + name + " must be positive: " + value);
        }
    }
}
