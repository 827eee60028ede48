package dev.zoetrope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway says to paths and methods, strictly and with {@code --loose}. */
final class PathsTest {
    private static final String USER = "/v2/research/user/info";
    private static final String TOKEN = "/v2/oauth/token";
    private static final String QUERY = "/v2/research/video/query";

    @TempDir
    private static Path data;

    @TempDir
    private static Path looseData;

    private static TestServer strict;
    private static TestServer loose;

    @BeforeAll
    static void start() {
        strict = TestServer.on(data);
        loose = TestServer.on(looseData, "loose=true");
    }

    @AfterAll
    static void stop() {
        strict.close();
        loose.close();
    }

    private static void assertJanus(Reply reply) {
        assertEquals(404, reply.status());
        assertEquals("text/plain; charset=utf-8", reply.header("Content-Type"));
        assertEquals("Unsupported path(Janus)", reply.body());
        assertEquals("", reply.header("X-Tt-Logid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                USER,
                QUERY,
                TOKEN,
                "/v2/",
                "/v2/research/",
                "/v2/research/video/query//",
                "/v2//research/video/query/",
                "/v2/research/./video/query/",
                "/v2/research/video%2Fquery/",
                "/v2/Research/video/query/",
                "/v2/research/video/query/;a=b",
                "/v2/research/adlib/ad/query/"
            })
    void unknownPathIsTheGateways404(String path) {
        assertJanus(strict.post(path + "?fields=id", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "OPTIONS", "DELETE", "PATCH", "post"})
    void wrongMethodIsTheGateways404(String method) {
        for (var path : new String[] {USER, QUERY, TOKEN}) {
            assertJanus(strict.call(method, path + "/?fields=id", "{}", "Authorization", "Bearer " + strict.token()));
            assertJanus(loose.call(method, path + "/", ""));
            assertJanus(loose.call(method, path, ""));
        }
    }

    @Test
    void headIsTheGateways404WithoutABody() {
        var reply = strict.raw("HEAD " + QUERY + "/ HTTP/1.1", "Host: x");
        assertTrue(reply.startsWith("HTTP/1.1 404 ") && reply.contains("Content-Length: 23\r\n"), reply);
        assertTrue(reply.endsWith("\r\n\r\n"), reply);
    }

    @Test
    void looseServerTakesAPathWithoutItsLastSlash() {
        var form = "client_key=a&client_secret=b&grant_type=client_credentials";
        for (var slash : new String[] {"", "/"}) {
            assertEquals(
                    200,
                    loose.post(QUERY + slash + "?fields=id", Ask.june(Ask.ALL)).status());
            assertTrue(loose.post(USER + slash + "?fields=display_name", "{\"username\":\"a\"}")
                    .refusal()
                    .endsWith("cannot find the user"));
            assertEquals(
                    "invalid_client", loose.call("POST", TOKEN + slash, form).at("error"));
        }
        assertJanus(loose.post("/v2/research/video", "{}"));
    }

    @ParameterizedTest
    @CsvSource({"/,302", "/favicon.ico,404", "/v1/research/video/query/,404", "/v2,404", "/V2/research/video/query/,404"
    })
    void otherPathsAreNoGateways(String path, int status) {
        var reply = strict.get(path);
        assertEquals(status, reply.status());
        assertTrue(!reply.body().contains("Janus"), reply.body());
    }

    @Test
    void rootLeadsToOurOwnPages() {
        assertEquals("/_zoetrope/", strict.get("/").header("Location"));
    }

    @Test
    void absoluteTargetIsServedByItsPath() {
        var body = Ask.june(Ask.ALL);
        var reply = strict.raw(
                "POST http://open.tiktokapis.com" + QUERY + "/?fields=id HTTP/1.1",
                "Host: open.tiktokapis.com",
                "Authorization: Bearer " + strict.token(),
                "Content-Length: " + body.length(),
                "",
                body);
        assertTrue(reply.startsWith("HTTP/1.1 200 "), reply);
    }
}
