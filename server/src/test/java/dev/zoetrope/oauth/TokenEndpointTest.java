package dev.zoetrope.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenEndpointTest {
    private static final String PATH = "/v2/oauth/token/";

    @TempDir
    private static Path data;

    private static TestServer server;
    private static RegisteredApp app;

    @BeforeAll
    static void start() {
        server = TestServer.on(data);
        app = server.register("research.data.basic");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply post(String form) {
        var filled = form.replace("KEY", app.app().clientKey()).replace("SECRET", app.clientSecret());
        return server.form(PATH, filled);
    }

    /** A flat error as its status, code and description. */
    private static String error(Reply reply) {
        assertEquals(
                Set.of("error", "error_description", "log_id"), reply.json().keySet());
        assertEquals(reply.at("log_id"), reply.header("X-Tt-Logid"));
        assertTrue(((String) reply.at("log_id")).matches("20\\d{12}[0-9A-F]{20}"), reply.body());
        return reply.status() + " " + reply.at("error") + " " + reply.at("error_description");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_key=KEY&client_secret=SECRET&grant_type=client_credentials",
                "grant_type=client_credentials&client_secret=SECRET&client_key=KEY&scope=x&client_id=y",
                "&&client_key=KEY&client%5fsecret=SECRET&grant_type=client%5Fcredentials&"
            })
    void appGetsATokenInThreeMembers(String form) {
        var reply = post(form);

        assertEquals(200, reply.status(), reply.body());
        assertEquals(
                Set.of("access_token", "expires_in", "token_type"), reply.json().keySet());
        assertTrue(((String) reply.at("access_token")).matches("clt\\.[A-Za-z0-9_-]{43}"), reply.body());
        assertEquals(7200L, reply.at("expires_in"));
        assertEquals("Bearer", reply.at("token_type"));
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("no-store", reply.header("Cache-Control"));
    }

    @Test
    void eachCallIssuesAnotherToken() {
        assertNotEquals(server.token(app), server.token(app));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            client_key=KEY&client_secret=wrong&grant_type=client_credentials          | invalid_client Client key or secret is incorrect.
            client_key=nobody&client_secret=SECRET&grant_type=client_credentials      | invalid_client Client key or secret is incorrect.
            client_key=SECRET&client_secret=KEY&grant_type=client_credentials         | invalid_client Client key or secret is incorrect.
            client_key=KEY&client_secret=SECRET%00&grant_type=client_credentials      | invalid_request Field 2 of the form has a NUL (%00) in it.
            client_key=KEY&client_secret=+SECRET&grant_type=client_credentials        | invalid_client Client key or secret is incorrect.
            client_secret=SECRET&grant_type=client_credentials                        | invalid_request Client key is missed in request.
            client_key=&client_secret=SECRET&grant_type=client_credentials            | invalid_request Client key is missed in request.
            client_key=KEY&grant_type=client_credentials                              | invalid_request Client secret is missed in request.
            client_key=KEY&client_secret=SECRET                                       | invalid_request Grant type is missed in request.
            ~~                                                                        | invalid_request Client key is missed in request.
            client_key=KEY&client_secret=SECRET&grant_type=password                   | unsupported_grant_type Grant type is not supported. Use authorization_code, refresh_token or client_credentials.
            client_key=KEY&client_secret=SECRET&grant_type=Client_Credentials         | unsupported_grant_type Grant type is not supported. Use authorization_code, refresh_token or client_credentials.
            client_key=KEY&client_key=KEY&client_secret=SECRET&grant_type=x           | invalid_request The request parameters are malformed.
            client_key=%zz                                                            | invalid_request Field 1 of the form has a % without two hexadecimal digits after it; write % itself as %25.
            client_key=KEY&client_secret=%ff                                          | invalid_request Field 2 of the form is not UTF-8.
            """)
    void mistakeIsToldWithStatus200(String form, String error) {
        assertEquals("200 " + error, error(post(form)));
    }

    @Test
    void jsonIsNoForm() {
        var json = "{\"client_key\":\"" + app.app().clientKey() + "\"}";
        assertEquals(
                "200 invalid_request The request parameters are malformed.",
                error(server.call("POST", PATH, json, "Content-Type", "application/json; charset=utf-8")));
    }

    @Test
    void formMayComeWithoutAContentType() {
        var form = "client_key=" + app.app().clientKey() + "&client_secret=" + app.clientSecret()
                + "&grant_type=client_credentials";
        assertEquals(3, server.call("POST", PATH, form).json().size());
    }

    @Test
    void credentialsInTheQueryStringAreNotTaken() {
        var reply = server.form(
                PATH + "?client_key=" + app.app().clientKey() + "&client_secret=" + app.clientSecret()
                        + "&grant_type=client_credentials",
                "");
        assertEquals("200 invalid_request Client key is missed in request.", error(reply));
    }

    @Test
    void formIsBoundedInBytesAndFields() {
        assertEquals(
                "200 invalid_request The request body is larger than the 65536 bytes allowed.",
                error(post("client_key=" + "x".repeat(66_000))));
        assertEquals("200 invalid_request The form has more than 1000 fields.", error(post("a&".repeat(2_000))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void statusOfErrorsCanBeSet(int status, @TempDir Path other) {
        try (var strict = TestServer.on(other, "oauth-error-status=" + status)) {
            var reply = strict.call("POST", PATH, "client_key=a&client_secret=b&grant_type=client_credentials");
            assertEquals(status + " invalid_client Client key or secret is incorrect.", error(reply));
        }
    }
}
