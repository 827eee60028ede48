package dev.zoetrope.contract;

import static dev.zoetrope.contract.Behaviour.Known.CLIENTS;
import static dev.zoetrope.contract.Behaviour.Known.DOCUMENTED;
import static dev.zoetrope.contract.Behaviour.Known.INFERRED;
import static dev.zoetrope.contract.Behaviour.Known.SEEN;
import static dev.zoetrope.contract.Behaviour.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The endpoints of OAuth, of v2 and of v1. */
final class TokenBehaviours {
    static final Behaviour.Section TOKENS = new Behaviour.Section(
            "Tokens",
            List.of(
                    new Behaviour(
                            "A code gives seven members, flat, in alphabetical order", DOCUMENTED, SAME, scene -> {
                                var granted = scene.granted();
                                assertEquals(
                                        List.of(
                                                "access_token",
                                                "expires_in",
                                                "open_id",
                                                "refresh_expires_in",
                                                "refresh_token",
                                                "scope",
                                                "token_type"),
                                        new ArrayList<>(granted.json().keySet()));
                                assertTrue(granted.body().startsWith("{\"access_token\":\"act."), granted.body());
                            }),
                    new Behaviour("`client_credentials` gives three members", DOCUMENTED, SAME, scene -> {
                        var token = scene.token(scene.web, "grant_type", "client_credentials");
                        assertEquals(
                                List.of("access_token", "expires_in", "token_type"),
                                new ArrayList<>(token.json().keySet()));
                        assertEquals(7_200L, token.at("expires_in"));
                    }),
                    new Behaviour(
                            "User tokens are good for 24 hours and 365 days, or since November 2026 for 2 hours and 180 days",
                            DOCUMENTED,
                            "24 hours and 365 days; `--token-life short`",
                            scene -> {
                                var granted = scene.granted();
                                assertEquals(
                                        "86400 31536000",
                                        granted.at("expires_in") + " " + granted.at("refresh_expires_in"));
                            }),
                    new Behaviour("Answers are `application/json`, with `X-Tt-Logid`", CLIENTS, SAME, scene -> {
                        var refused = scene.token(scene.web, "grant_type", "refresh_token", "refresh_token", "x");
                        assertEquals(refused.at("log_id"), refused.header("X-Tt-Logid"));
                        assertEquals("application/json", scene.granted().header("Content-Type"));
                    }),
                    new Behaviour(
                            "Headers `x-janus-info`, `x-tt-trace-id`, `Server-Timing` and their like",
                            SEEN,
                            "differs: none of them",
                            scene -> {
                                var granted = scene.granted();
                                assertEquals(
                                        "",
                                        granted.header("x-janus-info")
                                                + granted.header("x-tt-trace-id")
                                                + granted.header("Server-Timing"));
                            }),
                    new Behaviour(
                            "Unknown headers and parameters are passed over",
                            CLIENTS,
                            SAME,
                            scene -> assertEquals(
                                    "Bearer",
                                    scene.redeem(scene.web, scene.code(scene.web), "client_id", "x", "type", "y")
                                            .at("token_type"))),
                    new Behaviour(
                            "A body of JSON is refused",
                            CLIENTS,
                            SAME,
                            scene -> Scene.assertError(
                                    "invalid_request The request parameters are malformed.",
                                    scene.server.call(
                                            "POST",
                                            "/v2/oauth/token/",
                                            "{\"grant_type\":\"client_credentials\"}",
                                            "Content-Type",
                                            "application/json"))),
                    new Behaviour(
                            "HTTP status of errors is 200, or by other sources 400 or 401",
                            INFERRED,
                            "200; `--oauth-error-status`",
                            scene -> assertEquals(
                                    200,
                                    scene.token(scene.web, "grant_type", "x").status())),
                    new Behaviour(
                            "Errors are flat: `error`, `error_description`, `log_id`",
                            DOCUMENTED,
                            SAME,
                            scene -> assertEquals(
                                    List.of("error", "error_description", "log_id"),
                                    new ArrayList<>(scene.token(scene.web, "grant_type", "x")
                                            .json()
                                            .keySet()))),
                    new Behaviour(
                            "Missing secret: `invalid_request`, “Client secret is missed in request.”",
                            DOCUMENTED,
                            SAME,
                            scene -> Scene.assertError(
                                    "invalid_request Client secret is missed in request.",
                                    scene.server.form(
                                            "/v2/oauth/token/", "client_key=x&grant_type=client_credentials"))),
                    new Behaviour(
                            "Wrong key or secret: `invalid_client`, “Client key or secret is incorrect.”",
                            CLIENTS,
                            SAME,
                            scene -> Scene.assertError(
                                    "invalid_client Client key or secret is incorrect.",
                                    scene.server.form(
                                            "/v2/oauth/token/",
                                            "client_key=x&client_secret=y&grant_type=client_credentials"))),
                    new Behaviour(
                            "Another `redirect_uri`: `invalid_request`, “Redirect_uri is not matched with the uri when requesting code.”",
                            DOCUMENTED,
                            SAME,
                            scene -> Scene.assertError(
                                    "invalid_request Redirect_uri is not matched with the uri when requesting code.",
                                    scene.redeem(
                                            scene.web,
                                            scene.code(scene.web),
                                            "redirect_uri",
                                            "https://app.example/other/"))),
                    new Behaviour(
                            "Used or unknown code: `invalid_grant`, “Authorization code is expired.”",
                            CLIENTS,
                            "the same; `--code-reuse revoke` ends the grant, too",
                            scene -> {
                                var code = scene.code(scene.web);
                                scene.redeem(scene.web, code).at("access_token");
                                Scene.assertError(
                                        "invalid_grant Authorization code is expired.", scene.redeem(scene.web, code));
                                Scene.assertError(
                                        "invalid_grant Authorization code is expired.",
                                        scene.redeem(scene.web, "nonsense"));
                            }),
                    new Behaviour("Codes live for five or ten minutes", INFERRED, "ten", scene -> {
                        var code = scene.code(scene.web);
                        scene.pass(Duration.ofSeconds(590));
                        assertEquals("Bearer", scene.redeem(scene.web, code).at("token_type"));
                        var late = scene.code(scene.web);
                        scene.pass(Duration.ofSeconds(601));
                        Scene.assertError(
                                "invalid_grant Authorization code is expired.", scene.redeem(scene.web, late));
                    }),
                    new Behaviour(
                            "A code of the v1 page: `invalid_request`, “The request parameters are malformed.”",
                            CLIENTS,
                            SAME,
                            scene -> {
                                var reply = scene.server.get(
                                        Scene.address(scene.web).replace("/v2/auth/", "/auth/") + "&zoetrope_user=ada");
                                Scene.assertError(
                                        "invalid_request The request parameters are malformed.",
                                        scene.redeem(
                                                scene.web,
                                                String.valueOf(
                                                        Scene.callback(reply).first("code"))));
                            }),
                    new Behaviour(
                            "Another `grant_type`: `unsupported_grant_type`",
                            INFERRED,
                            SAME,
                            scene -> assertEquals(
                                    "unsupported_grant_type",
                                    scene.token(scene.web, "grant_type", "password")
                                            .at("error"))),
                    new Behaviour(
                            "Refreshing gives the same seven members and always another refresh token; the old one is refused",
                            DOCUMENTED,
                            "the same; `--refresh-reuse revoke` ends the grant, too",
                            scene -> {
                                var granted = scene.granted();
                                var refreshed = scene.refresh(granted.at("refresh_token"));
                                assertEquals(
                                        granted.json().keySet(),
                                        refreshed.json().keySet());
                                assertNotEquals(granted.at("refresh_token"), refreshed.at("refresh_token"));
                                Scene.assertError(
                                        "invalid_grant Refresh token is invalid or expired.",
                                        scene.refresh(granted.at("refresh_token")));
                            }),
                    new Behaviour(
                            "`refresh_expires_in` after a refresh is what is left of the grant", SEEN, SAME, scene -> {
                                var granted = scene.granted();
                                scene.pass(Duration.ofSeconds(20));
                                long left = (Long) scene.refresh(granted.at("refresh_token"))
                                        .at("refresh_expires_in");
                                assertTrue(left <= 31_535_980 && left > 31_535_900, String.valueOf(left));
                            }),
                    new Behaviour(
                            "A parameter given twice",
                            INFERRED,
                            "refused",
                            scene -> Scene.assertError(
                                    "invalid_request The request parameters are malformed.",
                                    scene.server.form(
                                            "/v2/oauth/token/",
                                            "client_key=x&client_key=y&client_secret=z&grant_type=client_credentials"))),
                    new Behaviour(
                            "Revoking answers with nothing or `{}`; tokens and refresh tokens of the grant die",
                            DOCUMENTED,
                            "`{}`, and the same",
                            scene -> {
                                var granted = scene.granted();
                                var revoked = scene.oauth(
                                        "/v2/oauth/revoke/", scene.web, "token", (String) granted.at("access_token"));
                                assertEquals("200 {}", revoked.status() + " " + revoked.body());
                                Scene.assertError(
                                        "invalid_grant Refresh token is invalid or expired.",
                                        scene.refresh(granted.at("refresh_token")));
                            }),
                    new Behaviour(
                            "`get_qrcode` gives a text with `client_ticket=tobefilled`, and a token to ask with",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                var begun = scene.oauth(
                                        "/v2/oauth/get_qrcode/", scene.web, "scope", "user.info.basic", "state", "x");
                                assertTrue(
                                        begun.at("scan_qrcode_url").toString().startsWith("aweme://authorize?"),
                                        begun.body());
                                assertTrue(
                                        begun.at("scan_qrcode_url").toString().contains("client_ticket=tobefilled"),
                                        begun.body());
                                var checked = scene.oauth(
                                        "/v2/oauth/check_qrcode/", scene.web, "token", (String) begun.at("token"));
                                assertEquals("new", checked.at("status"));
                                assertTrue(
                                        !checked.at("client_ticket").toString().isEmpty(), checked.body());
                            })));

    static final Behaviour.Section V1 = new Behaviour.Section(
            "Version 1, retired",
            List.of(
                    new Behaviour(
                            "`/oauth/access_token/` takes its parameters in the query or in a form",
                            CLIENTS,
                            "the same, and codes of either page",
                            scene -> {
                                for (var page : new String[] {"/v2/auth/", "/auth/"}) {
                                    var reply = scene.server.get(
                                            Scene.address(scene.web).replace("/v2/auth/", page) + "&zoetrope_user=ada");
                                    var code = String.valueOf(
                                                    Scene.callback(reply).first("code"))
                                            .replace("!", "%21")
                                            .replace("*", "%2A");
                                    var parameters = "client_key="
                                            + scene.web.app().clientKey() + "&client_secret=" + scene.web.clientSecret()
                                            + "&grant_type=authorization_code&code=" + code;
                                    var granted = page.equals("/auth/")
                                            ? scene.server.form("/oauth/access_token/?" + parameters, "")
                                            : scene.server.form("/oauth/access_token/", parameters);
                                    assertEquals("success", granted.at("message"), granted.body());
                                    assertEquals(
                                            200,
                                            scene.user((String) granted.at("data", "access_token"), "open_id")
                                                    .status());
                                }
                            }),
                    new Behaviour(
                            "A failure is `error_code` 10002 with “Parameter error”",
                            SEEN,
                            "the same; where a parameter is missing or malformed, a colon and what is wrong follow",
                            scene -> {
                                var refused = scene.server.form("/oauth/access_token/", "client_key=x");
                                assertEquals(
                                        "Parameter error: client_secret is missing", refused.at("data", "description"));
                                var unknown = scene.oauth(
                                        "/oauth/access_token/",
                                        scene.web,
                                        "grant_type",
                                        "authorization_code",
                                        "code",
                                        "x");
                                assertEquals(
                                        "{\"data\":{\"captcha\":\"\",\"desc_url\":\"\",\"description\":\"Parameter error\",\"error_code\":10002},\"message\":\"error\"}",
                                        unknown.body());
                            }),
                    new Behaviour(
                            "`/oauth/refresh_token/` asks for no secret",
                            CLIENTS,
                            "the same, for refresh tokens that v1 gave",
                            scene -> {
                                var granted = scene.oauth(
                                        "/oauth/access_token/",
                                        scene.web,
                                        "grant_type",
                                        "authorization_code",
                                        "code",
                                        scene.code(scene.web));
                                assertEquals(
                                        "success",
                                        scene.refreshLegacy(granted.at("data", "refresh_token"))
                                                .at("message"));
                                assertEquals(
                                        "error",
                                        scene.refreshLegacy(scene.granted().at("refresh_token"))
                                                .at("message"));
                            }),
                    new Behaviour("`/oauth/revoke/` takes `open_id` and `access_token`", INFERRED, SAME, scene -> {
                        var granted = scene.granted();
                        var revoked = scene.server.form(
                                "/oauth/revoke/?open_id=" + granted.at("open_id") + "&access_token="
                                        + ((String) granted.at("access_token"))
                                                .replace("!", "%21")
                                                .replace("*", "%2A"),
                                "");
                        assertEquals("success", revoked.at("message"), revoked.body());
                        assertEquals(
                                401,
                                scene.user((String) granted.at("access_token"), "open_id")
                                        .status());
                    }),
                    new Behaviour(
                            "`/user/info/` takes token and a list of fields in its body; `error.code` is a number",
                            CLIENTS,
                            SAME,
                            scene -> {
                                var user = scene.server.call(
                                        "POST",
                                        "/user/info/",
                                        "{\"access_token\":\"" + scene.token() + "\",\"fields\":[\"display_name\"]}");
                                assertEquals(
                                        "Ada 0",
                                        user.at("data", "user", "display_name") + " " + user.at("error", "code"));
                            }),
                    new Behaviour(
                            "`/oauth/userinfo/` gives `open_id`, `avatar`, `display_name` in `data` itself",
                            CLIENTS,
                            SAME,
                            scene -> {
                                var granted = scene.granted();
                                var user = scene.server.get(
                                        "/oauth/userinfo/?open_id=" + granted.at("open_id") + "&access_token="
                                                + ((String) granted.at("access_token"))
                                                        .replace("!", "%21")
                                                        .replace("*", "%2A"));
                                assertEquals(granted.at("open_id"), user.at("data", "open_id"));
                                assertEquals("Ada", user.at("data", "display_name"));
                            }),
                    new Behaviour(
                            "`/video/list/` gives `videos`, `cursor`, `has_more` with `error.code` 0",
                            SEEN,
                            SAME,
                            scene -> {
                                var page = scene.server.call(
                                        "POST",
                                        "/video/list/",
                                        "{\"access_token\":\"" + scene.token()
                                                + "\",\"max_count\":1,\"fields\":[\"id\"]}");
                                assertEquals(
                                        "4 true 0",
                                        page.at("data", "videos", 0, "id") + " " + page.at("data", "has_more") + " "
                                                + page.at("error", "code"));
                            }),
                    new Behaviour("`/video/query/` adds `filters.video_ids`", DOCUMENTED, SAME, scene -> {
                        var page = scene.server.call(
                                "POST",
                                "/video/query/",
                                "{\"access_token\":\"" + scene.token()
                                        + "\",\"filters\":{\"video_ids\":[\"3\",\"5\"]},\"fields\":[\"id\"]}");
                        assertEquals(1, ((List<?>) page.at("data", "videos")).size());
                    }),
                    new Behaviour(
                            "A failed list has `cursor` 0, `has_more` false, a code and a log id",
                            SEEN,
                            "the same; the code tells what is wrong",
                            scene -> {
                                var refused = scene.server.call(
                                        "POST", "/video/list/", "{\"access_token\":\"x\",\"fields\":[\"id\"]}");
                                assertEquals(
                                        "0 false", refused.at("data", "cursor") + " " + refused.at("data", "has_more"));
                                assertNotEquals(0L, refused.at("error", "code"));
                                assertEquals(refused.header("X-Tt-Logid"), refused.at("error", "log_id"));
                            })));

    private TokenBehaviours() {}
}
