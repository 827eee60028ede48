package dev.zoetrope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the access log tells of calls, and what it never does. */
final class ServerLogTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";
    private static final String SIZE_AND_DURATION = " \\d+b \\d+\\.\\d{3}ms";

    @TempDir
    private Path data;

    @Test
    void lineTellsLogIdAppDurationAndReason() {
        var server = TestServer.on(data);
        String app;
        Reply fine;
        Reply refused;
        Reply stranger;
        Reply wrongSecret;
        try (server) {
            var registered = server.register("research.data.basic");
            app = registered.app().clientKey();
            var token = server.token(registered);
            fine = server.post(token, Ask.VIDEOS, Ask.june(Ask.ALL));
            refused = server.post(token, Ask.VIDEOS, Ask.june(Ask.ALL, "\"max_count\":0"));
            stranger = server.post("clt.example", Ask.VIDEOS, "{}");
            wrongSecret = server.call(
                    "POST", "/v2/oauth/token/", "client_key=" + app + "&client_secret=x&grant_type=client_credentials");
            server.get("/v2/nothing");
        }
        var lines = server.log().lines().toList();
        assertEquals(6, lines.size(), server.log());
        assertLine(lines, 0, "POST /v2/oauth/token/ 200", "log_id=\\S{34} app=" + app);
        assertLine(lines, 1, "POST /v2/research/video/query/ 200", "log_id=" + fine.logId() + " app=" + app);
        assertLine(
                lines,
                2,
                "POST /v2/research/video/query/ 400",
                "log_id=" + refused.logId() + " app=" + app + " reason=\"invalid_params: Invalid count or cursor\"");
        assertLine(
                lines,
                3,
                "POST /v2/research/video/query/ 401",
                "log_id=" + stranger.logId() + " reason=\"access_token_invalid: The access token is invalid .*\"");
        assertLine(
                lines,
                4,
                "POST /v2/oauth/token/ 200",
                "log_id=" + wrongSecret.at("log_id")
                        + " reason=\"invalid_client: Client key or secret is incorrect.\"");
        assertLine(lines, 5, "GET /v2/nothing 404", "");
    }

    private static void assertLine(List<String> lines, int at, String request, String notes) {
        var expected = TIME + "127\\.0\\.0\\.1 " + request + SIZE_AND_DURATION + (notes.isEmpty() ? "" : " ") + notes;
        assertTrue(lines.get(at).matches(expected), lines.get(at));
    }

    @Test
    void noSecretIsEverInIt() {
        var server = TestServer.on(data);
        String secret;
        String token;
        try (server) {
            var app = server.register("research.data.basic");
            secret = app.clientSecret();
            token = server.token(app);
            var form = "client_key=" + app.app().clientKey() + "&client_secret=" + secret;
            for (var more :
                    new String[] {"", "&grant_type=x", "&client_secret=" + secret, "&a=%zz", "&grant_type=" + secret}) {
                server.call("POST", "/v2/oauth/token/", form + more);
                server.call("POST", "/v2/oauth/token/?" + form, "");
            }
            server.call(
                    "POST",
                    "/v2/oauth/token/",
                    "{\"client_secret\":\"" + secret + "\"}",
                    "Content-Type",
                    "application/json");
            server.call("GET", "/v2/oauth/token/?" + form, "");
            server.post(token, Ask.VIDEOS, Ask.june(Ask.ALL));
            server.post(token, Ask.VIDEOS + "&access_token=" + token, "nonsense");
            server.post(token + "x", Ask.VIDEOS, "{}");
            server.call("GET", Ask.VIDEOS + "&access_token=" + token, "");
            server.call("POST", Ask.VIDEOS, "{}", "Authorization", token);
            for (var more :
                    new String[] {"&code=" + secret, "&client_secret=" + secret, "&a=%00", "&grant_type=" + secret, ""
                    }) {
                server.form("/oauth/access_token/?" + form + more, "");
                server.form("/oauth/access_token/", form + more);
                server.form("/oauth/refresh_token/?" + form + "&refresh_token=" + token + more, "");
                server.form("/oauth/revoke/?" + form + "&open_id=x&access_token=" + token + more, "");
            }
            server.get("/v2/auth/authorize/?client_key=" + app.app().clientKey() + "&response_type=code&zoetrope_user="
                    + secret);
        }
        // One line for the token, two for each form, seven, four for each form of v1, and one.
        assertEquals(1 + 2 * 5 + 7 + 4 * 5 + 1, server.log().lines().count(), server.log());
        assertFalse(server.log().contains(secret), server.log());
        assertFalse(server.log().contains(token), server.log());
        assertFalse(server.log().contains("dev.zoetrope"), server.log());
    }

    @Test
    void logCanBeTurnedOff() {
        var server = TestServer.on(data, "access-log=off");
        try (server) {
            server.get("/v2/nothing");
        }
        assertEquals("", server.log());
    }
}
