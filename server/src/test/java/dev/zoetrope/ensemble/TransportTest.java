package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.User;
import dev.zoetrope.server.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all operations have in common on the wire. */
final class TransportTest {
    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.on(data);
        scene.save(Scene.user("ada", Scene.with(User.DISPLAY_NAME, "Ada <&> Ä 🎞")));
        scene.save(Scene.posts("ada", 300));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void twoSlashesAreOne() {
        for (var operation : Operations.ALL) {
            var one = scene.server().get("/apis" + operation.path());
            var two = scene.server().get("/apis/" + operation.path());
            assertEquals(422, one.status(), operation.path());
            assertEquals(one.body(), two.body());
        }
        var query = "?username=ada&token=" + scene.token();
        assertEquals(
                scene.server().get("/apis/tt/user/info" + query).body(),
                scene.server().get("/apis//tt/user/info" + query).body());
    }

    @Test
    void textIsUtf8AndNothingIsEscapedWithoutNeed() {
        var reply = scene.ask("/tt/user/info", "username", "ada");
        assertEquals("application/json", reply.header("Content-Type"));
        assertTrue(reply.body().contains("\"Ada <&> Ä 🎞\""), reply.body());
    }

    @Test
    void ofAParameterSentTwiceTheLastCounts() {
        var reply =
                scene.server().get("/apis/tt/user/info?username=nobody&username=ada&token=x&token=" + scene.token());
        assertEquals(200, reply.status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                      | gzip
            gzip, deflate, br         | gzip
            br;q=1.0, gzip;q=0.8, *;q=0.1 | gzip
            *                         | gzip
            GZIP                      | gzip
            identity                  | ''
            br                        | ''
            gzip;q=0                  | ''
            gzip; q=0.000, *          | ''
            """)
    void answersAreCompressedForThoseWhoAsk(String accepted, String coding) throws Exception {
        for (var depth : List.of(1, 30)) {
            var answer = get("/tt/user/posts?username=ada&depth=" + depth, accepted);
            assertEquals(coding, answer.headers().firstValue("Content-Encoding").orElse(""));
            assertEquals("Accept-Encoding", answer.headers().firstValue("Vary").orElse(""));
            assertEquals(
                    depth + 1,
                    Integer.parseInt(
                            answer.headers().firstValue("units_charged").orElseThrow()));
            var body = coding.isEmpty() ? answer.body() : unpacked(answer.body());
            var posts =
                    (List<?>) ((Map<?, ?>) Objects.requireNonNull(Tree.parse(new String(body, StandardCharsets.UTF_8))))
                            .get("data");
            assertEquals(10 * depth, Objects.requireNonNull(posts).size());
        }
    }

    @Test
    void aShortAnswerIsNotWorthIt() throws Exception {
        var answer = get("/customer/get-history?days=1", "gzip");
        assertEquals("", answer.headers().firstValue("Content-Encoding").orElse(""));
    }

    private static HttpResponse<byte[]> get(String target, String accepted) throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + scene.server().port() + "/apis" + target + "&token=" + scene.token();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Accept-Encoding", accepted)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
