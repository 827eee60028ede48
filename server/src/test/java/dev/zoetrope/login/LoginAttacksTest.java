package dev.zoetrope.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.accounts.Sessions;
import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who means ill. */
final class LoginAttacksTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final String ROW =
            Ask.row(Ask.ID, "2022-06-15T12:00:00Z", "\"username\":\"ada\"", "\"region_code\":\"US\"");

    @TempDir
    private static Path data;

    private static final AtomicReference<Instant> CLOCK = new AtomicReference<>(START);
    private static TestServer server;
    private static RegisteredApp app;
    private static String term;

    private Browser victim;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, CLOCK::get, "headless-login=true").load(ROW);
        app = Apps.web(server);
        term = server.world().catalog().people("ada", 1).getFirst().name();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        CLOCK.set(START);
        victim = new Browser(server);
        victim.get(Apps.address(app));
        assertEquals(303, victim.submit(Apps.address(app), "user", term).status());
        assertTrue(consent(victim).body().contains("asks for access"));
    }

    private static Reply consent(Browser browser) {
        return browser.get(Apps.address(app));
    }

    // ---- Open redirects

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/callback",
                "https://app.example/callback/x",
                "https://app.example/callback/?next=https://evil.example/",
                "https://app.example/callback/#fragment",
                "https://app.example/callback/..",
                "https://app.example/callback/%2e%2e/",
                "https://app.example/callback/ ",
                " https://app.example/callback/",
                "https://app.example/callback/\r\nLocation: https://evil.example/",
                "https://app.example/Callback/",
                "https://APP.example/callback/",
                "HTTPS://app.example/callback/",
                "http://app.example/callback/",
                "https://app.example:443/callback/",
                "https://app.example:8443/callback/",
                "https://app.example./callback/",
                "https://app.example.evil.example/callback/",
                "https://evil.example/app.example/callback/",
                "https://app.example@evil.example/callback/",
                "https://user:password@app.example/callback/",
                "https://evil.example\\@app.example/callback/",
                "https://app.example\\callback/",
                "https:\\\\app.example/callback/",
                "https%3A%2F%2Fapp.example%2Fcallback%2F",
                "https://app.example%2Fcallback/",
                "//evil.example/callback/",
                "///evil.example",
                "/callback/",
                "javascript:alert(1)//https://app.example/callback/",
                "data:text/html,https://app.example/callback/",
                "https://app.éxample/callback/",
                "https://app\uFF0Eexample/callback/",
                "https://*/callback/",
                "*"
            })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String uri) {
        var address = Apps.address(app, "redirect_uri", uri);
        for (var form : List.of(
                address,
                address + "&zoetrope_user=ada",
                address + "&zoetrope_deny=1",
                address + "&response_type=token")) {
            var reply =
                    victim.get(form.contains("response_type=token") ? form.replace("response_type=code&", "") : form);
            assertTrue(
                    reply.header("Location")
                            .startsWith(Authorize.FAULT_PATH + "?error=invalid_request&error_type=redirect_uri&"),
                    reply.header("Location"));
            assertFalse(reply.header("Location").contains("\r"));
        }
        for (var decision : List.of("allow", "cancel")) {
            var reply = victim.submit(address, "decision", decision, "scope", "user.info.basic");
            assertTrue(reply.header("Location").startsWith(Authorize.FAULT_PATH), reply.header("Location"));
        }
    }

    // ---- Forms of others

    private static void assertRefused(Reply reply) {
        assertEquals(403, reply.status(), reply.header("Location"));
        assertEquals("", reply.header("Location"));
        assertTrue(reply.body().contains("Load the page again") || reply.body().contains("begin anew"), reply.body());
    }

    private String allow(String token) {
        return Browser.form("form_token", token, "decision", "allow", "scope", "user.info.basic");
    }

    @Test
    void aFormNeedsTheTokenOfTheBrowserItIsSentBy() {
        var address = Apps.address(app);
        var attacker = new Browser(server);
        attacker.get(address);
        for (var token : List.of("", "x", attacker.formToken(), victim.cookie().substring("zoetrope=".length()))) {
            assertRefused(victim.post(address, allow(token)));
        }
        assertRefused(victim.post(address, "decision=allow&scope=user.info.basic"));
        assertRefused(victim.post(address, "decision=cancel"));
        assertEquals(303, victim.post(address, allow(victim.formToken())).status());
    }

    @Test
    void aFormNeedsTheCookie() {
        var address = Apps.address(app);
        var token = victim.formToken();
        assertRefused(new Browser(server).post(address, allow(token)));
        assertRefused(new Browser(server).withCookie("zoetrope=short").post(address, allow(token)));
        assertRefused(new Browser(server)
                .withCookie(victim.cookie() + "; " + victim.cookie())
                .post(address, allow(token)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin=https://evil.example",
                "Origin=null",
                "Origin=http://127.0.0.1:1",
                "Origin=http://127.0.0.1",
                "Origin=http://localhost:PORT",
                "Origin=http://127.0.0.1:PORT.evil.example",
                "Origin=http://x@127.0.0.1:PORT",
                "Origin=%",
                "Sec-Fetch-Site=cross-site",
                "Sec-Fetch-Site=same-site"
            })
    void aFormOfAnotherSiteIsRefusedThoughItKnowsTheToken(String header) {
        var pair = header.replace("PORT", String.valueOf(server.port()));
        int equals = pair.indexOf('=');
        for (var path : List.of(Apps.address(app), Connections.PATH, QrScan.PATH)) {
            var reply =
                    victim.post(path, allow(victim.formToken()), pair.substring(0, equals), pair.substring(equals + 1));
            assertEquals(403, reply.status(), path);
            assertEquals("", reply.header("Location"));
        }
    }

    @Test
    void aFormOfOurOwnPasses() {
        var origin = "http://127.0.0.1:" + server.port();
        var reply = victim.post(
                Apps.address(app), allow(victim.formToken()), "Origin", origin, "Sec-Fetch-Site", "same-origin");
        assertEquals(303, reply.status(), reply.body());
    }

    // ---- Sessions

    @Test
    void signingInMakesACookieThatNobodyHasSeen() {
        var fixed = "zoetrope=" + "A".repeat(43);
        var browser = new Browser(server).withCookie(fixed);
        browser.get(Apps.address(app));
        assertEquals(fixed, browser.cookie(), "what stands for nobody is kept");
        browser.submit(Apps.address(app), "user", term);
        assertNotEquals(fixed, browser.cookie());
        assertTrue(consent(browser).body().contains("asks for access"));
        assertTrue(consent(new Browser(server).withCookie(fixed)).body().contains("Log in to"));
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        var before = victim.cookie();
        victim.submit(Apps.address(app), "user", term);
        assertNotEquals(before, victim.cookie());
        assertTrue(consent(new Browser(server).withCookie(before)).body().contains("Log in to"));
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        var cookie = victim.cookie();
        victim.get(Connections.PATH);
        var reply = victim.submit(Connections.PATH, "sign_out", "1");
        assertEquals("zoetrope=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", reply.header("Set-Cookie"));
        assertTrue(consent(new Browser(server).withCookie(cookie)).body().contains("Log in to"));
    }

    @Test
    void aSessionEndsByItself() {
        CLOCK.set(START.plus(Sessions.LIFE).minusMillis(1));
        assertTrue(consent(victim).body().contains("asks for access"));
        CLOCK.set(START.plus(Sessions.LIFE));
        assertTrue(consent(victim).body().contains("Log in to"));
        var late = victim.submit(Apps.address(app), "decision", "allow", "scope", "user.info.basic");
        assertRefused(late);
    }

    @Test
    void theCookieIsNoScriptsAndOfNoOtherSites() {
        var set = server.get(Apps.address(app)).header("Set-Cookie");
        assertTrue(set.matches("zoetrope=[A-Za-z0-9_-]{43}; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax"), set);
    }

    @Test
    void whoeverIsChosenMustBeThere() {
        for (var nobody :
                List.of("", "handle:", "handle:nobody", "id:x", "nonsense", "handle:" + "a".repeat(5000), "open:a")) {
            assertRefused(victim.submit(Apps.address(app), "user", nobody));
        }
    }

    @Test
    void noSecretReachesTheLog(@TempDir Path folder) {
        var other = TestServer.on(folder).load(ROW);
        var browser = new Browser(other);
        String code;
        try (other) {
            var address = Apps.address(Apps.web(other), "state", "secret-state");
            browser.get(address);
            browser.submit(address, "user", term);
            browser.get(address);
            var reply = browser.submit(address, "decision", "allow", "scope", "user.info.basic");
            code = String.valueOf(Browser.callback(reply, Apps.CALLBACK).first("code"));
        }
        var log = other.log();
        assertTrue(log.contains("/v2/auth/authorize/"), log);
        for (var secret : List.of(browser.cookie().substring(9), browser.formToken(), code, "secret-state")) {
            assertFalse(log.contains(secret), log);
        }
    }

    // ---- What a page is sent with

    @Test
    void noPageCanBeFramedKeptOrMadeToRunWhatIsNotOurs() {
        var pages = List.of(
                new Browser(server).get(Apps.address(app)),
                consent(victim),
                server.get(Authorize.FAULT_PATH),
                server.get(Apps.address(app, "zoetrope_user", "ada")),
                server.get(Apps.address(app, "redirect_uri", "x")),
                victim.get(Connections.PATH),
                victim.get(QrScan.PATH),
                victim.post(Apps.address(app), ""));
        for (var page : pages) {
            assertEquals("no-store", page.header("Cache-Control"));
            assertEquals("DENY", page.header("X-Frame-Options"));
            assertEquals("nosniff", page.header("X-Content-Type-Options"));
            assertEquals("same-origin", page.header("Referrer-Policy"));
            var policy = page.header("Content-Security-Policy");
            assertTrue(
                    policy.startsWith("default-src 'none'; ") && policy.endsWith("; frame-ancestors 'none'"), policy);
            assertFalse(policy.contains("unsafe") || policy.contains("*") || policy.contains("http"), policy);
            assertFalse(page.body().matches("(?is).*(<script>|<style| style=| on[a-z]+=).*"), page.body());
        }
    }

    @Test
    void namesAreTextAndNeverMarkup() {
        var script = "\"'><script>alert(1)</script>";
        var evil = Apps.register(server, script, Platform.WEB, Apps.CALLBACK);
        for (var page : List.of(
                new Browser(server).get(Apps.address(evil, "state", script, "zoetrope_search", script)),
                victim.get(Apps.address(evil, "state", script)),
                server.get(server.get(Apps.address(evil, "scope", script, "state", script))
                        .header("Location")),
                server.get(Apps.address(evil, "zoetrope_user", script)),
                server.get(server.get(Apps.address(app, "client_key", script)).header("Location")))) {
            assertTrue(page.header("Content-Type").equals("text/html; charset=utf-8"));
            assertFalse(page.body().contains("<script>"), page.body());
            assertTrue(page.body().contains("&lt;script"), page.body());
        }
    }

    @Test
    void whatIsTooLongIsSaidToBeSo() {
        var long8k = server.raw("GET /v2/auth/authorize/?state=" + "a".repeat(9000) + " HTTP/1.1", "Host: localhost");
        assertTrue(long8k.startsWith("HTTP/1.1 414 "), long8k);
        var body = "decision=allow&x=" + "a".repeat(Authorize.LIMIT);
        var reply = victim.post(Apps.address(app), body);
        assertEquals(413, reply.status());
        assertTrue(reply.body().contains("Something went wrong"), reply.body());
        // The longest state that fits comes back whole.
        var state = "é".repeat(1200);
        var back =
                Browser.callback(server.get(Apps.address(app, "state", state, "zoetrope_user", "ada")), Apps.CALLBACK);
        assertEquals(state, back.first("state"));
    }

    @Test
    void otherMethodsAreNotTaken() {
        for (var method : List.of("PUT", "DELETE", "PATCH")) {
            assertEquals(404, server.call(method, Apps.address(app), "").status(), method);
        }
    }
}
