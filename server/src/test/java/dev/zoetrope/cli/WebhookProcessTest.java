package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.webhooks.Receiver;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own, which is killed while nobody takes its webhook. */
@Timeout(90)
final class WebhookProcessTest {
    private static final String CALLBACK = "https://a.example/callback/";
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whatHappenedBeforeAKillIsToldAfterIt() throws Exception {
        int port;
        try (var soon = new Receiver(0)) {
            port = soon.port();
        }
        var data = folder.resolve("data").toString();
        var users = folder.resolve("users.ndjson");
        Files.writeString(users, "{\"username\":\"zoe\",\"display_name\":\"Zoë\"}\n");
        Ended.run("import", "--data", data, users.toString()).succeeded();
        var app = Ended.run(
                        "app",
                        "create",
                        "--data",
                        data,
                        "--name",
                        "Told",
                        "--scope",
                        "user.info.basic",
                        "--redirect-uri",
                        CALLBACK,
                        "--webhook",
                        "http://127.0.0.1:" + port + "/hook")
                .succeeded()
                .out();
        var key = member(app, "client_key");
        var secret = member(app, "client_secret");

        var workplace = new Workplace(folder.resolve("work"));
        String openId;
        try (var server = workplace.serve("--data", data, "--headless-login")) {
            var tokens = post(
                    server,
                    "/v2/oauth/token/",
                    "client_key=" + key + "&client_secret=" + secret + "&grant_type=authorization_code&redirect_uri="
                            + CALLBACK + "&code=" + code(server, key));
            openId = member(tokens, "open_id");
            assertEquals(
                    "{}",
                    post(
                                    server,
                                    "/v2/oauth/revoke/",
                                    "client_key=" + key + "&client_secret=" + secret + "&token="
                                            + member(tokens, "access_token"))
                            .strip());
            var shown = "";
            while (!shown.contains("\"webhook_failure\":\"no answer: Connection refused\"")) {
                shown = Ended.run("app", "show", "--data", data, "--json", key)
                        .succeeded()
                        .out();
                assertTrue(shown.contains("\"webhooks_pending\":1"), shown);
            }
            server.kill();
        }
        try (var receiver = new Receiver(port);
                var server = workplace.serve("--data", data)) {
            var webhook = receiver.next(PATIENCE_SECONDS);
            webhook.signedAt(secret);
            assertTrue(
                    webhook.body().endsWith(",\"user_openid\":\"" + openId + "\",\"content\":\"{\\\"reason\\\": 5}\"}"),
                    webhook::body);
            server.terminate().end();
        }
    }

    private String code(Program server, String key) throws IOException, InterruptedException {
        var target = "/v2/auth/authorize/?client_key=" + key + "&response_type=code&scope=user.info.basic&redirect_uri="
                + CALLBACK + "&state=s&zoetrope_user=zoe";
        var sent = send(HttpRequest.newBuilder(server.address().resolve(target)));
        assertEquals(302, sent.statusCode(), sent.body());
        var query =
                URI.create(sent.headers().firstValue("Location").orElseThrow()).getRawQuery();
        // As it stands there it is encoded for a form as well.
        var code = query.replaceAll("(?:.*&)?code=([^&]*).*", "$1");
        assertTrue(URLDecoder.decode(code, StandardCharsets.UTF_8).contains("!"), query);
        return code;
    }

    private String post(Program server, String path, String form) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(server.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String member(String json, String name) {
        return json.replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }
}
