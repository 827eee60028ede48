package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own that reads through another one, and is killed. */
@Timeout(120)
final class ReadThroughProcessTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whatWasAnsweredOnceIsServedAfterAKillWithoutTheUpstream() throws Exception {
        var workplace = new Workplace(folder.resolve("work"));
        var data = folder.resolve("data").toString();
        var key = member(
                Ended.run("key", "create", "--data", data, "--api", "handle", "--name", "Test", "--json")
                        .succeeded()
                        .out(),
                "key");
        var config = folder.resolve("near.properties");
        var answers = new ArrayList<String>();
        List<String> handles;
        try (var far = workplace.serve("--demo", "1000")) {
            var demo = get(far, "/_zoetrope/demo", "").body();
            handles = List.of(
                    demo.replaceAll("(?s).*\"handles\":\\[\"(.*?)\"].*", "$1").split("\",\""));
            var token = member(demo, "ensemble_token");
            Files.writeString(
                    config,
                    "upstream-ensemble-url=" + far.address().resolve("/apis") + "\nupstream-ensemble-token=" + token
                            + "\nupstream-budget=100\n");
            try (var near = workplace.serve("--data", data, "--config", config.toString())) {
                for (var handle : handles) {
                    var reply = get(near, "/dev/tiktok/user/" + handle, key);
                    assertEquals(200, reply.statusCode(), reply.body());
                    assertTrue(status(reply).contains("; stored; "), status(reply));
                    answers.add(withoutLinks(reply));
                }
                near.kill();
            }
            far.terminate().end();
        }
        assertTrue(handles.size() > 1);
        try (var near = workplace.serve("--data", data, "--config", config.toString())) {
            for (int i = 0; i < handles.size(); i++) {
                var reply = get(near, "/dev/tiktok/user/" + handles.get(i), key);
                assertEquals(answers.get(i), withoutLinks(reply));
                assertTrue(status(reply).startsWith("zoetrope; hit; ttl="), status(reply));
            }
            // What the day has spent is known after the kill.
            var spent = "\"calls_today\":" + handles.size() + ",";
            var upstreams = get(near, "/_zoetrope/upstreams", "").body();
            assertTrue(upstreams.contains(spent), upstreams);
            var missing = get(near, "/dev/tiktok/user/nobody.has.this", key);
            assertEquals(502, missing.statusCode());
            near.terminate().end();
        }
    }

    private HttpResponse<String> get(Program server, String path, String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address().resolve(path));
        if (!key.isEmpty()) {
            request.header("x-api-key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String status(HttpResponse<String> reply) {
        return reply.headers().firstValue("Cache-Status").orElse("");
    }

    /** Links are signed anew with each answer. */
    private static String withoutLinks(HttpResponse<String> reply) {
        return reply.body().replaceAll("\"profilePictureUrl\":\"[^\"]*\"", "");
    }

    private static String member(String json, String name) {
        return json.replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }
}
