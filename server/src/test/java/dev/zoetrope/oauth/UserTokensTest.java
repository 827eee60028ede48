package dev.zoetrope.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Consent;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens for people, at the endpoints of v2 and v1. Codes come straight from the accounts; the pages that give them have tests of their own. */
final class UserTokensTest {
    private static final String TOKEN = "/v2/oauth/token/";
    private static final String REVOKE = "/v2/oauth/revoke/";
    private static final String URI = "https://example.org/callback/";
    private static final List<String> SCOPES = List.of("video.list", "user.info.basic");
    private static final AtomicReference<Instant> TIME =
            new AtomicReference<>(Instant.parse("2026-11-21T09:00:00.250Z"));

    @TempDir
    private static Path data;

    private static TestServer server;
    private static RegisteredApp app;
    private static RegisteredApp other;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, TIME::get);
        server.load("""
                {"username": "zoe", "display_name": "Zoë"}
                """);
        app = server.register("user.info.basic", "video.list");
        other = server.register("user.info.basic", "video.list");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String code(@Nullable String challenge, boolean legacy) {
        Subject zoe = server.world()
                .catalog()
                .subject(Identity.Handle.term("zoe"), TIME.get().toEpochMilli())
                .orElseThrow();
        return server.world()
                .accounts()
                .grants()
                .consent(new Consent(app.app(), zoe, SCOPES, URI, challenge, legacy), TIME.get());
    }

    private static String code() {
        return code(null, false);
    }

    /** @param parameters names and values in turn */
    private static String form(RegisteredApp of, String... parameters) {
        var form = new StringBuilder("client_key=" + of.app().clientKey() + "&client_secret=" + of.clientSecret());
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static Reply redeem(String code) {
        return server.form(TOKEN, form(app, "grant_type", "authorization_code", "code", code, "redirect_uri", URI));
    }

    private static Reply refresh(Object token) {
        return server.form(TOKEN, form(app, "grant_type", "refresh_token", "refresh_token", (String) token));
    }

    private static String error(Reply reply) {
        return reply.status() + " " + reply.at("error") + " " + reply.at("error_description");
    }

    private static boolean isGood(Reply granted) {
        return server.world()
                .accounts()
                .tokens()
                .find((String) granted.at("access_token"), TIME.get())
                .isPresent();
    }

    @Test
    void aCodeIsExchangedForTheDocumentedMembersInTheirOrder() {
        var reply = redeem(code());
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(
                List.of(
                        "access_token",
                        "expires_in",
                        "open_id",
                        "refresh_expires_in",
                        "refresh_token",
                        "scope",
                        "token_type"),
                new ArrayList<>(reply.json().keySet()));
        assertEquals(86_400L, ((Number) reply.at("expires_in")).longValue());
        assertEquals(31_536_000L, ((Number) reply.at("refresh_expires_in")).longValue());
        assertEquals("video.list,user.info.basic", reply.at("scope"));
        assertEquals("Bearer", reply.at("token_type"));
    }

    @Test
    void refreshingRotatesAndTheGrantsLifeRunsOn() {
        var first = redeem(code());
        TIME.updateAndGet(time -> time.plusSeconds(20));
        var second = refresh(first.at("refresh_token"));
        assertNotEquals(first.at("refresh_token"), second.at("refresh_token"));
        assertNotEquals(first.at("access_token"), second.at("access_token"));
        assertEquals(31_535_980L, ((Number) second.at("refresh_expires_in")).longValue());
        assertEquals(first.at("open_id"), second.at("open_id"));
        assertEquals(
                "200 invalid_grant Refresh token is invalid or expired.", error(refresh(first.at("refresh_token"))));
        assertTrue(isGood(second), "what the real service does: the reuse is refused and ends nothing");
    }

    @Test
    void aCodeIsGoodOnceAndForTenMinutes() {
        var code = code();
        redeem(code);
        assertEquals("200 invalid_grant Authorization code is expired.", error(redeem(code)));
        var late = code();
        TIME.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));
        assertEquals("200 invalid_grant Authorization code is expired.", error(redeem(late)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grant_type=authorization_code&redirect_uri=https://example.org/callback/ | invalid_request Code is missed in request.
            grant_type=authorization_code&code=x                                     | invalid_request Redirect uri is missed in request.
            grant_type=authorization_code&code=x&redirect_uri=https://example.org/   | invalid_grant Authorization code is expired.
            grant_type=refresh_token                                                 | invalid_request Refresh token is missed in request.
            grant_type=refresh_token&refresh_token=rft.x                             | invalid_grant Refresh token is invalid or expired.
            grant_type=refresh_token&refresh_token=a&refresh_token=b                 | invalid_request The request parameters are malformed.
            grant_type=password&username=u&password=p                                | unsupported_grant_type Grant type is not supported. Use authorization_code, refresh_token or client_credentials.
            """)
    void whatIsWrongIsNamed(String parameters, String expected) {
        assertEquals("200 " + expected, error(server.form(TOKEN, form(app) + "&" + parameters)));
    }

    @Test
    void aCodeIsBoundToItsAppAndItsAddress() {
        var code = code();
        assertEquals(
                "200 invalid_grant Authorization code is expired.",
                error(server.form(
                        TOKEN, form(other, "grant_type", "authorization_code", "code", code, "redirect_uri", URI))));
        assertEquals(
                "200 invalid_request Redirect_uri is not matched with the uri when requesting code.",
                error(server.form(
                        TOKEN,
                        form(
                                app,
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                "https://example.org/callback"))));
        assertTrue(isGood(redeem(code)), "a wrong attempt does not use it up");
    }

    @Test
    void aVerifierIsAskedForWhereThereIsAChallenge() {
        var challenge = "e6a178b120743d08509508f269652b0bdf91e29332921bc9e9744fd3dd41bfef";
        var base64 = "5qF4sSB0PQhQlQjyaWUrC9-R4pMykhvJ6XRP091Bv-8";
        var verifier = "gaeCq5mVvbhA8Ce6w5O9XBVIKMkySgv-_9A-rnhm9Ns";
        var refused = "200 invalid_request Code verifier or code challenge is invalid.";
        var code = code(challenge, false);
        assertEquals(refused, error(redeem(code)));
        assertEquals(refused, error(redeemWith(code(base64, false), verifier)));
        assertEquals(refused, error(redeemWith(code, verifier.toLowerCase(Locale.ROOT))));
        assertTrue(isGood(redeemWith(code, verifier)));
        assertTrue(isGood(redeemWith(code(), "a verifier that nobody asked for")));
    }

    private static Reply redeemWith(String code, String verifier) {
        return server.form(
                TOKEN,
                form(
                        app,
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        URI,
                        "code_verifier",
                        verifier));
    }

    @Test
    void ofFiftyClientsThatSendACodeAtOnceOneGetsTokens() throws Exception {
        var code = code();
        var start = new CountDownLatch(1);
        var replies = new ArrayList<Future<Reply>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                replies.add(clients.submit(() -> {
                    start.await();
                    return redeem(code);
                }));
            }
            start.countDown();
        }
        var granted = new ArrayList<Reply>();
        for (var reply : replies) {
            if (reply.get().json().containsKey("access_token")) {
                granted.add(reply.get());
            } else {
                assertEquals("200 invalid_grant Authorization code is expired.", error(reply.get()));
            }
        }
        assertEquals(1, granted.size());
        assertTrue(isGood(granted.getFirst()));
    }

    @Test
    void revokingEndsTheGrant() {
        var granted = redeem(code());
        var token = (String) granted.at("access_token");
        assertEquals("{}", server.form(REVOKE, form(other, "token", token)).body());
        assertTrue(isGood(granted), "it is another app's");

        var reply = server.form(REVOKE, form(app, "token", token));
        assertEquals("200 {}", reply.status() + " " + reply.body());
        assertEquals(false, isGood(granted));
        assertEquals(
                "200 invalid_grant Refresh token is invalid or expired.", error(refresh(granted.at("refresh_token"))));
        assertEquals("{}", server.form(REVOKE, form(app, "token", token)).body(), "a second time");
    }

    @Test
    void revokingEndsAnAppsOwnToken() {
        var token = server.token(app);
        server.form(REVOKE, form(app, "token", token));
        assertTrue(server.world().accounts().tokens().find(token, TIME.get()).isEmpty());
    }

    @Test
    void revokingWantsItsParameters() {
        assertEquals("200 invalid_request Token is missed in request.", error(server.form(REVOKE, form(app))));
        assertEquals(
                "200 invalid_client Client key or secret is incorrect.",
                error(server.form(REVOKE, "client_key=" + app.app().clientKey() + "&client_secret=wrong&token=act.x")));
    }

    @Test
    void theStricterSettings(@TempDir Path strictData) {
        try (var strict = TestServer.on(
                strictData,
                "token-life=short",
                "refresh-reuse=revoke",
                "code-reuse=revoke",
                "oauth-error-status=400")) {
            strict.load("""
                    {"username": "zoe", "display_name": "Zoë"}
                    """);
            var strictApp = strict.register("user.info.basic");
            var now = strict.world().clock().instant();
            var zoe = strict.world()
                    .catalog()
                    .subject(Identity.Handle.term("zoe"), now.toEpochMilli())
                    .orElseThrow();
            var code = strict.world()
                    .accounts()
                    .grants()
                    .consent(new Consent(strictApp.app(), zoe, List.of("user.info.basic"), URI, null, false), now);
            var codeForm = form(strictApp, "grant_type", "authorization_code", "code", code, "redirect_uri", URI);
            var first = strict.form(TOKEN, codeForm);
            assertEquals(7_200L, ((Number) first.at("expires_in")).longValue());
            assertEquals(15_552_000L, ((Number) first.at("refresh_expires_in")).longValue());
            var refreshForm =
                    form(strictApp, "grant_type", "refresh_token", "refresh_token", (String) first.at("refresh_token"));
            var second = strict.form(TOKEN, refreshForm);
            assertEquals(400, strict.form(TOKEN, refreshForm).status());
            assertTrue(strict.world()
                    .accounts()
                    .tokens()
                    .find((String) second.at("access_token"), Instant.now())
                    .isEmpty());
        }
    }

    @Test
    void theFirstTokenEndpointTakesCodesOfBothPages() {
        var query = "/oauth/access_token/?" + form(app, "grant_type", "authorization_code", "code", code(null, true));
        var reply = server.form(query, "");
        assertEquals("success", reply.at("message"));
        assertEquals(
                List.of(
                        "access_token",
                        "captcha",
                        "desc_url",
                        "description",
                        "error_code",
                        "expires_in",
                        "log_id",
                        "open_id",
                        "refresh_expires_in",
                        "refresh_token",
                        "scope"),
                new ArrayList<>(((Map<?, ?>) reply.at("data")).keySet()));
        var form = form(app, "grant_type", "authorization_code", "code", code());
        var token = (String) server.form("/oauth/access_token/", form).at("data", "access_token");
        assertTrue(server.world().accounts().tokens().find(token, TIME.get()).isPresent());

        var again = server.form("/oauth/access_token/", form);
        assertEquals(
                "{\"data\":{\"captcha\":\"\",\"desc_url\":\"\",\"description\":\"Parameter error\",\"error_code\":10002},\"message\":\"error\"}",
                again.body());
        assertEquals(
                "200 invalid_request The request parameters are malformed.",
                error(redeem(code(null, true))),
                "a code of the first page at the second endpoint");
    }

    @Test
    void aChallengeHoldsAtTheFirstTokenEndpointToo() {
        var challenge = "e6a178b120743d08509508f269652b0bdf91e29332921bc9e9744fd3dd41bfef";
        var reply = server.form(
                "/oauth/access_token/", form(app, "grant_type", "authorization_code", "code", code(challenge, false)));
        assertEquals("error", reply.at("message"));
    }

    @Test
    void theFirstApiRefreshesAndRevokes() {
        var granted = server.form(
                "/oauth/access_token/", form(app, "grant_type", "authorization_code", "code", code(null, true)));
        var refreshed = legacyRefresh(granted.at("data", "refresh_token"));
        assertEquals("success", refreshed.at("message"));
        assertEquals(
                "success", legacyRefresh(refreshed.at("data", "refresh_token")).at("message"), "from one to the next");
        var token = refreshed.at("data", "access_token");
        var wrong = server.form("/oauth/revoke/?open_id=someone&access_token=" + token, "");
        assertEquals("error", wrong.at("message"));
        var revoked =
                server.form("/oauth/revoke/?open_id=" + granted.at("data", "open_id") + "&access_token=" + token, "");
        assertEquals("success", revoked.at("message"));
        assertTrue(server.world()
                .accounts()
                .tokens()
                .find((String) granted.at("data", "access_token"), TIME.get())
                .isEmpty());
    }

    @Test
    void withoutASecretNothingIsRefreshedThatWasGotWithOneAlone() {
        var granted = redeem(code());
        var refused = legacyRefresh(granted.at("refresh_token"));
        assertEquals("Parameter error", refused.at("data", "description"));
        assertTrue(isGood(refresh(granted.at("refresh_token"))), "it was not used up");

        var old = server.form(
                "/oauth/access_token/", form(app, "grant_type", "authorization_code", "code", code(null, false)));
        assertTrue(isGood(refresh(old.at("data", "refresh_token"))), "with the secret");
    }

    private static Reply legacyRefresh(Object refreshToken) {
        return server.form(
                "/oauth/refresh_token/",
                "client_key=" + app.app().clientKey() + "&grant_type=refresh_token&refresh_token=" + refreshToken);
    }

    @Test
    void theFirstApiNamesWhatIsWrong() {
        var reply = server.form("/oauth/access_token/?client_key=a&client_key=b", "");
        assertEquals("Parameter error: client_key is given more than once", reply.at("data", "description"));
        assertEquals(10_002L, ((Number) reply.at("data", "error_code")).longValue());
        var missing = server.form("/oauth/access_token/", form(app, "grant_type", "authorization_code"));
        assertEquals("Parameter error: code is missing", missing.at("data", "description"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v2/oauth/token/", "/v2/oauth/get_qrcode/", "/v2/oauth/check_qrcode/", "/v2/oauth/revoke/"})
    void nulIsNoText(String path) {
        var form = form(withRedirect(), "scope", "user.info.basic", "grant_type", "x") + "&token=x&state=%00";
        assertEquals("200 invalid_request Field 6 of the form has a NUL (%00) in it.", error(server.form(path, form)));
    }

    @Test
    void logInByQrCode() {
        var begun = server.form(
                "/v2/oauth/get_qrcode/",
                "client_key=" + withRedirect().app().clientKey() + "&scope=user.info.basic,video.list&state=a%20b");
        assertEquals(
                List.of("scan_qrcode_url", "token"),
                new ArrayList<>(begun.json().keySet()));
        assertTrue(((String) begun.at("scan_qrcode_url")).startsWith("aweme://authorize?"), begun.body());
        assertTrue(((String) begun.at("scan_qrcode_url")).contains("client_ticket=tobefilled"), begun.body());

        var token = (String) begun.at("token");
        var fresh = check(token);
        assertEquals("new", fresh.at("status"));
        var ticket = (String) fresh.at("client_ticket");
        var logins = server.world().accounts().qrLogins();
        assertEquals(
                List.of("user.info.basic", "video.list"),
                logins.scan(ticket, TIME.get()).orElseThrow().scopes());
        assertEquals("scanned", check(token).at("status"));

        var zoe = server.world()
                .catalog()
                .subject(Identity.Handle.term("zoe"), TIME.get().toEpochMilli())
                .orElseThrow();
        assertTrue(logins.confirm(ticket, zoe, List.of("video.list"), TIME.get()));
        assertEquals(false, logins.confirm(ticket, zoe, SCOPES, TIME.get()), "once");
        var lost = (String) check(token).at("redirect_uri");
        var confirmed = check(token);
        assertEquals("confirmed", confirmed.at("status"));
        var callback = (String) confirmed.at("redirect_uri");
        assertTrue(
                callback.matches("https://example\\.org/callback/\\?code=[^&*!]+&scopes=video.list&state=a%20b"),
                callback);
        assertNotEquals(lost, callback, "the app may have missed the first");

        var granted = server.form(
                TOKEN,
                form(withRedirect(), "grant_type", "authorization_code", "redirect_uri", URI) + "&code="
                        + callback.replaceAll(".*code=([^&]+)&.*", "$1"));
        assertEquals("video.list", granted.at("scope"));
        assertEquals("utilised", check(token).at("status"));
        TIME.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));
        assertEquals("utilised", check(token).at("status"));
    }

    @Test
    void aQrLoginExpiresOrIsTurnedDown() {
        var key = "client_key=" + withRedirect().app().clientKey();
        var token = (String) server.form("/v2/oauth/get_qrcode/", key + "&scope=user.info.basic")
                .at("token");
        server.world().accounts().qrLogins().cancel((String) check(token).at("client_ticket"));
        assertEquals("expired", check(token).at("status"));
        var slow = (String) server.form("/v2/oauth/get_qrcode/", key + "&scope=user.info.basic")
                .at("token");
        TIME.updateAndGet(time -> time.plus(Duration.ofMinutes(10)));
        assertEquals("expired", check(slow).at("status"));
        assertEquals(
                "200 invalid_scope Scope \"video.upload\" is not one of those the app is approved for.",
                error(server.form("/v2/oauth/get_qrcode/", key + "&scope=video.upload")));
        assertEquals("200 invalid_request Token is none that get_qrcode gave to this app.", error(check("nonsense")));
    }

    private static Reply check(String token) {
        return server.form("/v2/oauth/check_qrcode/", form(withRedirect(), "token", token));
    }

    private static @Nullable RegisteredApp redirecting;

    private static RegisteredApp withRedirect() {
        var known = redirecting;
        if (known == null) {
            known = server.world()
                    .accounts()
                    .apps()
                    .register(
                            new NewApp(
                                    "QR", "Test", Platform.WEB, List.of(URI), Set.of("user.info.basic", "video.list")),
                            TIME.get());
            redirecting = known;
        }
        return known;
    }
}
