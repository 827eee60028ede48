package dev.zoetrope.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys over HTTP. */
final class KeyPathsTest {
    private static final String KEYS = "/_zoetrope/admin/keys";

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply create(String json) {
        return server.call("POST", KEYS, json, "Content-Type", "application/json");
    }

    @Test
    void aKeyIsCreatedListedAndRevoked() {
        var created = create("{\"api\":\"ensemble\",\"name\":\"Collector\",\"daily_quota\":9007199254740993,"
                + "\"per_second\":20,\"standing\":\"expired\"}");
        assertEquals(201, created.status(), created.body());
        assertEquals("no-store", created.header("Cache-Control"));
        assertEquals(9_007_199_254_740_993L, created.at("daily_quota"));
        var text = (String) created.at("key");
        assertTrue(server.world().accounts().keys().find(Api.ENSEMBLE, text).isPresent());

        var listed = server.get(KEYS);
        assertFalse(listed.body().contains(text));
        assertTrue(((List<?>) listed.at("keys"))
                .stream().anyMatch(key -> created.at("id").equals(((Map<?, ?>) key).get("id"))));

        var revoked = server.call("DELETE", KEYS + "/" + created.at("id"), "");
        assertEquals(200, revoked.status());
        assertEquals("Collector", revoked.at("name"));
        assertEquals(
                404, server.call("DELETE", KEYS + "/" + created.at("id"), "").status());
        assertTrue(server.world().accounts().keys().find(Api.ENSEMBLE, text).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                   | api is missing
            {"api":"x"}                          | api is "x"; it needs to be ensemble or handle
            {"api":"handle","name":""}           | name is ""
            {"api":"handle","name":7}            | `name` must be a string
            {"api":"handle","standing":"gone"}   | it needs to be active or unverified or expired
            {"api":"handle","standing":"expired"}| only the keys of ensemble
            {"api":"handle","daily_quota":-1}    | daily_quota is -1
            {"api":"handle","daily_quota":"7"}   | `daily_quota` must be a whole number, without quotes
            {"api":"handle","daily_quota":1e3}   | `daily_quota` must be a whole number, without quotes or a point
            {"api":"handle","daily_quota":9223372036854775808} | 64 bits
            {"api":"handle","per_second":10001}  | per_second is 10001
            {"api":"handle","key":"mine"}        | `key` is no member of a key; there are api, name, standing, daily_quota, per_second
            """)
    void whatCannotBeMeantIsRefusedWithTheRemedy(String json, String message) {
        int before = server.world().accounts().keys().list().size();
        var reply = create(json);
        assertEquals(400, reply.status(), reply.body());
        assertTrue(((String) reply.at("error")).contains(message), reply.body());
        assertEquals(before, server.world().accounts().keys().list().size());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/_zoetrope/admin/keys,405,'GET, POST'",
        "GET,/_zoetrope/admin/keys/abcdefghij,405,DELETE",
        "GET,/_zoetrope/admin/keys/,404,",
        "GET,/_zoetrope/admin/keysx,404,",
        "DELETE,/_zoetrope/admin/keys/abcdefghij/x,404,",
        "DELETE,/_zoetrope/admin/keys/%2e%2e,404,"
    })
    void otherPathsAndMethodsAreAnsweredInJson(String method, String path, int status, String allowed) {
        var reply = server.call(method, path, "");
        assertEquals(status, reply.status(), reply.body());
        assertEquals(Objects.requireNonNullElse(allowed, ""), reply.header("Allow"));
        assertTrue(reply.json().containsKey("error"));
    }

    @Test
    void pagesAndProxiesAreRefused() {
        assertEquals(415, server.call("POST", KEYS, "{\"api\":\"handle\"}").status());
        for (var header : List.of("Origin: https://evil.example", "X-Forwarded-For: 127.0.0.1")) {
            var parts = header.split(": ", 2);
            assertEquals(403, server.get(KEYS, parts[0], parts[1]).status(), header);
        }
    }
}
