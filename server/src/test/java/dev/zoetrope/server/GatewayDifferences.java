package dev.zoetrope.server;

import static dev.zoetrope.server.Difference.Known.DOCUMENTED;
import static dev.zoetrope.server.Difference.Known.GUESSED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import java.util.List;

/** The rows of {@code docs/differences.md} about the handle gateway. */
final class GatewayDifferences {
    private static final long ID = 6_907_035_000_000_000_077L;

    static final List<Difference> ALL = List.of(
            new Difference(
                    "Handle gateway: `id_dup`",
                    GUESSED,
                    "A text; its meaning is not told",
                    "The same as `id`",
                    "",
                    server -> assertEquals(
                            user(server, "gateway.one").at("user", "id"),
                            user(server, "gateway.one").at("user", "id_dup"))),
            new Difference(
                    "Handle gateway: `createdAt`, `updatedAt`",
                    GUESSED,
                    "Texts; whose times is not told",
                    "When the row was seen first and last, ISO 8601 in UTC; "
                            + "under a handle that somebody else had before, the first may grow later as facts are replaced",
                    "",
                    server -> assertEquals(
                            "2025-01-01T00:00:00.000Z",
                            user(server, "gateway.one").at("user", "createdAt"))),
            new Difference(
                    "Handle gateway: what is unknown",
                    GUESSED,
                    "",
                    "Empty text, 0 or `false`; every member is always there",
                    "",
                    server -> assertEquals(0L, user(server, "gateway.one").at("stats", "friendCount"))),
            new Difference(
                    "Handle gateway: a video under another handle",
                    GUESSED,
                    "TikTok's own pages pass over the handle",
                    "404",
                    "",
                    server -> assertEquals(
                            404, get(server, "/video/gateway.one/" + Ask.ID).status())),
            new Difference(
                    "Handle gateway: a private account",
                    GUESSED,
                    "",
                    "Told of, without its videos",
                    "",
                    server -> assertEquals(true, user(server, "gateway.two").at("user", "isPrivateAccount"))),
            new Difference(
                    "Handle gateway: an unknown user",
                    GUESSED,
                    "",
                    "404 with a `message`",
                    "",
                    server -> assertEquals(
                            "User not found", get(server, "/user/gateway.none").at("message"))),
            new Difference(
                    "Handle gateway: its paths",
                    DOCUMENTED,
                    "Below the stage `dev` of a host that is gone",
                    "`/dev/tiktok/…`, and `/tiktok/…` without a stage",
                    "`--handle-prefix`",
                    server -> {
                        assertTrue(get(server, "/user/gateway.none").status() == 404);
                        assertEquals(
                                403, server.get("/tiktok/user/gateway.none").status());
                    }));

    private GatewayDifferences() {}

    private static Reply user(TestServer server, String handle) {
        boolean isPrivate = handle.equals("gateway.two");
        var stamp = new Stamp(1_735_689_600_000L, Source.WEB);
        var who = Who.user(isPrivate ? ID + 1 : ID, null, handle);
        server.world()
                .catalog()
                .save(List.of(new Observation.OfUser(
                        who,
                        stamp,
                        Facts.at(stamp).with(User.PRIVATE, isPrivate).build())));
        return get(server, "/user/" + handle);
    }

    private static Reply get(TestServer server, String path) {
        var key = server.world()
                .accounts()
                .keys()
                .create(new NewKey(Api.HANDLE, "Test"), server.world().clock().instant())
                .text();
        return server.get("/dev/tiktok" + path, "x-api-key", key);
    }
}
