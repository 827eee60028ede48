package dev.zoetrope.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.http.Form;
import dev.zoetrope.login.Chromium.Size;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in a real Chromium, used as people use them. */
final class LoginInBrowserTest {
    private static final String VERIFIER = "gaeCq5mVvbhA8Ce6w5O9XBVIKMkySgv-_9A-rnhm9Ns";
    private static final String CHALLENGE = "e6a178b120743d08509508f269652b0bdf91e29332921bc9e9744fd3dd41bfef";

    private static TestServer server;
    private static HttpServer callback;
    private static Chromium chromium;
    private static RegisteredApp app;
    private static String handle;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        server = TestServer.demo("demo=400");
        handle = String.valueOf(
                server.world().catalog().people("", 1).getFirst().user().handle());
        callback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // As apps do: the page that gets the code sends the browser on, to an address of another origin.
        callback.createContext("/callback", exchange -> {
            var there = "http://localhost:" + callback.getAddress().getPort() + "/welcome?"
                    + exchange.getRequestURI().getRawQuery();
            exchange.getResponseHeaders().set("Location", there);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        callback.createContext("/welcome", exchange -> {
            var body = "<!DOCTYPE html><html lang=en><link rel=icon href=data:,><title>Welcome</title><h1>Welcome</h1>"
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        callback.start();
        app = Apps.register(
                server,
                Platform.DESKTOP,
                "http://127.0.0.1:" + callback.getAddress().getPort() + "/callback");
    }

    @AfterAll
    static void stop() {
        try (var _ = chromium;
                var _ = server) {
            if (callback != null) {
                callback.stop(0);
            }
        }
    }

    private static String address(String... more) {
        var all = new ArrayList<>(List.of("code_challenge", CHALLENGE, "code_challenge_method", "S256"));
        all.addAll(List.of(more));
        return "http://127.0.0.1:" + server.port() + Apps.address(app, all.toArray(String[]::new));
    }

    private static Form arrived(Page page) {
        page.waitForURL("**/welcome?*");
        assertEquals("Welcome", page.title());
        return Form.parse(URI.create(page.url()).getRawQuery().getBytes(UTF_8));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Nothing is wider than the window, and everything to press is large enough for a finger. */
    private static void fits(Page page) {
        assertEquals(
                0,
                page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                page.url());
        assertEquals(List.of(), page.evaluate("""
                [...document.querySelectorAll('button, .button, input:not([type=hidden], [type=checkbox]), label:has(input)')]
                    .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"""), page.url());
    }

    @ParameterizedTest
    @EnumSource
    void aPersonFindsTheirAccountUnticksAScopeAndAllowsTheRest(Size size) {
        chromium.with(size, true, page -> {
            page.navigate(address());
            fits(page);
            Chromium.look(page, "choice");
            page.getByLabel("Search by handle or name").fill(handle);
            page.getByText("Found by “" + handle + "”").waitFor();
            Chromium.look(page, "search");
            button(page, "@" + handle).first().click();

            page.getByText("asks for access").waitFor();
            fits(page);
            Chromium.look(page, "consent");
            assertTrue(page.getByLabel("Who you are").isDisabled());
            page.getByLabel("Your public videos").uncheck();
            button(page, "Allow").click();

            var form = arrived(page);
            assertEquals("user.info.basic", form.first("scopes"));
            assertEquals("s1", form.first("state"));
            var code = String.valueOf(form.first("code"));
            var token = token("authorization_code", "code", code, "redirect_uri", uri(), "code_verifier", VERIFIER);
            assertEquals("user.info.basic", token.at("scope"));
        });
    }

    @Test
    void thePagesWorkWithoutScript() {
        chromium.with(Size.DESKTOP, false, page -> {
            page.navigate(address());
            page.getByLabel("Search by handle or name").fill(handle);
            button(page, "Search").click();
            page.getByText("Found by “" + handle + "”").waitFor();
            button(page, "@" + handle).first().click();
            page.getByText("asks for access").waitFor();
            button(page, "Allow").click();
            assertEquals("user.info.basic,video.list", arrived(page).first("scopes"));
        });
    }

    @Test
    void thePagesWorkByKeyboardAlone() {
        chromium.with(Size.DESKTOP, true, page -> {
            page.navigate(address());
            var keyboard = page.keyboard();
            keyboard.press("Tab");
            keyboard.type(handle);
            page.getByText("Found by “" + handle + "”").waitFor();
            keyboard.press("Tab");
            keyboard.press("Tab");
            keyboard.press("Enter");
            page.getByText("asks for access").waitFor();
            keyboard.press("Tab"); // Use another account
            keyboard.press("Tab"); // the one scope that can be unticked
            keyboard.press("Space");
            keyboard.press("Tab");
            keyboard.press("Enter");
            assertEquals("user.info.basic", arrived(page).first("scopes"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPersonCancelsAndSeesAndDisconnectsTheirApps(Size size) {
        var other = Apps.register(server, "Heliotype", Platform.WEB, Apps.CALLBACK);
        server.userToken(other, handle, "user.info.basic", "user.info.stats", "video.list");
        chromium.with(size, true, page -> {
            page.navigate(address());
            button(page, "Cancel").click();
            assertEquals("access_denied", arrived(page).first("error"));

            page.navigate("http://127.0.0.1:" + server.port() + Connections.PATH);
            page.getByLabel("Search by handle or name").fill(handle);
            page.getByText("Found by “" + handle + "”").waitFor();
            button(page, "@" + handle).first().click();
            page.getByText("Connected apps").first().waitFor();
            fits(page);
            Chromium.look(page, "connections");
            button(page, "Disconnect Heliotype").click();
            page.getByText("Heliotype").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            button(page, "Sign out").click();
            page.getByText("Whose apps?").first().waitFor();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aFaultAndALoginByQrCodeAreShown(Size size) {
        var other = Apps.register(server, "Heliotype", Platform.WEB, Apps.CALLBACK);
        server.form(
                "/v2/oauth/get_qrcode/",
                Browser.form(
                        "client_key", other.app().clientKey(), "scope", "user.info.basic,video.list", "state", "s"));
        chromium.with(size, true, page -> {
            page.navigate(address("scope", "user.info.basic video.list"));
            page.getByText("Something went wrong").first().waitFor();
            assertTrue(page.url().contains("error=invalid_scope&error_type=scope&log_id="), page.url());
            fits(page);
            Chromium.look(page, "fault");

            page.navigate("http://127.0.0.1:" + server.port() + QrScan.PATH);
            fits(page);
            Chromium.look(page, "qr");
            button(page, "Heliotype").first().click();
            page.getByLabel("Search by handle or name").fill(handle);
            page.getByText("Found by “" + handle + "”").waitFor();
            button(page, "@" + handle).first().click();
            button(page, "Allow").click();
            page.getByText("You are logged in").first().waitFor();
            Chromium.look(page, "ending");
        });
    }

    @Test
    void fromTheAuthorizePageToTheRefusedCall() {
        var prolific = (String) server.get("/_zoetrope/demo").at("handles", 0);
        var code = new AtomicReference<String>();
        chromium.with(Size.DESKTOP, true, page -> {
            page.navigate(address("scope", "user.info.basic,user.info.stats,video.list"));
            page.getByLabel("Search by handle or name").fill(prolific);
            page.getByText("Found by “" + prolific + "”").waitFor();
            button(page, "@" + prolific).first().click();
            page.getByLabel("Your numbers").uncheck();
            button(page, "Allow").click();
            var form = arrived(page);
            assertEquals("user.info.basic,video.list", form.first("scopes"));
            code.set(String.valueOf(form.first("code")));
        });

        var granted = token("authorization_code", "code", code.get(), "redirect_uri", uri(), "code_verifier", VERIFIER);
        assertEquals("user.info.basic,video.list", granted.at("scope"));
        var again = token("authorization_code", "code", code.get(), "redirect_uri", uri(), "code_verifier", VERIFIER);
        assertEquals("invalid_grant", again.at("error"));
        var token = (String) granted.at("access_token");
        var openId = get(token, "/v2/user/info/?fields=open_id,display_name").at("data", "user", "open_id");
        assertEquals(granted.at("open_id"), openId);
        var unticked = get(token, "/v2/user/info/?fields=open_id,follower_count");
        assertTrue(unticked.refusal().startsWith("401 scope_not_authorized "), unticked.body());

        var ids = videos(token);
        assertTrue(ids.size() > 20 && Set.copyOf(ids).size() == ids.size(), ids.toString());
        var query = "{\"filters\":{\"video_ids\":[\"" + ids.getFirst() + "\",\"" + ids.getLast() + "\",\"1\"]}}";
        var found = server.post(token, "/v2/video/query/?fields=id", query).videos("id");
        assertEquals(Set.of(ids.getFirst(), ids.getLast()), Set.copyOf(found));

        var refreshed = token("refresh_token", "refresh_token", (String) granted.at("refresh_token"));
        assertEquals(granted.at("open_id"), refreshed.at("open_id"));
        var fresh = (String) refreshed.at("access_token");
        assertEquals(200, get(fresh, "/v2/user/info/?fields=open_id").status());
        var old = token("refresh_token", "refresh_token", (String) granted.at("refresh_token"));
        assertEquals("invalid_grant", old.at("error"));

        var revoked = server.form(
                "/v2/oauth/revoke/",
                Browser.form("client_key", app.app().clientKey(), "client_secret", app.clientSecret(), "token", fresh));
        assertEquals(200, revoked.status());
        for (var dead : List.of(token, fresh)) {
            var refused = get(dead, "/v2/user/info/?fields=open_id");
            assertEquals(401, refused.status());
            assertEquals("access_token_invalid", refused.at("error", "code"));
        }
    }

    private static String uri() {
        return app.app().redirectUris().getFirst();
    }

    private static Reply token(String grantType, String... more) {
        return server.form(
                "/v2/oauth/token/",
                Browser.form(
                                "client_key", app.app().clientKey(),
                                "client_secret", app.clientSecret(),
                                "grant_type", grantType)
                        + "&" + Browser.form(more));
    }

    private static Reply get(String token, String target) {
        return server.get(target, "Authorization", "Bearer " + token);
    }

    /** Every page of them, newest first. */
    private static List<Object> videos(String token) {
        var ids = new ArrayList<Object>();
        var cursor = "0";
        while (true) {
            var page = server.post(
                    token, "/v2/video/list/?fields=id,create_time", "{\"cursor\":" + cursor + ",\"max_count\":20}");
            ids.addAll(page.videos("id"));
            if (!(boolean) page.at("data", "has_more")) {
                return ids;
            }
            cursor = String.valueOf(page.at("data", "cursor"));
        }
    }
}
