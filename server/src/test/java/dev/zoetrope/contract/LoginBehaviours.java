package dev.zoetrope.contract;

import static dev.zoetrope.contract.Behaviour.Known.CLIENTS;
import static dev.zoetrope.contract.Behaviour.Known.DOCUMENTED;
import static dev.zoetrope.contract.Behaviour.Known.INFERRED;
import static dev.zoetrope.contract.Behaviour.Known.SEEN;
import static dev.zoetrope.contract.Behaviour.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.login.Browser;
import java.util.List;
import java.util.stream.IntStream;

/** The authorize page, addresses of apps, and proofs of codes. */
final class LoginBehaviours {
    private static final String HASH_IN_BASE64 = "5qF4sSB0PQhQlQjyaWUrC9-R4pMykhvJ6XRP091Bv-8";

    static final Behaviour.Section AUTHORIZE = new Behaviour.Section(
            "The authorize page",
            List.of(
                    new Behaviour("Answers with the last slash and without it", CLIENTS, SAME, scene -> {
                        var address = Scene.address(scene.web);
                        assertEquals(200, scene.server.get(address).status());
                        assertEquals(
                                200,
                                scene.server
                                        .get(address.replace("authorize/?", "authorize?"))
                                        .status());
                    }),
                    new Behaviour(
                            "The app's key is `client_key`; with `client_id` an error page carries `errCode=10003`",
                            CLIENTS,
                            SAME,
                            scene -> {
                                var reply = scene.server.get(
                                        Scene.address(scene.web).replace("client_key=", "client_id="));
                                assertEquals(
                                        "10003",
                                        scene.assertFault(reply, "param_error", "client_key")
                                                .first("errCode"));
                            }),
                    new Behaviour(
                            "`response_type` is `code`",
                            DOCUMENTED,
                            "the same; any other is told to the app",
                            scene -> assertEquals(
                                    "unsupported_response_type",
                                    Scene.callback(scene.authorize(scene.web, "response_type", "token"))
                                            .first("error"))),
                    new Behaviour(
                            "Scopes are separated by commas; blanks between them are refused",
                            CLIENTS,
                            SAME,
                            scene -> scene.assertFault(
                                    scene.authorize(scene.web, "scope", "user.info.basic video.list"),
                                    "invalid_scope",
                                    "scope")),
                    new Behaviour(
                            "A scope that the app was not approved for refuses the whole",
                            CLIENTS,
                            SAME,
                            scene -> scene.assertFault(
                                    scene.authorize(scene.web, "scope", "user.info.basic,video.upload"),
                                    "invalid_scope",
                                    "scope")),
                    new Behaviour(
                            "`redirect_uri` equals a registered one character by character; a last slash counts",
                            SEEN,
                            SAME,
                            scene -> scene.assertFault(
                                    scene.authorize(scene.web, "redirect_uri", "https://app.example/callback"),
                                    "invalid_request",
                                    "redirect_uri")),
                    new Behaviour("`state` comes back; without one none does", DOCUMENTED, SAME, scene -> {
                        assertEquals(
                                "a b&c",
                                Scene.callback(scene.authorize(scene.web, "state", "a b&c"))
                                        .first("state"));
                        assertNull(Scene.callback(scene.authorize(scene.web, "state", ""))
                                .first("state"));
                    }),
                    new Behaviour(
                            "A wrong `client_key` leads to a page of the service, whose address carries `error`, `error_type` and a log id; the app is not told",
                            CLIENTS,
                            "the same; the page also tells the remedy",
                            scene -> {
                                var address = scene.assertFault(
                                        scene.authorize(scene.web, "client_key", "awnobodynobodyno"),
                                        "unauthorized_client",
                                        "client_key");
                                assertTrue(
                                        String.valueOf(address.first("log_id")).matches("\\d{14}[0-9A-F]{20}"));
                            }),
                    new Behaviour(
                            "Success brings `code`, `scopes` and `state`",
                            SEEN,
                            SAME,
                            scene -> assertEquals(
                                    List.of("code", "scopes", "state"),
                                    Scene.callback(scene.authorize(scene.web)).fields().stream()
                                            .map(field -> field.name())
                                            .toList())),
                    new Behaviour(
                            "A person who cancels brings `error=access_denied`, with `error_description` and `state`",
                            CLIENTS,
                            SAME,
                            scene -> {
                                var callback =
                                        Scene.callback(scene.server.get(Scene.address(scene.web) + "&zoetrope_deny=1"));
                                assertEquals(
                                        "access_denied s1", callback.first("error") + " " + callback.first("state"));
                                assertFalse(String.valueOf(callback.first("error_description"))
                                        .isEmpty());
                            }),
                    new Behaviour(
                            "A person may grant a part; `scopes` and the token's `scope` list what was granted",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                var callback = Scene.callback(scene.server.get(Scene.address(scene.web)
                                        + "&zoetrope_user=ada&zoetrope_scopes=user.info.basic"));
                                assertEquals("user.info.basic", callback.first("scopes"));
                                assertEquals(
                                        "user.info.basic",
                                        scene.redeem(scene.web, String.valueOf(callback.first("code")))
                                                .at("scope"));
                            }),
                    new Behaviour(
                            "The redirect is a 302",
                            INFERRED,
                            "302; 303 for a form of the page",
                            scene ->
                                    assertEquals(302, scene.authorize(scene.web).status())),
                    new Behaviour("Codes hold `*` and `!`, percent-encoded in the address", DOCUMENTED, SAME, scene -> {
                        var location = scene.authorize(scene.web).header("Location");
                        assertTrue(location.contains("%2A") && location.contains("%21"), location);
                        assertFalse(location.contains("*") || location.contains("!"), location);
                    }),
                    new Behaviour(
                            "Parameters of the mobile SDK (`sdk_name`, `device_platform`, `lang`, …) are passed over",
                            CLIENTS,
                            SAME,
                            scene -> scene.code(
                                    scene.web,
                                    "sdk_name",
                                    "tiktok_sdk_auth",
                                    "device_platform",
                                    "android",
                                    "lang",
                                    "en")),
                    new Behaviour(
                            "A mobile app whose certificate differs is refused (10033)",
                            CLIENTS,
                            "differs: certificates are not looked at",
                            scene -> {
                                var mobile = scene.register(Platform.MOBILE, "https://app.example/universal/");
                                scene.code(
                                        mobile,
                                        "code_challenge",
                                        Scene.CHALLENGE,
                                        "certificate",
                                        "any",
                                        "app_identity",
                                        "any");
                            }),
                    new Behaviour(
                            "`disable_auto_auth=1` always shows the page; 0 passes over it when the session is valid",
                            DOCUMENTED,
                            "the same, where all was granted before; a call without it shows the page",
                            scene -> {
                                for (var value : new String[] {"0", "1", ""}) {
                                    assertEquals(
                                            200,
                                            scene.server
                                                    .get(Scene.address(scene.web, "disable_auto_auth", value))
                                                    .status(),
                                            "without a session");
                                }
                                scene.granted();
                                var browser = new Browser(scene.server);
                                browser.get(Scene.address(scene.web));
                                browser.submit(
                                        Scene.address(scene.web),
                                        "user",
                                        scene.person("ada").terms().getFirst());
                                var passed = browser.get(Scene.address(scene.web, "disable_auto_auth", "0"));
                                assertTrue(Scene.callback(passed).first("code") != null);
                                for (var value : new String[] {"1", ""}) {
                                    assertEquals(
                                            200,
                                            browser.get(Scene.address(scene.web, "disable_auto_auth", value))
                                                    .status());
                                }
                                assertEquals(
                                        200,
                                        browser.get(Scene.address(
                                                        scene.register(Platform.WEB, Scene.CALLBACK),
                                                        "disable_auto_auth",
                                                        "0"))
                                                .status(),
                                        "never granted");
                            }),
                    new Behaviour(
                            "The Android SDK looks for `errCode` in the callback as well",
                            CLIENTS,
                            "differs: `error` and `error_description` alone",
                            scene -> assertNull(
                                    Scene.callback(scene.server.get(Scene.address(scene.web) + "&zoetrope_deny=1"))
                                            .first("errCode"))),
                    new Behaviour("Only target users can log in to a sandbox", DOCUMENTED, SAME, scene -> {
                        var sandbox = scene.sandbox(scene.register(Platform.WEB, Scene.CALLBACK));
                        var address =
                                Scene.address(sandbox, "scope", "user.info.basic", "redirect_uri", Scene.CALLBACK);
                        assertEquals(
                                302,
                                scene.server.get(address + "&zoetrope_user=ada").status());
                        assertEquals(
                                400,
                                scene.server.get(address + "&zoetrope_user=bob").status());
                    }),
                    new Behaviour(
                            "`/auth/authorize/` and `/platform/oauth/connect/` are the pages of v1",
                            CLIENTS,
                            SAME,
                            scene -> {
                                for (var path : new String[] {"/auth/authorize/", "/platform/oauth/connect/"}) {
                                    assertEquals(
                                            302,
                                            scene.server
                                                    .get(Scene.address(scene.web)
                                                                    .replace("/v2/auth/authorize/", path)
                                                            + "&zoetrope_user=ada")
                                                    .status(),
                                            path);
                                }
                            })));

    static final Behaviour.Section ADDRESSES = new Behaviour.Section(
            "Redirect addresses",
            List.of(
                    new Behaviour("Web: at most ten, each under 512 characters", DOCUMENTED, SAME, scene -> {
                        var eleven = IntStream.range(0, 11)
                                .mapToObj(i -> "https://app.example/" + i)
                                .toArray(String[]::new);
                        assertThrows(InvalidApp.class, () -> scene.register(Platform.WEB, eleven));
                        assertThrows(
                                InvalidApp.class,
                                () -> scene.register(Platform.WEB, "https://app.example/" + "a".repeat(492)));
                        scene.register(Platform.WEB, "https://app.example/" + "a".repeat(491));
                    }),
                    new Behaviour(
                            "Web: absolute, https, no query, no fragment",
                            DOCUMENTED,
                            "the same; `--loose` lets them be http and localhost",
                            scene -> {
                                for (var wrong : new String[] {
                                    "http://app.example/",
                                    "/callback",
                                    "https://app.example/?a=b",
                                    "https://app.example/#a"
                                }) {
                                    assertThrows(InvalidApp.class, () -> scene.register(Platform.WEB, wrong), wrong);
                                }
                            }),
                    new Behaviour(
                            "Desktop: http or https, `localhost` or `127.0.0.1`, with a port; `*` is any port",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                for (var wrong : new String[] {
                                    "http://app.example:80/", "http://localhost/", "http://localhost:*/?a=b"
                                }) {
                                    assertThrows(
                                            InvalidApp.class, () -> scene.register(Platform.DESKTOP, wrong), wrong);
                                }
                                var any = scene.register(Platform.DESKTOP, "http://127.0.0.1:*/callback/");
                                scene.code(
                                        any,
                                        "redirect_uri",
                                        "http://127.0.0.1:50123/callback/",
                                        "code_challenge",
                                        Scene.CHALLENGE);
                                scene.assertFault(
                                        scene.authorize(
                                                any,
                                                "redirect_uri",
                                                "http://127.0.0.1:99999/callback/",
                                                "code_challenge",
                                                Scene.CHALLENGE),
                                        "invalid_request",
                                        "redirect_uri");
                            }),
                    new Behaviour("Mobile: an https link", DOCUMENTED, SAME, scene -> {
                        scene.register(Platform.MOBILE, "https://app.example/universal/");
                        assertThrows(InvalidApp.class, () -> scene.register(Platform.MOBILE, "myapp://callback"));
                    })));

    static final Behaviour.Section PROOFS = new Behaviour.Section(
            "Proofs of codes (PKCE)",
            List.of(
                    new Behaviour(
                            "Desktop and mobile apps need a challenge: SHA-256 of the verifier in lower-case hexadecimal digits",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                var code = scene.code(
                                        scene.desktop,
                                        "code_challenge",
                                        Scene.CHALLENGE,
                                        "code_challenge_method",
                                        "S256");
                                assertEquals(
                                        "Bearer",
                                        scene.redeem(scene.desktop, code, "code_verifier", Scene.VERIFIER)
                                                .at("token_type"));
                            }),
                    new Behaviour(
                            "A challenge may come without its method",
                            CLIENTS,
                            SAME,
                            scene -> scene.code(scene.desktop, "code_challenge", Scene.CHALLENGE)),
                    new Behaviour(
                            "A desktop app without a challenge gets a page that names `code_challenge`",
                            CLIENTS,
                            SAME,
                            scene -> scene.assertFault(
                                    scene.authorize(scene.desktop), "invalid_request", "code_challenge")),
                    new Behaviour(
                            "A desktop app's challenge in base64url passes the page; then the token is refused",
                            CLIENTS,
                            SAME,
                            scene -> {
                                var code = scene.code(scene.desktop, "code_challenge", HASH_IN_BASE64);
                                Scene.assertError(
                                        "invalid_request Code verifier or code challenge is invalid.",
                                        scene.redeem(scene.desktop, code, "code_verifier", Scene.VERIFIER));
                            }),
                    new Behaviour("The documented length of a verifier is not enforced", CLIENTS, SAME, scene -> {
                        // SHA-256 of "abcdef".
                        var code = scene.code(
                                scene.desktop,
                                "code_challenge",
                                "bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721");
                        assertEquals(
                                "Bearer",
                                scene.redeem(scene.desktop, code, "code_verifier", "abcdef")
                                        .at("token_type"));
                    }),
                    new Behaviour("Web apps: challenge and verifier are passed over", CLIENTS, SAME, scene -> {
                        assertEquals(
                                "Bearer",
                                scene.redeem(scene.web, scene.code(scene.web, "code_challenge", HASH_IN_BASE64))
                                        .at("token_type"));
                        assertEquals(
                                "Bearer",
                                scene.redeem(scene.web, scene.code(scene.web), "code_verifier", "any")
                                        .at("token_type"));
                    })));

    private LoginBehaviours() {}
}
