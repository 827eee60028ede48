package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CorsTest {
    private static final Handler DATA = _ -> Answer.text(401, "data");

    private static TestServer server;

    @BeforeAll
    static void start() {
        var routes = TestServer.routes();
        add(routes, "/some", new Cors(Set.of("https://a.example", "http://localhost:3000")));
        add(routes, "/all", Cors.ALL);
        add(routes, "/none", Cors.NONE);
        server = new TestServer(TestServer.LIMITS, routes);
    }

    private static void add(Routes.Builder routes, String path, Cors cors) {
        routes.route("GET", path, cors.open(DATA)).route("OPTIONS", path, cors.preflight("GET"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawClient.Reply call(String method, String path, String origin) throws Exception {
        try (var client = server.connect()) {
            var line = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";
            return client.send(method + " " + path + " HTTP/1.1\r\nHost: a\r\n" + line + "\r\n")
                    .reply();
        }
    }

    @Test
    void namedOriginsMayRead() throws Exception {
        for (var origin : new String[] {"https://a.example", "http://localhost:3000"}) {
            var reply = call("GET", "/some", origin);
            assertEquals(401, reply.status());
            assertEquals(origin, reply.headers().get("access-control-allow-origin"));
            assertEquals("Origin", reply.headers().get("vary"));
            assertEquals("X-Tt-Logid, units_charged", reply.headers().get("access-control-expose-headers"));
            assertNull(reply.headers().get("access-control-allow-credentials"));
        }
    }

    @Test
    void othersMayNot() throws Exception {
        for (var origin : new String[] {
            "",
            "null",
            "https://a.example.evil",
            "https://a.example:443",
            "https://A.example",
            "http://a.example",
            "http://localhost:3001",
            "https://b.a.example"
        }) {
            for (var method : new String[] {"GET", "OPTIONS"}) {
                var reply = call(method, "/some", origin);
                assertNull(reply.headers().get("access-control-allow-origin"), origin);
                assertNull(reply.headers().get("access-control-allow-methods"), origin);
                assertEquals("Origin", reply.headers().get("vary"), origin);
            }
        }
    }

    @Test
    void thePreflightHasNoContentAndTheConnectionGoesOn() throws Exception {
        try (var client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                var reply = client.send(
                                "OPTIONS /some HTTP/1.1\r\nHost: a\r\nOrigin: https://a.example\r\nAccess-Control-Request-Method: GET\r\n\r\n")
                        .reply();
                assertEquals(204, reply.status());
                assertFalse(reply.headers().containsKey("content-length"));
                assertFalse(reply.headers().containsKey("content-type"));
                assertEquals("https://a.example", reply.headers().get("access-control-allow-origin"));
                assertEquals("GET", reply.headers().get("access-control-allow-methods"));
                assertEquals(
                        "Authorization, Content-Type, X-Api-Key",
                        reply.headers().get("access-control-allow-headers"));
            }
        }
    }

    @Test
    void allMeansAll() throws Exception {
        for (var origin : new String[] {"", "null", "https://b.example"}) {
            var reply = call("GET", "/all", origin);
            assertEquals("*", reply.headers().get("access-control-allow-origin"));
            assertNull(reply.headers().get("vary"));
        }
        assertEquals(204, call("OPTIONS", "/all", "https://b.example").status());
    }

    @Test
    void withoutOriginsNothingIsSaidOfIt() throws Exception {
        assertTrue(Cors.NONE.isClosed());
        var reply = call("GET", "/none", "https://a.example");
        assertTrue(
                reply.headers().keySet().stream()
                        .noneMatch(name -> name.startsWith("access-control") || name.equals("vary")),
                reply.toString());
    }
}
