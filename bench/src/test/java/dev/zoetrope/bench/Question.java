package dev.zoetrope.bench;

import java.nio.charset.StandardCharsets;

/** A call that is measured: the bytes to send, and what the answer holds when it is the right one. */
final class Question {
    private static final String OK = "\"code\":\"ok\"";

    final String name;
    final byte[] request;
    final byte[] expected;

    private Question(String name, byte[] request, String expected) {
        this.name = name;
        this.request = request;
        this.expected = expected.getBytes(StandardCharsets.UTF_8);
    }

    static Question ok(String name, byte[] request) {
        return new Question(name, request, OK);
    }

    static Question answered(String name, byte[] request, String expected) {
        return new Question(name, request, expected);
    }
}
