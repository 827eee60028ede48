package dev.zoetrope.readthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers who ask for a video with somebody else's handle, and a gateway behind the server that finds videos by their ids alone. */
@Timeout(60)
final class WrongHandlesTest {
    private static final long ID = 7_109_451_000_000_000_005L;
    private static final String VIDEO = "{\"id\":\"" + ID + "\",\"description\":\"x\",\"author\":%s}";

    @TempDir
    private Path data;

    /** Who the gateway says has a handle, and whose the video is. */
    private Map<String, String> people = Map.of(
            "victim", "{\"id\":\"1\",\"secUid\":\"sec-victim\",\"nickname\":\"Victim\"}",
            "eve", "{\"id\":\"2\",\"secUid\":\"sec-eve\",\"nickname\":\"Eve\"}");

    private Hostile gateway;
    private TestServer server;

    @BeforeEach
    void start() {
        gateway = new Hostile(this::answer);
        server = TestServer.on(
                data,
                "upstream-gateway-url=http://127.0.0.1:" + gateway.port() + "/dev/tiktok",
                "upstream-gateway-key=none");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        gateway.close();
    }

    private void answer(String requestLine, OutputStream out) throws IOException, InterruptedException {
        var parts = requestLine.split("[ /]", -1);
        var person = people.get(parts[5]);
        var behaviour = parts[4].equals("video")
                ? Hostile.with(200, "application/json", VIDEO.formatted(people.get("eve")))
                : person == null
                        ? Hostile.with(404, "application/json", "{\"message\":\"User not found\"}")
                        : Hostile.with(
                                200, "application/json", "{\"user\":" + person + ",\"stats\":{\"followerCount\":3}}");
        behaviour.answer(requestLine, out);
    }

    private String key(Api api) {
        return server.world()
                .accounts()
                .keys()
                .create(new NewKey(api, "Test"), server.world().clock().instant())
                .text();
    }

    private Reply get(String path) {
        return server.get("/dev/tiktok/" + path, "x-api-key", key(Api.HANDLE));
    }

    private void assertHandlesStand() {
        var catalog = server.world().catalog();
        var victim = catalog.user(new Identity.Handle("victim"));
        assertTrue(victim.isEmpty() || victim.get().facts().number(User.USER_ID, 0) == 1, victim::toString);
        assertTrue(catalog.user(new Identity.UserId(2))
                .map(User::handle)
                .filter("victim"::equals)
                .isEmpty());
    }

    @Test
    void aWrongHandleMovesNobodysHandleAndHidesNoVideo() {
        assertEquals("1", get("user/victim").at("user", "id"));
        assertEquals(404, get("video/victim/" + ID).status());
        assertHandlesStand();
        assertNull(server.world().catalog().video(ID));

        var found = get("video/eve/" + ID);
        assertEquals(200, found.status(), found.body());
        assertEquals("2", found.at("author", "id"));
        assertEquals(404, get("video/victim/" + ID).status());
        assertHandlesStand();
    }

    @Test
    void aHandleThatNobodyIsKnownByIsHeldToTheGatewaysWord() {
        assertEquals(404, get("video/victim/" + ID).status());
        assertEquals(404, get("video/nobody/" + ID).status());
        assertHandlesStand();
        assertEquals(200, get("video/eve/" + ID).status());
    }

    @Test
    void aWrongHandleInAnAddressMovesNothingEither() {
        get("user/victim");
        var target = "/apis/tt/post/info?token=" + key(Api.ENSEMBLE) + "&url=https://www.tiktok.com/@";
        assertEquals(200, server.get(target + "victim/video/" + ID).status());
        assertHandlesStand();
        var found = server.get(target + "eve/video/" + ID);
        assertEquals(Long.toString(ID), found.at("data", 0, "aweme_id"), found.body());
        assertHandlesStand();
    }

    /** As a catalog of research data tells them: then the name that they show has to do. */
    @Test
    void aGatewayThatTellsNoIdsIsHeldToTheName() {
        people = Map.of(
                "victim", "{\"id\":\"\",\"secUid\":\"\",\"nickname\":\"Victim\"}",
                "eve", "{\"id\":\"\",\"secUid\":\"\",\"nickname\":\"Eve\"}");
        assertEquals(404, get("video/victim/" + ID).status());
        assertNull(server.world().catalog().video(ID));
        assertEquals(200, get("video/eve/" + ID).status());
    }

    @Test
    void aGatewayThatFailsWhenItIsAskedOnceMoreIsAFailureAndNothingIsKept() throws IOException {
        var failing = new Hostile((line, out) -> (line.contains("/video/")
                        ? Hostile.with(200, "application/json", VIDEO.formatted(people.get("eve")))
                        : Hostile.with(500, "application/json", "{\"message\":\"Internal server error\"}"))
                .answer(line, out));
        try (failing) {
            server.close();
            server = TestServer.on(
                    data,
                    "upstream-gateway-url=http://127.0.0.1:" + failing.port() + "/dev/tiktok",
                    "upstream-gateway-key=none");
            assertEquals(502, get("video/eve/" + ID).status());
            assertNull(server.world().catalog().video(ID));
        }
    }
}
