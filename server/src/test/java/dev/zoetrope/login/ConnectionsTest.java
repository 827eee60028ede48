package dev.zoetrope.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.NewSandbox;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.pages.Asset;
import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages beside the authorize page: apps that somebody is connected with, and log-in by QR code. */
final class ConnectionsTest {
    private static final String ROWS =
            Ask.row(Ask.ID, "2022-06-15T12:00:00Z", "\"username\":\"ada\"", "\"region_code\":\"US\"")
                    + Ask.row(Ask.ID + 1, "2022-06-15T12:00:00Z", "\"username\":\"bob\"", "\"region_code\":\"US\"");
    private static final Pattern TICKET = Pattern.compile("<code>([A-Za-z0-9_-]{43})</code>");

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, "headless-login=true").load(ROWS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String term(String handle) {
        return server.world().catalog().people(handle, 1).getFirst().name();
    }

    private static Browser signedIn(String path, String handle) {
        var browser = new Browser(server);
        browser.get(path);
        assertEquals(303, browser.submit(path, "user", term(handle)).status());
        return browser;
    }

    // ---- Connected apps

    @Test
    void anAppIsListedUntilItIsDisconnected() {
        var app = Apps.register(server, "Heliotype", Platform.WEB, Apps.CALLBACK);
        var token = server.userToken(app, "ada", "user.info.basic", "video.list");
        var ada = signedIn(Connections.PATH, "ada");
        var page = ada.get(Connections.PATH).body();
        assertTrue(page.contains("Heliotype") && page.contains("Your public videos"), page);
        var bob = signedIn(Connections.PATH, "bob");
        assertTrue(bob.get(Connections.PATH).body().contains("No app is connected"));

        var key = app.app().clientKey();
        assertEquals(303, bob.submit(Connections.PATH, "disconnect", key).status());
        assertTrue(ada.get(Connections.PATH).body().contains("Heliotype"), "another's stays");

        assertEquals(
                Connections.PATH,
                ada.submit(Connections.PATH, "disconnect", key).header("Location"));
        assertFalse(ada.get(Connections.PATH).body().contains("Heliotype"));
        assertTrue(server.world()
                .accounts()
                .tokens()
                .find(token, server.world().clock().instant())
                .isEmpty());
    }

    @Test
    void whoeverIsNotSignedInChoosesFirst() {
        var browser = new Browser(server);
        assertTrue(browser.get(Connections.PATH).body().contains("Whose apps?"));
        assertEquals(403, browser.submit(Connections.PATH, "disconnect", "x").status());
    }

    @Test
    void thesePagesAnswerByOurHostNamesAlone() {
        for (var path : List.of(Connections.PATH, QrScan.PATH)) {
            var reply = server.raw("GET " + path + " HTTP/1.1", "Host: www.tiktok.com");
            assertTrue(reply.startsWith("HTTP/1.1 403 "), reply);
        }
        var played = server.raw("GET /v2/auth/authorize/ HTTP/1.1", "Host: www.tiktok.com");
        assertTrue(played.startsWith("HTTP/1.1 302 "), played);
        assertTrue(server.raw("GET " + Asset.STYLE.link() + " HTTP/1.1", "Host: www.tiktok.com")
                .startsWith("HTTP/1.1 200 "));
    }

    // ---- QR code

    private record Qr(RegisteredApp app, String token) {
        static Qr begin() {
            var app = Apps.web(server);
            var begun = server.form(
                    "/v2/oauth/get_qrcode/",
                    Browser.form(
                            "client_key", app.app().clientKey(), "scope", "user.info.basic,video.list", "state", "s"));
            assertTrue(((String) begun.at("scan_qrcode_url")).contains("client_ticket=tobefilled"));
            return new Qr(app, (String) begun.at("token"));
        }

        Reply check() {
            return server.form(
                    "/v2/oauth/check_qrcode/",
                    Browser.form(
                            "client_key", app.app().clientKey(), "client_secret", app.clientSecret(), "token", token));
        }

        String status() {
            return (String) check().at("status");
        }

        String scanned() {
            return "aweme://authorize?client_key=" + app.app().clientKey() + "&client_ticket="
                    + check().at("client_ticket");
        }
    }

    @Test
    void whatACodeSaysIsPastedAndAgreedTo() {
        var qr = Qr.begin();
        assertEquals("new", qr.status());
        var browser = new Browser(server);
        assertTrue(browser.get(QrScan.PATH).body().contains("What the code says"));
        var address =
                browser.submit(QrScan.PATH, "scanned", " " + qr.scanned() + " ").header("Location");
        assertTrue(browser.get(address).body().contains("Log in to Sunprint"));
        assertEquals("scanned", qr.status());
        browser.submit(address, "user", term("ada"));
        assertTrue(browser.get(address).body().contains("asks for access"));
        assertEquals(
                400,
                browser.submit(Apps.address(qr.app, "scope", "video.list"), "decision", "allow")
                        .status());
        var done = browser.submit(address, "decision", "allow", "scope", "video.list");
        assertTrue(done.body().contains("You are logged in"), done.body());
        assertEquals("confirmed", qr.status());
        assertTrue(((String) qr.check().at("redirect_uri")).startsWith(Apps.CALLBACK + "?code="));
        assertEquals(409, browser.get(address).status(), "used");
        assertEquals(409, browser.submit(address, "decision", "allow").status());
    }

    @Test
    void aWaitingLoginIsPickedAndCancelled() {
        var qr = Qr.begin();
        var browser = signedIn(Connections.PATH, "ada");
        var ticket = (String) qr.check().at("client_ticket");
        var listed = browser.get(QrScan.PATH).body();
        assertTrue(
                TICKET.matcher(listed)
                        .results()
                        .anyMatch(found -> found.group(1).equals(ticket)),
                listed);
        var address = browser.submit(QrScan.PATH, "scanned", ticket).header("Location");
        browser.get(address);
        assertTrue(browser.submit(address, "decision", "cancel").body().contains("Cancelled"));
        assertEquals("expired", qr.status());
        assertEquals(410, browser.get(address).status());
    }

    @Test
    void aLoginByQrCodeGoesWithoutAPerson() {
        var qr = Qr.begin();
        var address = QrScan.PATH + "?ticket=" + qr.check().at("client_ticket");
        assertEquals(400, server.get(address + "&zoetrope_user=nobody").status());
        assertEquals(
                200,
                server.get(address + "&zoetrope_user=ada&zoetrope_scopes=video.list")
                        .status());
        assertEquals("confirmed", qr.status());
        var other = Qr.begin();
        server.get(QrScan.PATH + "?ticket=" + other.check().at("client_ticket") + "&zoetrope_deny=1");
        assertEquals("expired", other.status());
    }

    @Test
    void whatIsNoCodeIsSaidToBeNone() {
        var browser = new Browser(server);
        browser.get(QrScan.PATH);
        for (var scanned : List.of(
                "", "x", "aweme://authorize?client_ticket=tobefilled", "?client_ticket=%zz", "<b>".repeat(99))) {
            var address = browser.submit(QrScan.PATH, "scanned", scanned).header("Location");
            var page = browser.get(address);
            assertEquals(404, page.status());
            assertTrue(page.body().contains("No log-in has this code."));
        }
    }

    // ---- Sandboxes, and addresses

    @Test
    void aSandboxAdmitsItsTargetUsersAlone() {
        var parent = Apps.web(server).app();
        var sandbox = server.world()
                .accounts()
                .apps()
                .register(
                        new NewSandbox(
                                parent.clientKey(),
                                "Sandbox",
                                List.of(Apps.CALLBACK),
                                Set.of("user.info.basic", "video.list"),
                                List.of("Bob"),
                                null,
                                false),
                        server.world().clock().instant());
        var address = Apps.address(sandbox);
        var choice = new Browser(server).get(address).body();
        assertTrue(
                choice.contains("only its target users") && choice.contains("@bob") && !choice.contains("@ada"),
                choice);
        assertFalse(
                new Browser(server).get(address + "&zoetrope_search=a").body().contains("@"));

        var ada = signedIn(Connections.PATH, "ada");
        assertTrue(ada.get(address).body().contains("Log in to Sandbox"), "asked for another account");
        assertEquals(
                403,
                ada.submit(address, "decision", "allow", "scope", "video.list").status());
        var refused = server.get(address + "&zoetrope_user=ada");
        assertTrue(
                refused.status() == 400 && refused.body().contains("no target user of this sandbox"), refused.body());
        assertEquals(302, server.get(address + "&zoetrope_user=bob").status());
    }

    @Test
    void behindHttpsTheCookieIsForHttpsAlone(@TempDir Path folder) {
        try (var other =
                TestServer.on(folder, "public-url=https://zoetrope.example").load(ROWS)) {
            var address = Apps.address(Apps.web(other));
            var page = other.get(address);
            var set = page.header("Set-Cookie");
            assertTrue(
                    set.matches(
                            "__Host-zoetrope=[A-Za-z0-9_-]{43}; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure"),
                    set);
            var token = Pattern.compile("form_token\" value=\"([^\"]*)").matcher(page.body());
            assertTrue(token.find());
            var form = Browser.form("form_token", token.group(1), "decision", "cancel");
            for (var origin : List.of("https://zoetrope.example", "http://127.0.0.1:" + other.port())) {
                assertEquals(
                        303,
                        other.call(
                                        "POST",
                                        address,
                                        form,
                                        "Cookie",
                                        set.substring(0, set.indexOf(';')),
                                        "Origin",
                                        origin)
                                .status());
            }
            assertEquals(
                    403,
                    other.call(
                                    "POST",
                                    address,
                                    form,
                                    "Cookie",
                                    set.substring(0, set.indexOf(';')),
                                    "Origin",
                                    "http://zoetrope.example")
                            .status());
        }
    }
}
