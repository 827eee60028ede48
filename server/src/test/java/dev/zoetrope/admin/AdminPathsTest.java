package dev.zoetrope.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Control;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminPathsTest {
    private static final String APPS = "/_zoetrope/control/apps";
    private static final String IMPORT = "/_zoetrope/control/import";
    private static final String FORM = "name=A&developer=D&platform=web&scope=research.data.basic";

    @TempDir
    private static Path data;

    private static TestServer server;
    private static String secret;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, "admin-hosts=zoe.example");
        secret = DataDirectory.control(data).orElseThrow().secret();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void pagesTellHealthReadinessAndWhatThereIs() {
        assertEquals(Map.of("status", "alive"), server.get("/_zoetrope/health").json());
        assertEquals(Map.of("status", "ready"), server.get("/_zoetrope/ready").json());
        var index = server.get("/_zoetrope/");
        assertEquals(200, index.status());
        for (var path : index.json().values()) {
            assertTrue(
                    Set.of(200, 400, 404)
                            .contains(server.get(String.valueOf(path)).status()),
                    index.body());
        }
    }

    @Test
    void demoIsThereOnlyWithADemo() {
        var none = server.get("/_zoetrope/demo");
        assertEquals(404, none.status());
        assertEquals("this server serves no demo; start one with ./zoetrope serve --demo", none.at("error"));
        assertEquals(
                "invalid_client",
                server.call(
                                "POST",
                                "/v2/oauth/token/",
                                "client_key=awdemoresearch01&client_secret=demoResearchSecretIsNoSecret0001&grant_type=client_credentials")
                        .at("error"));

        try (var small = TestServer.demo("demo=2000", "random-seed=7")) {
            var demo = small.get("/_zoetrope/demo");
            assertEquals(200, demo.status());
            assertEquals(
                    Set.of("apps", "ensemble_token", "api_key", "handles", "video_ids"),
                    demo.json().keySet());
            assertEquals("demoEnsembleTok1", demo.at("ensemble_token"));
            assertEquals(40, ((String) demo.at("api_key")).length());
            var app = (Map<?, ?>) demo.at("apps", 0);
            assertEquals(
                    Set.of("client_key", "client_secret", "name", "platform", "scopes", "redirect_uris"), app.keySet());
            assertEquals(
                    List.of("web", "desktop", "web"),
                    List.of(
                            demo.at("apps", 0, "platform"),
                            demo.at("apps", 1, "platform"),
                            demo.at("apps", 2, "platform")));
            var display = List.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list");
            assertEquals(
                    List.of(
                            "research.data.basic",
                            "user.info.basic",
                            "user.info.profile",
                            "user.info.stats",
                            "video.list"),
                    app.get("scopes"));
            assertEquals(
                    List.of("https://app.example/callback/", "https://app.example/callback"), app.get("redirect_uris"));
            assertEquals(display, demo.at("apps", 1, "scopes"));
            assertEquals("http://localhost:*/callback", demo.at("apps", 1, "redirect_uris", 0));
            assertEquals("awdemoresearch01", demo.at("apps", 2, "client_key"));
            for (var id : (List<?>) demo.at("video_ids")) {
                assertTrue(((String) id).matches("\\d{19}"), demo.body());
            }
            assertTrue(
                    small.token((String) demo.at("apps", 0, "client_key"), (String) demo.at("apps", 0, "client_secret"))
                            .startsWith("clt."));
        }
    }

    @Test
    void anAppThatADemoLacksIsPutBack(@TempDir Path folder) {
        var settings = new String[] {"demo=100", "random-seed=7", "data=" + folder};
        String before;
        try (var demo = TestServer.demo(settings)) {
            before = demo.get("/_zoetrope/demo").body();
            // As in a demo that an earlier version made.
            demo.world().accounts().apps().delete("awdemowebapp0001");
            demo.world().accounts().apps().delete("awdemodesktop001");
        }
        try (var demo = TestServer.demo(settings)) {
            assertEquals(before, demo.get("/_zoetrope/demo").body());
            assertEquals(3, demo.world().accounts().apps().list().size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /_zoetrope/nothing      | 404 |
            GET  | /_zoetrope/health/      | 404 |
            POST | /_zoetrope/health       | 405 | GET
            HEAD | /_zoetrope/ready        | 405 | GET
            GET  | /_zoetrope/control/apps | 405 | POST
            PUT  | /_zoetrope/             | 405 | GET
            """)
    void otherPathsAndMethodsAreAnsweredInJson(String method, String path, int status, String allowed) {
        var reply = server.call(method, path, "");
        assertEquals(status, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals(allowed == null ? "" : allowed, reply.header("Allow"));
        if (!method.equals("HEAD")) {
            assertEquals(Set.of("error"), reply.json().keySet());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,200",
        "127.0.0.1:4580,200",
        "127.1.2.3,200",
        "localhost,200",
        "LOCALHOST:1,200",
        "[::1]:80,200",
        "zoe.example,200",
        "Zoe.Example:443,200",
        "open.tiktokapis.com,403",
        "www.tiktok.com,403",
        "evil.example,403",
        "evil.example:4580,403",
        "localhost.evil.example,403",
        "127.0.0.1.evil.example,403",
        "a.zoe.example,403",
        "localhost:80:80,403",
        "'',403"
    })
    void onlyOurOwnHostNamesAreAnswered(String host, int status) {
        for (var request :
                new String[] {"GET /_zoetrope/health", "GET /_zoetrope/demo", "POST " + APPS, "GET /_zoetrope/nothing"
                }) {
            var reply = server.raw(request + " HTTP/1.1", "Host: " + host);
            boolean refusedForHost = reply.contains("does not answer by this host name");
            assertEquals(status == 403, refusedForHost, request + reply);
            assertTrue(!refusedForHost || reply.startsWith("HTTP/1.1 403 "), reply);
        }
    }

    @Test
    void hostOfAnAbsoluteTargetOutweighsTheHeader() {
        var reply = server.raw("GET http://evil.example/_zoetrope/health HTTP/1.1", "Host: localhost");
        assertTrue(reply.startsWith("HTTP/1.1 403 "), reply);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4580,200",
        "http://127.0.0.1,200",
        "https://zoe.example,200",
        "http://[::1]:9,200",
        "https://evil.example,403",
        "https://open.tiktokapis.com,403",
        "http://localhost.evil.example,403",
        "http://localhost@evil.example,403",
        "null,403",
        "'',403",
        "x:::,403"
    })
    void pagesOfForeignOriginsAreRefused(String origin, int status) {
        var reply = server.get("/_zoetrope/health", "Origin", origin);
        assertEquals(status, reply.status(), reply.body());
        assertEquals("", reply.header("Access-Control-Allow-Origin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {APPS, IMPORT})
    void controlNeedsTheSecretOfTheDataDirectory(String target) {
        for (var headers : new String[][] {
            {},
            {Control.HEADER, ""},
            {Control.HEADER, "x"},
            {Control.HEADER, secret.substring(1)},
            {Control.HEADER, secret + "0"},
            {"Authorization", "Bearer " + secret}
        }) {
            var reply = server.call("POST", target, FORM, headers);
            assertEquals(403, reply.status(), reply.body());
            assertEquals(Map.of("error", "only the command line on this machine may call this"), reply.json());
        }
        assertTrue(server.raw(
                        "POST " + target + " HTTP/1.1",
                        "Host: evil.example",
                        "Content-Length: 0",
                        Control.HEADER + ": " + secret)
                .startsWith("HTTP/1.1 403 "));
        assertEquals(
                0,
                server.world().accounts().apps().list().stream()
                        .filter(app -> app.name().equals("A"))
                        .count());
    }
}
