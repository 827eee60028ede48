package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows whom, and who likes what. */
final class RelationOperationsTest {
    private static final int FANS = 250;

    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.on(data);
        scene.save(
                Scene.user(
                        "star", Scene.with(User.FOLLOWER_COUNT, 11_000_000_000L).with(User.FOLLOWING_COUNT, 3L)),
                Scene.user("timeless"),
                Scene.user("lonely"),
                Scene.privateUser("hermit"),
                Scene.follow("hermit", "star", Scene.NOW_SECONDS),
                Scene.follow("star", "hermit", Scene.NOW_SECONDS));
        var observations = new ArrayList<Observation>();
        for (int i = 0; i < FANS; i++) {
            observations.add(Scene.user("fan" + i));
            // A hundred and twenty of them within one second.
            observations.add(Scene.follow("fan" + i, "star", i < 60 ? 1_000 + i : i < 180 ? 2_000 : 3_000 + i));
            observations.add(Scene.follow("fan" + i, "timeless", 0));
            observations.add(Scene.follow("timeless", "fan" + i, 0));
        }
        for (int i = 0; i < 50; i++) {
            observations.add(
                    Scene.post(1_000 + i, "star", 5_000 + i, i == 7 ? Scene.with(Video.PUBLIC, false) : Scene.facts()));
            observations.add(Scene.like("fan0", 1_000 + i, i < 30 ? 7_000 : 8_000 + i));
        }
        scene.save(observations);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"star", "timeless"})
    void followersPageToTheirEnd(String handle) {
        var seen = people("/tt/user/followers", "followers", handle, handle.equals("star") ? FANS + 1 : FANS);
        assertEquals(FANS, seen.stream().filter(fan -> fan.startsWith("fan")).count());
    }

    @Test
    void ofOneSecondNoMoreIsToldThanIsReadForAPage() {
        int last = RelationOperations.MOST_WITHIN - 1;
        scene.save(Scene.user("crowded"));
        for (int i = 0; i <= last + 200; i += 2_550) {
            scene.save(IntStream.range(i, Math.min(i + 2_550, last + 201))
                    .mapToObj(fan -> Scene.follow("crowd" + fan, "crowded", 5_000))
                    .toList());
        }
        scene.save(Scene.follow("fan0", "crowded", 4_000));
        long shown = 10_000_000_000L;
        for (var page : Map.of(
                        last * shown,
                        100,
                        RelationOperations.MOST_WITHIN * shown,
                        1,
                        100_000 * shown,
                        1,
                        100_001 * shown,
                        0)
                .entrySet()) {
            var told = scene.data(
                    2,
                    "/tt/user/followers",
                    "id",
                    Scene.id("crowded"),
                    "secUid",
                    Scene.secUid("crowded"),
                    "cursor",
                    page.getKey() + 5_000);
            assertEquals(
                    page.getValue(),
                    Scene.each(Scene.member(told, "followers"), "uid").size());
        }
    }

    @Test
    void followingsPageToTheirEnd() {
        assertEquals(
                FANS,
                people("/tt/user/followings", "followings", "timeless", FANS).size());
    }

    private static List<String> people(String path, String member, String handle, int expected) {
        var seen = new ArrayList<String>();
        Object cursor = 0;
        Object pageToken = "";
        while (cursor != null) {
            var page = scene.data(
                    2,
                    path,
                    "id",
                    Scene.id(handle),
                    "secUid",
                    Scene.secUid(handle),
                    "cursor",
                    cursor,
                    "page_token",
                    pageToken);
            Scene.each(Scene.member(page, member), "unique_id").forEach(fan -> seen.add((String) fan));
            cursor = Scene.find(page, "nextCursor");
            pageToken = cursor == null ? "" : Scene.member(page, "nextPageToken");
            assertTrue(seen.size() <= expected, "it goes on and on");
            // Clients in JavaScript have doubles alone.
            assertTrue(cursor == null || (Long) cursor < 1L << 53);
        }
        assertEquals(expected, new HashSet<>(seen).size());
        assertEquals(expected, seen.size());
        return seen;
    }

    @Test
    void theCursorIsTheSecondWhereAPageEndsBetweenTwo() {
        var page = scene.data(2, "/tt/user/followers", "id", 1, "secUid", Scene.secUid("star"), "cursor", 3_000 + 200);
        // Fans from 199 down to 180, then 80 of the second 2000.
        assertEquals(100, Scene.each(Scene.member(page, "followers"), "uid").size());
        assertEquals(
                "fan199",
                Scene.each(Scene.member(page, "followers"), "unique_id").getFirst());
        var last = scene.data(2, "/tt/user/followers", "id", 1, "secUid", Scene.secUid("star"), "cursor", 2_000);
        assertEquals(60, Scene.each(Scene.member(last, "followers"), "uid").size());
        assertEquals(11_000_000_000L, Scene.member(last, "total"));
        assertFalse(((Map<?, ?>) last).containsKey("nextCursor"));
    }

    @Test
    void whoIsUnknownIsNullAndCostsAUnit() {
        for (var path : List.of("/tt/user/followers", "/tt/user/followings")) {
            var reply = scene.ask(path, "id", Scene.id("star"), "secUid", "nobody");
            assertEquals(
                    "200 {\"data\":null} 1", reply.status() + " " + reply.body() + " " + reply.header("units_charged"));
        }
    }

    @Test
    void aPrivateAccountShowsNobody() {
        var followers = scene.data(2, "/tt/user/followers", "id", 1, "secUid", Scene.secUid("hermit"));
        assertEquals(List.of(), Scene.member(followers, "followers"));
        var followings = scene.data(2, "/tt/user/followings", "id", 1, "secUid", Scene.secUid("hermit"));
        assertEquals(List.of(), Scene.member(followings, "followings"));
    }

    @Test
    void likedPostsPageToTheirEndWithoutThoseThatAreNotPublic() {
        var seen = new ArrayList<Object>();
        Object cursor = 0;
        int pages = 0;
        while (cursor != null) {
            var page = scene.data(1, "/tt/user/liked-posts", "secUid", Scene.secUid("fan0"), "cursor", cursor);
            seen.addAll(Scene.each(Scene.member(page, "liked_posts"), "aweme_id"));
            cursor = Scene.find(page, "nextCursor");
            pages++;
        }
        assertEquals(3, pages);
        assertEquals(49, new HashSet<>(seen).size());
        assertEquals(49, seen.size());
        assertFalse(seen.contains("1007"));
        for (var none : List.of("lonely", "nobody")) {
            var page = scene.data(1, "/tt/user/liked-posts", "secUid", Scene.secUid(none));
            assertEquals(List.of(), Scene.member(page, "liked_posts"));
        }
    }
}
