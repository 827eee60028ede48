package dev.zoetrope.handle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the gateway turns away, and how. */
final class RefusalsTest {
    private static final String UUID_OF_CHANCE = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @TempDir
    private static Path data;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, NOW::get);
        key = key(new NewKey(Api.HANDLE, "Test"));
    }

    @AfterAll
    static void stop() {
        server.close();
        assertFalse(server.log().contains(key), "a key is in the access log");
    }

    private static String key(NewKey key) {
        return server.world().accounts().keys().create(key, NOW.get()).text();
    }

    private static Reply get(String path, String key) {
        return server.get(path, "x-api-key", key);
    }

    /** @param type empty for none */
    private static void assertRefused(Reply reply, int status, String message, String type) {
        assertEquals(status, reply.status(), reply.body());
        assertEquals(Map.of("message", message), reply.json());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals(type, reply.header("x-amzn-ErrorType"));
        assertTrue(reply.header("x-amzn-RequestId").matches(UUID_OF_CHANCE), reply.headers()::toString);
    }

    @Test
    void nobodyComesInWithoutAGoodKey() {
        var path = "/dev/tiktok/user/ada";
        assertRefused(server.get(path), 403, "Forbidden", "ForbiddenException");
        var revoked = server.world().accounts().keys().create(new NewKey(Api.HANDLE, "x"), NOW.get());
        assertEquals(404, get(path, revoked.text()).status());
        server.world().accounts().keys().revoke(revoked.key().id());
        var ensemble = key(new NewKey(Api.ENSEMBLE, "x", Standing.ACTIVE, 0, 0));
        for (var wrong : List.of("", "x", key.substring(1), key + "A", revoked.text(), ensemble)) {
            assertRefused(get(path, wrong), 403, "Forbidden", "ForbiddenException");
        }
        assertRefused(get("/dev/tiktok/user/a%20b", "x"), 403, "Forbidden", "ForbiddenException");
        assertEquals(404, server.get(path, "X-API-Key", key).status());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/dev/tiktok/",
        "GET,/dev/tiktok/user",
        "GET,/dev/tiktok/user/",
        "GET,/dev/tiktok/user/ada/",
        "GET,/dev/tiktok/user//ada",
        "GET,/dev/tiktok//user/ada",
        "GET,/dev/tiktok/users/ada",
        "GET,/dev/tiktok/User/ada",
        "GET,/dev/tiktok/video/ada",
        "GET,/dev/tiktok/video/ada/",
        "GET,/dev/tiktok/video//7109000000000000001",
        "GET,/dev/tiktok/video/ada/7109000000000000001/",
        "GET,/dev/tiktok/videos/ada",
        "GET,/tiktok/followers/ada",
        "POST,/tiktok/connect-sdk",
        "POST,/dev/tiktok/user/ada",
        "PUT,/dev/tiktok/user/ada",
        "DELETE,/dev/tiktok/user/ada",
        "OPTIONS,/dev/tiktok/user/ada",
        "get,/dev/tiktok/user/ada"
    })
    void whatIsServedNowhereIsRefusedWhateverTheKey(String method, String path) {
        for (var given : List.of(key, "x")) {
            assertRefused(
                    server.call(method, path, "", "x-api-key", given),
                    403,
                    "Missing Authentication Token",
                    "MissingAuthenticationTokenException");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "@@ada",
                "a%20b",
                "a+b",
                "a-b",
                "a%2Fb",
                "a%00b",
                "a%",
                "a%2",
                "a%zz",
                "%C3%A9",
                "%FF",
                "%40",
                "a%3Fb",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aMalformedHandleIsTheCallersMistake(String handle) {
        for (var path : List.of("user/" + handle, "video/" + handle + "/7109000000000000001")) {
            // As it is: a client library would mend it.
            var reply = server.raw("GET /dev/tiktok/" + path + " HTTP/1.1", "Host: x", "x-api-key: " + key);
            assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
            assertTrue(
                    reply.endsWith("{\"message\":\"The user handle needs letters, digits, underscores and periods,"
                            + " 64 at most\"}"),
                    reply);
        }
    }

    @Test
    void bytesBeyondAsciiAreNoHandle() {
        var reply = server.raw("GET /dev/tiktok/user/ad\u00e9 HTTP/1.1", "Host: x", "x-api-key: " + key);
        assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-1",
                "0",
                "1.0",
                "1e3",
                "%31",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999"
            })
    void aMalformedIdIsTheCallersMistake(String id) {
        assertRefused(
                get("/dev/tiktok/video/ada/" + id, key),
                400,
                "The video id needs to be a positive number of at most 19 digits",
                "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@ada",
                "%40ada",
                "ADA",
                "a.d_a9",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whoeverIsUnknownIsNotFound(String handle) {
        assertRefused(get("/dev/tiktok/user/" + handle, key), 404, "User not found", "");
        assertRefused(get("/dev/tiktok/video/" + handle + "/7109000000000000001", key), 404, "Video not found", "");
    }

    @Test
    void aKeyIsHeldToItsRate() {
        var limited = key(new NewKey(Api.HANDLE, "x", Standing.ACTIVE, 0, 3));
        for (int i = 0; i < 3; i++) {
            assertEquals(404, get("/dev/tiktok/user/ada", limited).status());
        }
        assertRefused(get("/dev/tiktok/user/ada", limited), 429, "Too Many Requests", "TooManyRequestsException");
        assertEquals(404, get("/dev/tiktok/user/ada", key).status(), "others are free");
        NOW.set(NOW.get().plusMillis(1_000));
        assertEquals(404, get("/dev/tiktok/user/ada", limited).status());
    }

    @Test
    void aKeyIsHeldToItsQuotaUntilMidnight() throws Exception {
        var limited = key(new NewKey(Api.HANDLE, "x", Standing.ACTIVE, 50, 0));
        var statuses = Collections.synchronizedList(new ArrayList<Integer>());
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < 80; i++) {
            callers.add(Thread.startVirtualThread(
                    () -> statuses.add(get("/dev/tiktok/user/ada", limited).status())));
        }
        for (var caller : callers) {
            caller.join();
        }
        assertEquals(50, Collections.frequency(statuses, 404), statuses::toString);
        assertEquals(30, Collections.frequency(statuses, 429), statuses::toString);
        assertRefused(get("/dev/tiktok/user/ada", limited), 429, "Limit Exceeded", "LimitExceededException");
        NOW.set(NOW.get()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
        assertEquals(404, get("/dev/tiktok/user/ada", limited).status());
    }

    @Test
    void aFaultOfOursIsToldAsSuch(@TempDir Path folder) {
        try (var broken = TestServer.on(folder, NOW::get)) {
            var good = broken.world()
                    .accounts()
                    .keys()
                    .create(new NewKey(Api.HANDLE, "x"), NOW.get())
                    .text();
            broken.world().catalog().close();
            for (var path : List.of("user/ada", "video/ada/7109000000000000001")) {
                assertRefused(broken.get("/dev/tiktok/" + path, "x-api-key", good), 500, "Internal server error", "");
            }
            broken.world().accounts().close();
            assertRefused(broken.get("/dev/tiktok/user/ada", "x-api-key", key), 500, "Internal server error", "");
        }
    }

    @Test
    void eachCallHasAnIdOfItsOwn() {
        assertNotEquals(
                server.get("/tiktok/user/ada").header("x-amzn-RequestId"),
                server.get("/tiktok/user/ada").header("x-amzn-RequestId"));
    }

    @Test
    void thePrefixIsASettingAndTheBarePathStays(@TempDir Path folder) {
        try (var other = TestServer.on(folder, "handle-prefix=/stage/v1/tt")) {
            for (var path : List.of("/stage/v1/tt/user/ada", "/tiktok/user/ada")) {
                assertEquals("Forbidden", other.get(path).at("message"));
            }
            var nothing = other.raw("GET /dev/tiktok/user/ada HTTP/1.1", "Host: x");
            assertTrue(nothing.startsWith("HTTP/1.1 404 ") && nothing.contains("text/plain"), nothing);
        }
        assertEquals("Forbidden", server.get("/tiktok/user/ada").at("message"));
    }

    @Test
    void pagesOfNamedOriginsMayAsk(@TempDir Path folder) {
        try (var open = TestServer.on(folder, "cors=https://app.example")) {
            var asked = open.call("OPTIONS", "/dev/tiktok/user/ada", "", "Origin", "https://app.example");
            assertEquals(204, asked.status());
            assertTrue(asked.header("Access-Control-Allow-Headers").contains("X-Api-Key"));
            var read = open.get("/dev/tiktok/user/ada", "Origin", "https://app.example");
            assertEquals(403, read.status());
            assertEquals("https://app.example", read.header("Access-Control-Allow-Origin"));
        }
    }
}
