package dev.zoetrope.bench;

import java.nio.charset.StandardCharsets;

/**
 * A call that is measured.
 *
 * @param request the bytes to send
 * @param expected what the answer holds when it is the right one
 */
record Question(String name, byte[] request, byte[] expected) {
    private static final String OK = "\"code\":\"ok\"";

    static Question ok(String name, byte[] request) {
        return answered(name, request, OK);
    }

    static Question answered(String name, byte[] request, String expected) {
        return new Question(name, request, expected.getBytes(StandardCharsets.UTF_8));
    }
}
