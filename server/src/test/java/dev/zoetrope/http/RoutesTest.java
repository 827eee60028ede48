package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutesTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(
                TestServer.LIMITS,
                TestServer.routes()
                        .route("POST", "/v2/a/", call -> Answer.text(200, "a"))
                        .route("GET", "/v2/b/", call -> Answer.text(200, "get b"))
                        .route("DELETE", "/v2/b/", call -> Answer.text(200, "delete b"))
                        .fallback("/v2/", (call, allowed) -> Answer.text(404, "v2 " + allowed))
                        .fallback("/v2/deep/", (call, allowed) -> Answer.text(404, "deep")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /v2/a/|a",
                "POST /v2/a/?q|a",
                "DELETE /v2/b/|delete b",
                "POST /v2/a|v2 []",
                "GET /v2/a/|v2 [POST]",
                "OPTIONS /v2/b/|v2 [DELETE, GET]",
                "post /v2/a/|v2 [POST]",
                "GET /v2/%61/|v2 []",
                "GET /v2/a//|v2 []",
                "GET /v2/deep/x|deep",
                "GET /v2/deep|v2 []",
                "GET /v2|nothing at /v2 []",
                "GET //v2/a/|nothing at //v2/a/ []",
                "GET /|nothing at / []",
            })
    void callGoesToItsExactRouteOrToTheLongestPrefix(String request, String answer) throws IOException {
        try (var client = server.connect()) {
            assertEquals(
                    answer,
                    client.send(request + " HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .body());
        }
    }

    @Test
    void nothingIsRoutedTwice() {
        var routes = TestServer.routes().route("GET", "/a", call -> Answer.text(200, ""));
        assertThrows(IllegalArgumentException.class, () -> routes.route("GET", "/a", call -> Answer.text(200, "")));
        routes.fallback("/b/", (call, allowed) -> Answer.text(404, ""));
        assertThrows(
                IllegalArgumentException.class, () -> routes.fallback("/b/", (call, allowed) -> Answer.text(404, "")));
    }
}
