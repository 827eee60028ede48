package dev.zoetrope.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Apps over HTTP. */
final class AppPathsTest {
    private static final String APPS = "/_zoetrope/admin/apps";
    private static final String KEY = "0123456789abcdef-admin";

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

    private static Reply send(String method, String target, String json) {
        return server.call(method, target, json, "Content-Type", "application/json");
    }

    private static Reply create(String json) {
        var reply = send("POST", APPS, json);
        assertEquals(201, reply.status(), reply.body());
        assertEquals("no-store", reply.header("Cache-Control"));
        return reply;
    }

    private static String key(Reply reply) {
        return (String) reply.at("client_key");
    }

    private static int apps() {
        return server.world().accounts().apps().list().size();
    }

    @Test
    void anAppIsRegisteredShownChangedAndDeleted() {
        var created = create("""
                {"name":"My site","developer":"Me & co","platform":"web","scopes":["video.list","user.info.basic"],
                 "redirect_uris":["https://example.org/callback/"],"webhook":"https://example.org/hook"}""");
        var app = APPS + "/" + key(created);
        assertEquals(List.of("user.info.basic", "video.list"), created.at("scopes"));
        assertTrue(
                server.token(key(created), (String) created.at("client_secret")).startsWith("clt."));

        var shown = server.get(app);
        assertFalse(shown.body().contains((String) created.at("client_secret")));
        assertEquals("Me & co", shown.at("developer"));
        assertEquals(List.of(), shown.at("sandboxes"));
        assertEquals(0L, shown.at("webhooks_pending"));

        var changed = send("PATCH", app, "{\"redirect_uris\":[],\"webhook\":\"\",\"name\":\"Other\",\"scopes\":null}");
        assertEquals(200, changed.status(), changed.body());
        assertEquals("Other", changed.at("name"));
        assertEquals(List.of(), changed.at("redirect_uris"));
        assertEquals(List.of("user.info.basic", "video.list"), changed.at("scopes"));
        assertFalse(changed.json().containsKey("webhook"));

        assertEquals(
                Map.of("deleted", List.of(key(created))),
                server.call("DELETE", app, "").json());
        assertEquals(404, server.get(app).status());
        assertEquals(404, server.call("DELETE", app, "").status());
    }

    @Test
    void aSecretIsRenewed() {
        var created = create("{\"name\":\"x\"}");
        var rotated = send("POST", APPS + "/" + key(created) + "/rotate-secret", "");
        assertEquals(200, rotated.status());
        assertNotEquals(created.at("client_secret"), rotated.at("client_secret"));
        assertTrue(
                server.token(key(rotated), (String) rotated.at("client_secret")).startsWith("clt."));
        assertEquals(
                "invalid_client",
                server.form(
                                "/v2/oauth/token/",
                                "grant_type=client_credentials&client_key=" + key(created) + "&client_secret="
                                        + created.at("client_secret"))
                        .at("error"));
    }

