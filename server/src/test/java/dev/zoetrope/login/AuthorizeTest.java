package dev.zoetrope.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.GrantRefused;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.accounts.GrantedTokens;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.http.Form;
import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorize page, step by step. */
final class AuthorizeTest {
    private static final String VERIFIER = "gaeCq5mVvbhA8Ce6w5O9XBVIKMkySgv-_9A-rnhm9Ns";
    private static final String CHALLENGE = "e6a178b120743d08509508f269652b0bdf91e29332921bc9e9744fd3dd41bfef";
    private static final String DESKTOP_CALLBACK = "http://localhost:8123/callback";

    @TempDir
    private static Path data;

    private static TestServer server;
    private static RegisteredApp app;
    private static RegisteredApp desktop;
    private static String term;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, "headless-login=true").load(Ask.rows(3));
        app = Apps.web(server);
        desktop = Apps.register(server, Platform.DESKTOP, DESKTOP_CALLBACK);
        term = server.world().catalog().people("ada", 1).getFirst().name();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser signedIn() {
        var browser = new Browser(server);
        browser.get(Apps.address(app));
        assertEquals(303, browser.submit(Apps.address(app), "user", term).status());
        return browser;
    }

    private static GrantedTokens redeem(RegisteredApp app, String code, String uri, String verifier) {
        return server.world()
                .accounts()
                .grants()
                .redeem(
                        app.app(),
                        code,
                        uri,
                        verifier.isEmpty() ? null : verifier,
                        false,
                        GrantRules.LONG,
                        server.world().clock().instant());
    }

    private static GrantedTokens redeem(Reply reply) {
        return redeem(app, code(Browser.callback(reply, Apps.CALLBACK)), Apps.CALLBACK, "");
    }

    private static String code(Form callback) {
        var code = callback.first("code");
        assertTrue(code != null, () -> callback.fields().toString());
        return code;
    }

    // ---- A person

    @Test
    void aPersonChoosesAnAccountUnticksAScopeAndGoesBackWithACode() {
        var browser = new Browser(server);
        var address = Apps.address(app);
        var choice = browser.get(address + "&zoetrope_search=ada");
        assertEquals(200, choice.status());
        assertTrue(choice.body().contains("Log in to Sunprint") && choice.body().contains("@ada"), choice.body());

        var chosen = browser.submit(address, "user", term);
        assertEquals(303, chosen.status());
        assertTrue(chosen.header("Location").startsWith("/v2/auth/authorize/?client_key="));

        var consent = browser.get(chosen.header("Location"));
        assertTrue(consent.body().contains("Sunprint</bdi> asks for access"), consent.body());
        assertTrue(
                consent.body().contains("Your public videos") && consent.body().contains("Cyanotype Works"));

        var allowed = browser.submit(address, "decision", "allow", "scope", "user.info.basic");
        var callback = Browser.callback(allowed, Apps.CALLBACK);
        assertEquals("user.info.basic", callback.first("scopes"));
        assertEquals("s1", callback.first("state"));
        assertEquals(List.of("user.info.basic"), redeem(allowed).scopes());
    }

    @Test
    void aPersonCanCancelOnEitherPage() {
        for (var browser : List.of(new Browser(server), signedIn())) {
            browser.get(Apps.address(app));
            var callback = Browser.callback(browser.submit(Apps.address(app), "decision", "cancel"), Apps.CALLBACK);
            assertEquals("access_denied", callback.first("error"));
            assertEquals("The user denied the authorization.", callback.first("error_description"));
            assertEquals("s1", callback.first("state"));
            assertNull(callback.first("code"));
        }
    }

    @Test
    void loginItselfCannotBeUntickedAndNothingUnaskedCanBeTicked() {
        var browser = signedIn();
        browser.get(Apps.address(app));
        var allowed = browser.submit(Apps.address(app), "decision", "allow", "scope", "user.info.stats");
        assertEquals("user.info.basic", Browser.callback(allowed, Apps.CALLBACK).first("scopes"));
    }

    @Test
    void withoutAnythingTickedNothingIsGranted() {
        var browser = signedIn();
        var address = Apps.address(app, "scope", "video.list");
        browser.get(address);
        var reply = browser.submit(address, "decision", "allow");
        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("Tick at least one"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/auth/authorize", "/auth/authorize/", "/auth/authorize", "/platform/oauth/connect/"})
    void otherAddressesOfThePageAnswerTheSame(String path) {
        var address = Apps.address(path, app);
        var browser = new Browser(server);
        assertTrue(browser.get(address).body().contains("Log in to Sunprint"));
        var chosen = browser.submit(address, "user", term).header("Location");
        assertTrue(chosen.startsWith(path + "?"), chosen);
        browser.get(chosen);
        var allowed = browser.submit(address, "decision", "allow", "scope", "video.list");
        var code = code(Browser.callback(allowed, Apps.CALLBACK));
        if (path.startsWith("/v2/")) {
            redeem(app, code, Apps.CALLBACK, "");
        } else {
            var refused = assertThrows(GrantRefused.class, () -> redeem(app, code, Apps.CALLBACK, ""));
            assertEquals(GrantRefused.Reason.LEGACY, refused.reason());
        }
    }

    @Test
    void peopleAreFoundByHandle() {
        var browser = new Browser(server);
        var found = browser.get(Apps.address(app, "zoetrope_search", " @ADA "));
        assertTrue(found.body().contains("Found by “@ADA”") && found.body().contains("@ada"), found.body());
        var none = browser.get(Apps.address(app, "zoetrope_search", "<nobody>"));
        assertTrue(none.body().contains("Nobody is found by “&lt;nobody&gt;”."), none.body());
    }

    // ---- Being asked again

    @Test
    void aPersonWhoHasGrantedAllOfItPassesAtOnceWhenTheAppSaysSo() {
        var fresh = Apps.web(server);
        var address = Apps.address(fresh, "disable_auto_auth", "0");
        var browser = signedIn();
        assertEquals(200, browser.get(address).status(), "never granted");
        var allowed = browser.submit(address, "decision", "allow", "scope", "user.info.basic");
        redeem(fresh, code(Browser.callback(allowed, Apps.CALLBACK)), Apps.CALLBACK, "");
        assertEquals(200, browser.get(address).status(), "granted in part");

        var less = Apps.address(fresh, "disable_auto_auth", "0", "scope", "user.info.basic");
        var passed = Browser.callback(browser.get(less), Apps.CALLBACK);
        assertEquals("user.info.basic", passed.first("scopes"));
        redeem(fresh, code(passed), Apps.CALLBACK, "");

        for (var asks : List.of(
                Apps.address(fresh, "scope", "user.info.basic"),
                Apps.address(fresh, "scope", "user.info.basic", "disable_auto_auth", "1"),
                less + "&zoetrope_switch=1")) {
            assertEquals(200, browser.get(asks).status(), asks);
        }
        assertEquals(200, new Browser(server).get(less).status(), "not signed in");
    }

    // ---- What goes back to the app

    @Test
    void codesArePercentEncodedAndStateComesBackAsItWas() {
        var state = "a b&c=d\r\nSet-Cookie: x=1\u2028é✓\"'<>%2A*!~";
        var reply = server.get(Apps.address(app, "state", state, "zoetrope_user", "ada"));
        assertEquals(302, reply.status());
        var location = reply.header("Location");
        assertTrue(
                location.matches(
                        "https://app\\.example/callback/\\?code=[A-Za-z0-9_-]+%2A0%21\\d{4}&scopes=user\\.info\\.basic%2Cvideo\\.list&state=[A-Za-z0-9._~%-]+"),
                location);
        assertEquals(state, Browser.callback(reply, Apps.CALLBACK).first("state"));
        assertEquals("", reply.header("Set-Cookie"));
    }

    @Test
    void withoutAStateNoneComesBack() {
        var address = Apps.address(app, "zoetrope_user", "ada").replace("&state=s1", "");
        assertFalse(server.get(address).header("Location").contains("state"));
    }

    @ParameterizedTest
    @CsvSource({"token,unsupported_response_type", "CODE,unsupported_response_type", "'',invalid_request"})
    void anUnknownResponseTypeIsToldToTheApp(String type, String error) {
        var callback = Browser.callback(server.get(Apps.address(app, "response_type", type)), Apps.CALLBACK);
        assertEquals(error, callback.first("error"));
        assertTrue(String.valueOf(callback.first("error_description")).contains("response_type"));
        assertEquals("s1", callback.first("state"));
    }

    // ---- What never goes to the app

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_key | '' | unauthorized_client | is missing | Add client_key",
                "client_key | awnosuchapp00000 | unauthorized_client | No app has the key | app list",
                "client_key | ' ' | unauthorized_client | No app has the key | app list",
                "redirect_uri | '' | invalid_request | is missing | registered address",
                "redirect_uri | https://app.example/callback | invalid_request | is not registered | last slash",
                "scope | '' | invalid_scope | is missing | user.info.basic,video.list",
                "scope | user.info.basic video.list | invalid_scope | has a blank | commas alone",
                "scope | 'user.info.basic, video.list' | invalid_scope | has a blank | commas alone",
                "scope | user.info.basic, | invalid_scope | a comma too many | one comma",
                "scope | user.info.basic,video.upload | invalid_scope | not approved for “video.upload” | PATCH /_zoetrope/admin/apps/",
                "scope | User.Info.Basic | invalid_scope | not approved for | Leave it out",
            })
    void aFaultNamesItsParameterAndTheRemedy(
            String parameter, String value, String error, String problem, String remedy) {
        var fault = fault(Apps.address(app, parameter, value), error, parameter);
        assertTrue(fault.body().contains(problem), fault.body());
        assertTrue(fault.body().contains(remedy), fault.body());
    }

    @Test
    void anAddressForALooseServerIsToldAsSuch() {
        var uris = List.of("http://localhost:3000/callback");
        var loose = server.world()
                .accounts()
                .apps()
                .register(
                        new NewApp("Sunprint", "Cyanotype Works", Platform.WEB, uris, Apps.SCOPES, null, true),
                        server.world().clock().instant());
        var page = fault(Apps.address(loose), "invalid_request", "redirect_uri").body();
        assertTrue(page.contains("good for a server with --loose alone"), page);
        assertTrue(page.contains("Start the server with --loose"), page);
        assertFalse(page.contains("is not registered"), page);
    }

    /** Follows to the page that an address leads to, and checks what its address and it have to carry. */
    private static Reply fault(String address, String error, String parameter) {
        var reply = server.get(address);
        assertEquals(302, reply.status(), reply.body());
        var location = reply.header("Location");
        assertTrue(
                location.matches("/v2/auth/authorize/error/\\?error=" + error + "(&errCode=10003)?&error_type="
                        + parameter + "&log_id=20\\d{12}[0-9A-F]{20}(&.*)?"),
                location);
        var page = server.get(location);
        assertEquals(400, page.status());
        assertTrue(page.body().contains("because of <code>" + parameter + "</code>"), page.body());
        assertTrue(page.body().contains("<code>" + error + "</code>"), page.body());
        var logId = location.replaceFirst(".*&log_id=", "").substring(0, 34);
        assertTrue(page.body().contains("<code>" + logId + "</code>"), page.body());
        return page;
    }

    @Test
    void clientIdInsteadOfClientKeyIsToldAsSuch() {
        var address = Apps.address(app).replace("client_key=", "client_id=");
        var page = fault(address, "param_error", "client_key");
        assertTrue(page.body().contains("client_id in its place"), page.body());
        assertTrue(server.get(address).header("Location").contains("errCode=10003"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_key", "redirect_uri", "scope", "state", "response_type", "zoetrope_user"})
    void aParameterGivenTwiceIsRefused(String parameter) {
        var address = Apps.address(app, "zoetrope_user", "ada") + "&" + parameter + "=";
        fault(address, "invalid_request", parameter);
    }

    @Test
    void theErrorPageOfALoginThatIsRightLeadsBackToIt() {
        var reply = server.get("/v2/auth/authorize/error/?error=x&error_type=<script>&"
                        .replace("<", "%3C")
                        .replace(">", "%3E")
                + Apps.address("", app).substring(1));
        assertEquals(302, reply.status());
        assertTrue(reply.header("Location").startsWith("/v2/auth/authorize/?client_key="), reply.header("Location"));
    }

    @Test
    void aQueryThatCannotBeDecodedIsSaidToBeSo() {
        for (var query : List.of("client_key=%zz", "state=%ff", "code_challenge=%00", "a=1&".repeat(1001))) {
            var reply = server.raw("GET /v2/auth/authorize/?" + query + " HTTP/1.1", "Host: localhost");
            assertTrue(reply.startsWith("HTTP/1.1 400 ") && reply.contains("Something went wrong"), reply);
        }
    }

    // ---- PKCE

    @Test
    void desktopAppsProveTheirCodes() {
        var address = Apps.address(
                desktop, "code_challenge", CHALLENGE, "code_challenge_method", "S256", "zoetrope_user", "ada");
        for (var form : List.of(address, address.replace("&code_challenge_method=S256", ""))) {
            var code = code(Browser.callback(server.get(form), DESKTOP_CALLBACK));
            redeem(desktop, code, DESKTOP_CALLBACK, VERIFIER);
        }
    }

    @Test
    void aDesktopAppsBase64ChallengePassesHereAndFailsLater() {
        var address = Apps.address(
                desktop, "code_challenge", "5qF4sSB0PQhQlQjyaWUrC9-R4pMykhvJ6XRP091Bv-8", "zoetrope_user", "ada");
        var code = code(Browser.callback(server.get(address), DESKTOP_CALLBACK));
        var refused = assertThrows(GrantRefused.class, () -> redeem(desktop, code, DESKTOP_CALLBACK, VERIFIER));
        assertEquals(GrantRefused.Reason.VERIFIER, refused.reason());
    }

    @Test
    void aDesktopAppsChallengeMustBeThere() {
        fault(Apps.address(desktop), "invalid_request", "code_challenge");
        fault(Apps.address(desktop, "code_challenge", ""), "invalid_request", "code_challenge");
        fault(
                Apps.address(desktop, "code_challenge", "a".repeat(AuthorizeRequest.LONGEST_CHALLENGE + 1)),
                "invalid_request",
                "code_challenge");
        fault(
                Apps.address(desktop, "code_challenge", CHALLENGE, "code_challenge_method", "plain"),
                "invalid_request",
                "code_challenge_method");
    }

    @Test
    void aWebAppsChallengeIsIgnored() {
        var reply = server.get(Apps.address(
                app, "code_challenge", "whatever", "code_challenge_method", "plain", "zoetrope_user", "ada"));
        assertEquals(2, redeem(reply).scopes().size());
    }

    // ---- Without a person

    @Test
    void headlessGrantsAllOrAPart() {
        assertEquals(
                List.of("user.info.basic", "video.list"),
                redeem(server.get(Apps.address(app, "zoetrope_user", "ada"))).scopes());
        assertEquals(
                List.of("video.list"),
                redeem(server.get(Apps.address(app, "zoetrope_user", "@Ada", "zoetrope_scopes", "video.list")))
                        .scopes());
        var denied = Browser.callback(
                server.get(Apps.address(app, "zoetrope_user", "ada", "zoetrope_deny", "1")), Apps.CALLBACK);
        assertEquals("access_denied", denied.first("error"));
    }

    @ParameterizedTest
    @CsvSource({
        "zoetrope_user,nobody,zoetrope_user",
        "zoetrope_user,'',zoetrope_user",
        "zoetrope_scopes,video.list,zoetrope_scopes",
        "zoetrope_user=ada&zoetrope_scopes,user.info.stats,zoetrope_scopes",
        "zoetrope_user=ada&zoetrope_scopes,'',zoetrope_scopes",
        "zoetrope_user=ada&zoetrope_deny,yes,zoetrope_deny"
    })
    void headlessFaultsAreToldByTheFirstAnswer(String parameter, String value, String named) {
        var reply = server.get(Apps.address(app) + "&" + parameter + "=" + value);
        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("because of <code>" + named + "</code>"), reply.body());
    }

    @Test
    void headlessIsOffUnlessSwitchedOn(@TempDir Path folder) {
        try (var other = TestServer.on(folder).load(Ask.rows(1))) {
            var reply = other.get(Apps.address(Apps.web(other), "zoetrope_user", "ada"));
            assertEquals(400, reply.status());
            assertTrue(reply.body().contains("--headless-login"), reply.body());
        }
    }
}
