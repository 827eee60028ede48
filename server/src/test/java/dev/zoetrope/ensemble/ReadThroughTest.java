package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls for what is not in the catalog, of a server that can ask another one. */
@Timeout(120)
final class ReadThroughTest {
    private static final String NOTHING = "zoetrope; fwd=uri-miss; detail=nothing";
    private static final String UNAVAILABLE = "zoetrope; fwd=uri-miss; detail=unavailable";

    private static final TestServer FAR = TestServer.demo("demo=100");

    @TempDir
    private Path data;

    @AfterAll
    static void stop() {
        FAR.close();
    }

    private TestServer near(String url, String token) {
        return TestServer.on(
                data, "upstream-ensemble-url=" + url, "upstream-ensemble-token=" + token, "upstream-private=true");
    }

    private TestServer near() {
        return near("http://127.0.0.1:" + FAR.port() + "/apis", key(FAR, 0));
    }

    private static String key(TestServer server, long dailyQuota) {
        return server.world()
                .accounts()
                .keys()
                .create(
                        new NewKey(Api.ENSEMBLE, "Test", Standing.ACTIVE, dailyQuota, 0),
                        server.world().clock().instant())
                .text();
    }

    private static String told(Reply reply) {
        return reply.status() + " " + reply.header("units_charged") + " " + reply.header("Cache-Status");
    }

    @Test
    void whatNobodyKnowsTellsWhoWasAsked() {
        try (var near = near()) {
            var token = key(near, 0);
            assertEquals("463 1 " + NOTHING, told(near.get("/apis/tt/user/info?username=nobody.has&token=" + token)));
            assertEquals(
                    "200 1 " + NOTHING, told(near.get("/apis/tt/user/info-from-secuid?secUid=MS4x&token=" + token)));
            assertEquals("200 0 " + NOTHING, told(near.get("/apis/tt/post/multi-info?ids=12;13&token=" + token)));
        }
    }

    @Test
    void whatNobodyCanTellSaysSo() {
        try (var near = near("http://127.0.0.1:9/apis", "a1B2c3D4e5F6g7H8")) {
            var token = key(near, 0);
            for (var target : List.of(
                    "user/info?username=nobody.has",
                    "user/info-from-secuid?secUid=MS4x",
                    "post/info?url=https://www.tiktok.com/@a/video/12",
                    "post/multi-info?ids=13;14")) {
                assertEquals("500 0 " + UNAVAILABLE, told(near.get("/apis/tt/" + target + "&token=" + token)));
            }
        }
    }

    @Test
    void aTokenWithTooFewUnitsSendsNobody() {
        try (var near = near()) {
            var token = key(near, 2);
            var ids = IntStream.rangeClosed(11, 60).mapToObj(String::valueOf).collect(Collectors.joining(";"));
            for (int i = 0; i < 3; i++) {
                assertEquals("495 0 ", told(near.get("/apis/tt/post/multi-info?ids=" + ids + "&token=" + token)));
            }
            assertEquals(0L, near.get("/_zoetrope/upstreams").at("upstreams", 0, "calls_today"));
        }
    }
}
