package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\u0000", "é", "\t", "\u007f"})
    void noValueCanBeginAnotherHeader(String value) {
        assertThrows(IllegalArgumentException.class, () -> Answer.text(302, "").with("Location", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "é"})
    void headerNameIsAToken(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Header(name, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 204, 304, 600})
    void statusWithoutABodyIsNoAnswer(int status) {
        assertThrows(IllegalArgumentException.class, () -> Answer.text(status, "x"));
    }

    @Test
    void partOfABufferIsSentWithEveryHeader() throws Exception {
        var buffer = "..{\"a\":1}..".getBytes(StandardCharsets.UTF_8);
        try (var server = new TestServer(
                        TestServer.LIMITS,
                        TestServer.routes()
                                .route(
                                        "GET",
                                        "/part",
                                        call -> Answer.of(429, "application/json", buffer, 2, 7)
                                                .with("X-Tt-Logid", "42")
                                                .with("Allow", "GET, POST")));
                var client = server.connect()) {
            var reply = client.send("GET /part HTTP/1.1\r\nHost: a\r\n\r\n").reply();
            assertEquals(429, reply.status());
            assertEquals("{\"a\":1}", reply.body());
            assertEquals("application/json", reply.headers().get("content-type"));
            assertEquals("42", reply.headers().get("x-tt-logid"));
            assertEquals("GET, POST", reply.headers().get("allow"));
        }
    }

    @Test
    void largeAnswerArrivesWhole() throws Exception {
        var body = "0123456789".repeat(100_000);
        try (var server = new TestServer(
                        TestServer.LIMITS,
                        TestServer.routes()
                                .route("GET", "/large", call -> Answer.text(200, body))
                                .route(
                                        "GET",
                                        "/large-stream",
                                        call -> Answer.stream(200, "text/plain", out -> {
                                            out.write(body.getBytes(StandardCharsets.UTF_8));
                                        })));
                var client = server.connect()) {
            assertEquals(
                    body,
                    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .body());
            assertEquals(
                    body,
                    client.send("GET /large-stream HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .body());
        }
    }
}