    @Test
    void aSandboxIsListedBesideItsApp() {
        var app = create("{\"name\":\"parent\"}");
        var sandbox = create("{\"name\":\"trial\",\"sandbox_of\":\"" + key(app) + "\",\"target_users\":[\"@Anna\"]}");
        assertEquals(List.of("anna"), sandbox.at("target_users"));
        assertEquals(List.of(key(sandbox)), server.get(APPS + "/" + key(app)).at("sandboxes"));
        var keys = ((List<?>) server.get(APPS).at("apps"))
                .stream().map(each -> ((Map<?, ?>) each).get("client_key")).toList();
        assertTrue(keys.containsAll(List.of(key(app), key(sandbox))), keys::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                         | name is missing
            []                                         | must be a JSON object
            {"name":"x"                                | not valid JSON
            {"name":"x"} {}                            | must end
            {"name":"x","name":"y"}                    | Duplicate
            {"name":5}                                 | `name` must be a string
            {"name":""}                                | name is ""
            {"name":"x","platform":"toaster"}          | platform is "toaster"
            {"name":"x","scopes":"video.list"}         | `scopes` must be a list of strings
            {"name":"x","scopes":["video.list",7]}     | `scopes` must hold strings alone
            {"name":"x","scopes":["video.lost"]}       | scopes holds "video.lost"
            {"name":"x","redirect_uris":["http://a/"]} | redirect_uris holds "http://a/"; a web app's address is https
            {"name":"x","webhook":"http://10.0.0.1/"}  | webhook is "http://10.0.0.1/"
            {"name":"x","webhook":"https://[1]/"}      | webhook is "https://[1]/"
            {"name":"x","redirect_uris":["https://[1]/"]} | redirect_uris holds "https://[1]/"
            {"name":"x","client_secret":"y"}           | `client_secret` is no member of an app; there are
            {"name":"x","loose":"yes"}                 | `loose` must be true or false
            {"name":"x","target_users":["anna"]}       | target_users are a sandbox's
            {"name":"x","sandbox_of":"awnosuchapp00000"} | There is no app with client key
            {"name":"x","sandbox_of":"a","platform":"web"} | leave it out
            """)
    void whatCannotBeMeantIsRefusedWithTheRemedy(String json, String message) {
        int before = apps();
        var reply = send("POST", APPS, json);
        assertEquals(400, reply.status(), reply.body());
        assertTrue(((String) reply.at("error")).contains(message), reply.body());
        assertEquals(before, apps());
    }

    @Test
    void aChangeOfWhatCannotBeChangedIsRefused() {
        var app = APPS + "/" + key(create("{\"name\":\"x\"}"));
        for (var json : List.of(
                "{\"platform\":\"web\"}",
                "{\"developer\":\"x\"}",
                "{\"sandbox_of\":\"x\"}",
                "{\"client_key\":\"x\"}")) {
            assertEquals(400, send("PATCH", app, json).status(), json);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var reply = send("POST", APPS, "{\"name\":\"" + "x".repeat(70_000) + "\"}");
        assertEquals(413, reply.status());
        assertTrue(((String) reply.at("error")).contains("65536"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"
            })
    void whatAPagesFormCouldSendIsRefused(String type) {
        int before = apps();
        var headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type", type};
        var key = key(create("{\"name\":\"x\"}"));
        assertEquals(415, server.call("POST", APPS, "{\"name\":\"x\"}", headers).status());
        assertEquals(
                415,
                server.call("PATCH", APPS + "/" + key, "{\"name\":\"y\"}", headers)
                        .status());
        assertEquals(
                415,
                server.call("POST", APPS + "/" + key + "/rotate-secret", "{}", headers)
                        .status());
        assertEquals(before + 1, apps());
        assertEquals(
                201,
                server.call("POST", APPS, "{\"name\":\"x\"}", "content-type", "Application/JSON; charset=utf-8")
                        .status());
    }

    @Test
    void foreignPagesNamesAndProxiesAreRefused() {
        int before = apps();
        var json = "application/json";
        for (var header : List.of(
                "Origin: https://evil.example",
                "Origin: null",
                "X-Forwarded-For: 127.0.0.1",
                "Forwarded: for=127.0.0.1",
                "X-Real-IP: 127.0.0.1",
                "Via: 1.1 proxy")) {
            var parts = header.split(": ", 2);
            for (var method : List.of("GET", "POST", "DELETE")) {
                var reply = server.call(method, APPS, "{\"name\":\"x\"}", "Content-Type", json, parts[0], parts[1]);
                assertEquals(403, reply.status(), header);
            }
        }
        var reply = server.raw(
                "POST " + APPS + " HTTP/1.1",
                "Host: open.tiktokapis.com",
                "Content-Type: application/json",
                "Content-Length: 12",
                "",
                "{\"name\":\"x\"}");
        assertTrue(reply.startsWith("HTTP/1.1 403 "), reply);
        assertEquals(before, apps());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/_zoetrope/admin/apps,405,'GET, POST'",
        "DELETE,/_zoetrope/admin/apps,405,'GET, POST'",
        "POST,/_zoetrope/admin/apps/KEY,405,'DELETE, GET, PATCH'",
        "GET,/_zoetrope/admin/apps/KEY/rotate-secret,405,POST",
        "GET,/_zoetrope/admin/apps/,404,",
        "GET,/_zoetrope/admin/apps/KEY/,404,",
        "GET,/_zoetrope/admin/apps/KEY/other,404,",
        "GET,/_zoetrope/admin/apps/KEY/rotate-secret/x,404,",
        "GET,/_zoetrope/admin/appsx,404,",
        "GET,/_zoetrope/admin/apps/awnosuchapp00000,404,",
        "GET,/_zoetrope/admin/apps/%2e%2e,404,"
    })
    void otherPathsAndMethodsAreAnsweredInJson(String method, String path, int status, String allowed) {
        var key = server.world().accounts().apps().list().stream()
                .findFirst()
                .map(app -> app.clientKey())
                .orElseGet(() -> key(create("{\"name\":\"x\"}")));
        var reply = server.call(method, path.replace("KEY", key), "");
        assertEquals(status, reply.status(), reply.body());
        assertEquals(Objects.requireNonNullElse(allowed, ""), reply.header("Allow"));
        assertTrue(reply.json().containsKey("error"));
    }

    @Test
    void withAnAdminKeyNobodyComesInWithoutIt(@TempDir Path folder) {
        var guarded = TestServer.on(folder, "admin-key=" + KEY);
        try (guarded) {
            for (var headers : new String[][] {
                {},
                {"Authorization", KEY},
                {"Authorization", "Bearer "},
                {"Authorization", "Bearer " + KEY.substring(1)},
                {"Authorization", "Bearer " + KEY + "0"},
                {"Authorization", "Basic " + KEY}
            }) {
                var reply = guarded.get(APPS, headers);
                assertEquals(401, reply.status());
                assertEquals("Bearer", reply.header("WWW-Authenticate"));
                assertFalse(reply.body().contains(KEY));
            }
            var reply = guarded.get(APPS, "authorization", "bearer " + KEY, "X-Forwarded-For", "192.0.2.1");
            assertEquals(List.of(), reply.at("apps"));
        }
        assertFalse(guarded.log().contains(KEY));
    }

    @Test
    void behindAProxyThatLeavesNoMarkNobodyComesInWithoutAKey(@TempDir Path folder) {
        try (var proxied = TestServer.on(folder, "public-url=https://tiktok.example")) {
            // As nginx hands it on without more: from this machine, by its name, and without a header of its own.
            var reply = proxied.get(APPS);
            assertEquals(403, reply.status());
            assertTrue(reply.body().contains("ZOETROPE_ADMIN_KEY"), reply.body());
        }
    }

    @Test
    void aLooseServerTakesLooseApps(@TempDir Path folder) {
        var json = "{\"name\":\"x\",\"redirect_uris\":[\"http://localhost:3000/callback\"]}";
        assertEquals(400, send("POST", APPS, json).status());
        assertEquals(
                201, send("POST", APPS, json.replace("}", ",\"loose\":true}")).status());
        try (var loose = TestServer.on(folder, "loose=true")) {
            assertEquals(
                    201,
                    loose.call("POST", APPS, json, "Content-Type", "application/json")
                            .status());
        }
    }
}
