package dev.zoetrope.handle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that has nothing yet, in front of another one. */
final class ReadThroughTest {
    private static final String UPSTREAM_KEY = "demoApiKeyIsNoSecret00000000000000000001";
    private static final List<String> TIMES = List.of("createdAt", "updatedAt");

    private static TestServer upstream;

    @TempDir
    private Path data;

    @BeforeAll
    static void start() {
        upstream = TestServer.demo("demo=600");
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    private static TestServer before(int port, Path data, String... settings) {
        var all = new ArrayList<>(List.of(
                "upstream-gateway-url=http://127.0.0.1:" + port + "/dev/tiktok",
                "upstream-gateway-key=" + UPSTREAM_KEY,
                "upstream-private=true"));
        Collections.addAll(all, settings);
        return TestServer.on(data, all.toArray(String[]::new));
    }

    private static String key(TestServer server) {
        return server.world()
                .accounts()
                .keys()
                .create(new NewKey(Api.HANDLE, "Test"), server.world().clock().instant())
                .text();
    }

    private static Reply get(TestServer server, String path, String key) {
        return server.get("/dev/tiktok" + path, "x-api-key", key);
    }

    private static String handle() {
        return (String) upstream.get("/_zoetrope/demo").at("handles", 0);
    }

    /** A link is signed anew by each server that hands it out, and each has rows of its own. */
    private static Map<Object, Object> comparable(Object object) {
        var rest = new HashMap<Object, Object>();
        ((Map<?, ?>) object).forEach((name, value) -> {
            if (value instanceof Map) {
                rest.put(name, comparable(value));
            } else if (!TIMES.contains(name) && !name.equals("profilePictureUrl")) {
                rest.put(name, value);
            }
        });
        return rest;
    }

    private static String videoOf(String handle) {
        for (var id : (List<?>) upstream.get("/_zoetrope/demo").at("video_ids")) {
            if (get(upstream, "/video/" + handle + "/" + id, UPSTREAM_KEY).status() == 200) {
                return (String) id;
            }
        }
        throw new AssertionError(handle + " has no video");
    }

    @Test
    void whatIsMissingIsFetchedOnceAndThenServedWithoutTheUpstream() {
        var handle = handle();
        try (var server = before(upstream.port(), data)) {
            var key = key(server);
            var first = get(server, "/user/" + handle.toUpperCase(Locale.ROOT), key);
            assertEquals(200, first.status(), first.body());
            assertTrue(first.header("Cache-Status").contains("fwd"), first.headers()::toString);
            var there = get(upstream, "/user/" + handle, UPSTREAM_KEY);
            assertEquals(comparable(there.json()), comparable(first.json()));
            var second = get(server, "/user/" + handle, key);
            assertEquals(comparable(first.json()), comparable(second.json()));
            assertTrue(second.header("Cache-Status").contains("hit"), second.headers()::toString);
            assertTrue(second.header("Age").matches("\\d+"), second.headers()::toString);
            assertEquals(first.at("user", "createdAt"), second.at("user", "createdAt"));
        }
        try (var offline = before(upstream.port(), data, "offline=true")) {
            assertEquals(200, get(offline, "/user/" + handle, key(offline)).status());
        }
    }

    @Test
    void aVideoBringsItsAuthorAndItsSound() {
        var joe = "joe1234567";
        var path = "/video/" + joe + "/" + videoOf(joe);
        try (var server = before(upstream.port(), data)) {
            var key = key(server);
            var video = get(server, path, key);
            assertEquals(200, video.status(), video.body());
            assertEquals(comparable(get(upstream, path, UPSTREAM_KEY).json()), comparable(video.json()));
        }
        try (var offline = before(upstream.port(), data, "offline=true")) {
            var key = key(offline);
            assertEquals(200, get(offline, path, key).status());
            assertEquals("joe 1234567", get(offline, "/user/" + joe, key).at("user", "nickname"));
        }
    }

    @Test
    void whoeverTheUpstreamDoesNotKnowIsNotFound() {
        try (var server = before(upstream.port(), data)) {
            var key = key(server);
            assertEquals(
                    Map.of("message", "User not found"),
                    get(server, "/user/no.such.person", key).json());
            assertEquals(
                    Map.of("message", "Video not found"),
                    get(server, "/video/joe1234567/7109000000000000001", key).json());
        }
    }

    @Test
    void anUpstreamThatIsNotThereIsA502() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (var server = before(port, data, "upstream-time=2")) {
            var key = key(server);
            var reply = get(server, "/user/ada", key);
            assertEquals(502, reply.status(), reply.body());
            assertEquals(Map.of("message", "Request failed with status code 502"), reply.json());
            assertEquals("", reply.header("x-amzn-ErrorType"));
            assertEquals(502, get(server, "/video/ada/7109000000000000001", key).status());
        }
    }

    @Test
    void anUpstreamThatNeverAnswersIsA504() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var server = before(silent.getLocalPort(), data, "upstream-time=1")) {
            var reply = get(server, "/user/ada", key(server));
            assertEquals(504, reply.status(), reply.body());
            assertEquals(Map.of("message", "Endpoint request timed out"), reply.json());
        }
    }

    @Test
    void theUpstreamsKeyIsInNoLog() {
        var server = before(upstream.port(), data);
        try (server) {
            get(server, "/user/" + handle(), key(server));
        }
        assertFalse(server.log().contains(UPSTREAM_KEY));
    }
}
