package dev.zoetrope.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all operations of the Display API refuse alike. */
final class RefusalsTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final String USER = "/v2/user/info/?fields=open_id";
    private static final String LIST = "/v2/video/list/?fields=id";
    private static final String QUERY = "/v2/video/query/?fields=id";
    private static final String IDS = "{\"filters\":{\"video_ids\":[\"1\"]}}";

    @TempDir
    private static Path data;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
    private static TestServer server;
    private static RegisteredApp app;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, NOW::get, "limits=real").load(Ask.rows(3));
        app = server.register("user.info.basic", "user.info.stats", "video.list");
        token = server.userToken(app, "ada", "user.info.basic", "video.list");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void setClock() {
        NOW.set(NOW.get().plus(Duration.ofMinutes(2)));
    }

    private static Reply call(String target, String... headers) {
        return target.equals(USER) ? server.get(target, headers) : server.call("POST", target, IDS, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {USER, LIST, QUERY})
    void aTokenThatIsNoneIsRefusedWithEmptyData(String target) {
        var client = server.token(app);
        for (var header : List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Basic " + token,
                token,
                "Bearer " + token + "x",
                "Bearer " + client)) {
            var reply = header.isEmpty() ? call(target) : call(target, "Authorization", header);
            assertEquals(401, reply.status(), header);
            assertEquals(
                    "{\"data\":{},\"error\":{\"code\":\"access_token_invalid\",\"message\":\"The access token is invalid or not found in the request.\",\"log_id\":\""
                            + reply.header("X-Tt-Logid") + "\"}}",
                    reply.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void theSchemeIsNotCaseSensitive(String scheme) {
        call(USER, "authorization", scheme + " " + token).data();
    }

    @Test
    void aTokenDiesAtItsTime() {
        var dying = server.userToken(app, "ada", "user.info.basic");
        NOW.set(NOW.get().plus(Duration.ofDays(1)).minusMillis(1));
        call(USER, "Authorization", "Bearer " + dying).data();
        NOW.set(NOW.get().plusMillis(1));
        assertEquals(
                "access_token_invalid",
                call(USER, "Authorization", "Bearer " + dying).at("error", "code"));
        token = server.userToken(app, "ada", "user.info.basic", "video.list");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET     | /v2/user/info?fields=open_id",
                "GET     | /v2/user/info//?fields=open_id",
                "GET     | //v2/user/info/?fields=open_id",
                "POST    | /v2/user/info/?fields=open_id",
                "HEAD    | /v2/user/info/?fields=open_id",
                "OPTIONS | /v2/user/info/?fields=open_id",
                "PUT     | /v2/video/list/?fields=id",
                "GET     | /v2/video/list/?fields=id",
                "GET     | /v2/video/query/?fields=id",
                "POST    | /v2/video/list?fields=id",
                "POST    | /v2/video/query?fields=id",
                "POST    | /v2/video/",
                "GET     | /v2/user/",
                "GET     | /v2/User/info/?fields=open_id",
            })
    void otherPathsAndMethodsAreUnknownToTheGateway(String method, String target) {
        var reply = server.call(method, target, "", "Authorization", "Bearer " + token);
        assertEquals(404, reply.status());
        if (target.startsWith("/v2/") && !method.equals("HEAD")) {
            assertEquals("Unsupported path(Janus)", reply.body());
            assertEquals("text/plain; charset=utf-8", reply.header("Content-Type"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                  | not valid JSON",
                "[]                                 | must be a JSON object",
                "null                               | must be a JSON object",
                "7                                  | must be a JSON object",
                "{} {}                              | must end behind",
                "cursor=0&max_count=5               | not valid JSON",
                "{\"max_count\":\"5\"}              | `max_count` must be a whole number",
                "{\"max_count\":5.0}                | `max_count` must be a whole number",
                "{\"max_count\":5.5}                | `max_count` must be a whole number",
                "{\"max_count\":true}               | `max_count` must be a whole number",
                "{\"max_count\":[5]}                | `max_count` must be a whole number",
                "{\"max_count\":21}                 | `max_count` is 21",
                "{\"max_count\":-1}                 | `max_count` is -1",
                "{\"max_count\":4294967297}         | `max_count` is 4294967297",
                "{\"max_count\":1e1}                | `max_count` must be a whole number",
                "{\"max_count\":99999999999999999999} | `max_count` must be a whole number of 64 bits",
                "{\"max_count\":5,\"max_count\":5}  | Duplicate",
                "{\"cursor\":\"0\"}                 | `cursor` must be a whole number",
                "{\"cursor\":{}}                    | `cursor` must be a whole number",
                "{\"cursor\":1.5}                   | `cursor` must be a whole number",
                "{\"cursor\":-1}                    | `cursor` is -1",
                "{\"cursor\":9223372036854775808}   | `cursor` must be a whole number of 64 bits",
            })
    void aBodyThatCannotBeMeantIsRefused(String body, String remedy) {
        var reply = server.post(token, LIST, body);
        assertTrue(reply.refusal().startsWith("400 invalid_params "), reply.body());
        assertTrue(reply.refusal().contains(remedy), reply.body());
    }

    @Test
    void hostileBodiesAreRefusedAndTheNextCallIsAnswered() {
        var deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        var broken = new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
        var large = "{\"a\":\"" + "x".repeat(70_000) + "\"}";
        for (var body : List.of(
                deep.getBytes(StandardCharsets.UTF_8),
                broken,
                large.getBytes(StandardCharsets.UTF_8),
                new byte[] {0},
                new byte[] {' '})) {
            for (var target : List.of(LIST, QUERY)) {
                var reply = server.post(token, target, body);
                assertTrue(reply.refusal().startsWith("400 invalid_params "), reply.body());
            }
        }
        assertEquals(3, server.post(token, LIST, "").videos("id").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-8",
                "nonsense"
            })
    void aBodyIsJsonWhateverItIsCalled(String type) {
        var reply = server.call(
                "POST",
                LIST,
                "{\"max_count\":2, \"unknown\":{\"a\":[1]}}",
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                type);
        assertEquals(2, reply.videos("id").size());
    }

    @Test
    void mistakesAreToldInTheOrderTokenFieldsScopeBody() {
        var basic = server.userToken(app, "ada", "user.info.basic");
        assertEquals(401, server.call("POST", "/v2/video/list/", "{").status());
        assertTrue(server.post(basic, "/v2/video/list/", "{").refusal().contains("`fields`"));
        assertTrue(server.post(basic, LIST, "{").refusal().contains("scope_not_authorized"));
        assertTrue(server.post(token, LIST, "{").refusal().contains("not valid JSON"));
        assertTrue(server.raw("GET /v2/user/info/?fields=% HTTP/1.1", "Host: a", "Authorization: Bearer " + token)
                .startsWith("HTTP/1.1 400 "));
    }

    @Test
    void anAppMayCallEachOperationSixHundredTimesInAnyMinute() {
        var other = server.userToken(server.register("user.info.basic"), "ada", "user.info.basic");
        var first = NOW.get();
        for (int i = 0; i < Caller.REAL_RATE; i++) {
            NOW.set(first.plusMillis(i * 100L));
            call(USER, "Authorization", "Bearer " + token).data();
        }
        assertEquals(first.plusMillis(59_900), NOW.get());
        var refused = call(USER, "Authorization", "Bearer " + token);
        assertTrue(refused.refusal().startsWith("429 rate_limit_exceeded "), refused.body());
        assertEquals(Set.of("error"), refused.json().keySet());
        // Other operations and other apps have minutes of their own; another person's token of the same app does not.
        call(LIST, "Authorization", "Bearer " + token).data();
        call(QUERY, "Authorization", "Bearer " + token).data();
        call(USER, "Authorization", "Bearer " + other).data();
        // Calls of v1 count as well.
        var legacy = server.call("POST", "/user/info/?fields=open_id", "", "Authorization", "Bearer " + token);
        assertEquals(2190001L, legacy.at("error", "code"), legacy.body());
        server.load(Ask.row(99, "2022-06-15T12:00:00Z", "\"username\":\"bea\""));
        var same = server.userToken(app, "bea", "user.info.basic");
        assertEquals(429, call(USER, "Authorization", "Bearer " + same).status());
        NOW.set(first.plusSeconds(60));
        call(USER, "Authorization", "Bearer " + same).data();
        assertEquals(429, call(USER, "Authorization", "Bearer " + token).status());
    }

    @Test
    void aPathThatOnlyALooseServerTakesIsNoFurtherOperation(@TempDir Path folder) {
        try (var loose =
                TestServer.on(folder, NOW::get, "limits=real", "loose=true").load(Ask.rows(1))) {
            var header = new String[] {"Authorization", "Bearer " + loose.userToken("ada")};
            for (int i = 0; i < Caller.REAL_RATE / 2; i++) {
                loose.get(USER, header).data();
                loose.get(USER.replace("/?", "?"), header).data();
            }
            assertEquals(429, loose.get(USER, header).status());
            assertEquals(429, loose.get(USER.replace("/?", "?"), header).status());
        }
    }

    @Test
    void withoutLimitsNobodyIsCounted(@TempDir Path folder) {
        try (var open = TestServer.on(folder).load(Ask.rows(1))) {
            var free = open.userToken("ada");
            for (int i = 0; i <= Caller.REAL_RATE; i++) {
                open.get(USER, "Authorization", "Bearer " + free).data();
            }
        }
    }

    @Test
    void pagesOfNamedOriginsMayReadDataAndTokensOnlyWhenToldSo(@TempDir Path one, @TempDir Path two) {
        var origin = new String[] {"Origin", "https://app.example"};
        for (var settings : Map.of(one, new String[] {"cors=https://app.example"}, two, new String[] {
                    "cors=https://app.example", "cors-tokens=true"
                })
                .entrySet()) {
            try (var open =
                    TestServer.on(settings.getKey(), settings.getValue()).load(Ask.rows(1))) {
                for (var path :
                        List.of("/v2/user/info/", "/v2/video/list/", "/v2/video/query/", "/v2/research/video/query/")) {
                    var preflight = open.call("OPTIONS", path + "?fields=id", "", origin);
                    assertEquals(204, preflight.status(), path);
                    assertEquals("https://app.example", preflight.header("Access-Control-Allow-Origin"));
                }
                var reply = open.get(
                        USER, "Authorization", "Bearer " + open.userToken("ada"), "Origin", "https://app.example");
                reply.data();
                assertEquals("https://app.example", reply.header("Access-Control-Allow-Origin"));
                assertEquals("https://app.example", open.get(USER, origin).header("Access-Control-Allow-Origin"));
                boolean tokens = settings.getValue().length == 2;
                assertEquals(
                        tokens ? 204 : 404,
                        open.call("OPTIONS", "/v2/oauth/token/", "", origin).status());
                assertEquals(
                        tokens ? "https://app.example" : "",
                        open.call("POST", "/v2/oauth/token/", "", origin).header("Access-Control-Allow-Origin"));
            }
        }
    }
}
