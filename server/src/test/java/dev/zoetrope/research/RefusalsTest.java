package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors that all operations of the Research API share, and which of several mistakes is told. */
final class RefusalsTest {
    private static final String INVALID_TOKEN =
            "401 access_token_invalid The access token is invalid or not found in the request.";
    private static final String NO_SCOPE =
            "401 scope_not_authorized The user did not authorize the scope required for completing this request.";
    private static final String GOOD = Ask.june(Ask.ALL);
    private static final Instant START = Instant.parse("2024-12-31T22:00:00Z");

    @TempDir
    private static Path data;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, NOW::get);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply authorized(String value) {
        return server.call("POST", Ask.VIDEOS, GOOD, "Authorization", value);
    }

    @Test
    void successAndFailureCarryALogIdOfTheWorldsTime() {
        var fine = server.post(Ask.VIDEOS, GOOD);
        var refused = server.post(Ask.VIDEOS, "{}");

        fine.data();
        assertEquals("application/json", fine.header("Content-Type"));
        assertEquals("application/json", refused.header("Content-Type"));
        assertEquals(400, refused.status());
        assertTrue(fine.logId().startsWith("20241231220000"), fine.logId());
        assertTrue(refused.logId().startsWith("20241231220000"), refused.logId());
        assertNotEquals(fine.logId(), refused.logId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "Bearer ", "BEARER ", "Bearer  "})
    void schemeIsNotCaseSensitive(String scheme) {
        assertEquals(200, authorized(scheme + server.token()).status());
    }

    @Test
    void tokenThatIsMissingMalformedOrUnknownIsInvalid() {
        assertEquals(INVALID_TOKEN, server.call("POST", Ask.VIDEOS, GOOD).refusal());
        var token = server.token();
        var truncated = token.substring(0, token.length() - 1);
        for (var value : new String[] {
            token,
            "Bearer",
            "Bearer ",
            "Basic " + token,
            "Bearer" + token,
            "Bearer " + truncated,
            "Bearer " + token + "A",
            "Bearer " + token.toUpperCase(java.util.Locale.ROOT),
            "Bearer clt.example12345Example12345Example",
            "Bearer x".repeat(100)
        }) {
            assertEquals(INVALID_TOKEN, authorized(value).refusal(), value);
        }
    }

    @Test
    void tokenInTheQueryStringIsNotTaken() {
        assertEquals(
                INVALID_TOKEN,
                server.call("POST", Ask.VIDEOS + "&access_token=" + server.token(), GOOD)
                        .refusal());
    }

    @Test
    void tokenIsGoodForTwoHoursAndEarlierOnesStayGood() {
        var app = server.register("research.data.basic");
        var early = server.token(app);
        NOW.set(START.plusSeconds(3_600));
        var late = server.token(app);
        NOW.set(START.plusSeconds(7_200).minusMillis(1));
        assertEquals(200, server.post(early, Ask.VIDEOS, GOOD).status());
        NOW.set(START.plusSeconds(7_200));
        assertEquals(INVALID_TOKEN, server.post(early, Ask.VIDEOS, GOOD).refusal());
        assertEquals(200, server.post(late, Ask.VIDEOS, GOOD).status());
        NOW.set(START);
    }

    @Test
    void appWithoutTheScopeIsNotAuthorized() {
        var token = server.token(server.register("user.info.basic"));
        assertEquals(NO_SCOPE, server.post(token, Ask.VIDEOS, GOOD).refusal());
        assertEquals(
                NO_SCOPE,
                server.post(token, "/v2/research/user/info/?fields=display_name", "{\"username\":\"ada\"}")
                        .refusal());
    }

    /** Each call has all the mistakes that are left; the one told is mended for the next. */
    @ParameterizedTest
    @ValueSource(strings = {"video/query", "user/info"})
    void mistakesAreToldInTheOrderRouteTokenScopeSyntaxFieldsMembers(String operation) {
        var path = "/v2/research/" + operation;
        var poor = server.token(server.register("user.info.basic"));
        var broken = "{\"username\":{},\"start_date\":[],";
        var wrong = broken + "}";

        assertEquals(
                "Unsupported path(Janus)", server.post("nobody", path, broken).body());
        path += "/";
        assertEquals(INVALID_TOKEN, server.post("nobody", path, broken).refusal());
        assertEquals(NO_SCOPE, server.post(poor, path, broken).refusal());
        assertTrue(server.post(path, broken)
                .refusal()
                .startsWith("400 invalid_params The request body is not valid JSON"));
        assertTrue(server.post(path, wrong).refusal().startsWith("400 invalid_params `fields` is missing"));
        path += "?fields=nonsense";
        assertTrue(server.post(path, wrong).refusal().startsWith("400 invalid_params `fields`: `nonsense` is not"));
        path = path.replace("nonsense", operation.equals("user/info") ? "display_name" : "id");
        var refusal = server.post(path, wrong).refusal();
        assertTrue(refusal.matches("400 invalid_params `(username|start_date)` must be a string"), refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "image/png", "", "{"})
    void bodyIsJsonWhateverItsTypeIsSaidToBe(String type) {
        var reply = server.call(
                "POST", Ask.VIDEOS, GOOD, "Authorization", "Bearer " + server.token(), "Content-Type", type);
        assertEquals(200, reply.status(), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"open.tiktokapis.com", "platform.tiktokapis.com", "localhost", "evil.example:1"})
    void everyHostNameIsServedAlike(String host) {
        var reply = server.raw(
                "POST " + Ask.VIDEOS + " HTTP/1.1",
                "Host: " + host,
                "Authorization: Bearer " + server.token(),
                "Content-Length: " + GOOD.length(),
                "",
                GOOD);
        assertTrue(reply.startsWith("HTTP/1.1 200 "), reply);
    }
}
