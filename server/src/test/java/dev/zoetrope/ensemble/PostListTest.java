package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Video;
import dev.zoetrope.server.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody's posts, by name and by secUid. */
final class PostListTest {
    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.on(data);
        scene.save(Scene.user("ada"), Scene.user("empty"), Scene.privateUser("hermit"), Scene.user("burst"));
        scene.save(Scene.posts("ada", 45));
        scene.save(Scene.post(7, "hermit", 1_000));
        // Old, and on top all the same.
        scene.save(Scene.user("pinner"));
        scene.save(LongStream.range(0, 30)
                .mapToObj(i -> Scene.post(
                        1_000 + i,
                        "pinner",
                        10_000 + i,
                        i == 3 || i == 25 ? Scene.with(Video.PINNED, true) : Scene.facts()))
                .toList());
        // Forty of one second, among others.
        scene.save(LongStream.range(0, 60)
                .mapToObj(i -> Scene.post(2_000 + i, "burst", i < 10 ? 100 : i < 50 ? 200 : 300))
                .toList());
        // Pinned ones within a second that has many.
        scene.save(Scene.user("crowd"));
        scene.save(LongStream.range(0, 70)
                .mapToObj(i -> Scene.post(
                        4_000 + i,
                        "crowd",
                        i < 5 ? 100 : 200,
                        i == 6 || i == 40 || i == 69 ? Scene.with(Video.PINNED, true) : Scene.facts()))
                .toList());
        scene.save(Scene.post(3_000, "ada", Scene.NOW_SECONDS + 9, Scene.with(Video.PUBLIC, false)));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({"10,6,5", "5,6,5", "4,5,4", "1,2,1", "1000000,6,5"})
    void aChunkCostsAUnitAndTheNameAnother(long depth, String byName, String bySecUid) {
        assertEquals(byName, byName("ada", depth).header("units_charged"));
        assertEquals(bySecUid, bySecUid("ada", depth).header("units_charged"));
    }

    @Test
    void whoHasNoPostsCostsAUnit() {
        for (var who : List.of("empty", "hermit")) {
            for (var reply : List.of(byName(who, 10), bySecUid(who, 10))) {
                assertEquals("{\"data\":[]} 1", reply.body() + " " + reply.header("units_charged"));
            }
        }
        assertEquals(
                "{\"data\":[]}",
                scene.ask("/tt/user/posts-from-secuid", "secUid", "nobody", "depth", 1)
                        .body());
    }

    @Test
    void theCursorIsTheMomentOfTheLastPost() {
        assertEquals((Scene.NOW_SECONDS - 9 * 3_600) * 1_000, byName("ada", 1).at("nextCursor"));
        assertFalse(byName("ada", 5).json().containsKey("nextCursor"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void nothingIsLostOrToldTwice(int depth) {
        var ada = LongStream.range(0, 45)
                .mapToObj(i -> Long.toString(Scene.POST + 10_000 - i))
                .toList();
        assertEquals(ada, all("ada", depth));
        var burst =
                LongStream.range(0, 60).mapToObj(i -> Long.toString(2_059 - i)).toList();
        assertEquals(burst, all("burst", depth));
        var pinner = Stream.concat(
                        Stream.of(1_025L, 1_003L),
                        LongStream.range(0, 30).mapToObj(i -> 1_029 - i).filter(id -> id != 1_025 && id != 1_003))
                .map(id -> Long.toString(id))
                .toList();
        assertEquals(pinner, all("pinner", depth));
        var crowd = Stream.concat(
                        Stream.of(4_069L, 4_040L, 4_006L),
                        LongStream.range(0, 70)
                                .mapToObj(i -> 4_069 - i)
                                .filter(id -> id != 4_069 && id != 4_040 && id != 4_006))
                .map(id -> Long.toString(id))
                .toList();
        assertEquals(crowd, all("crowd", depth));
    }

    @Test
    void aCursorThatClaimsMoreOfASecondThanItHasGoesOnBehindIt() {
        for (var shown : List.of(40, 41, 100_000)) {
            var cursor = 200_000 + shown * 10_000_000_000_000L;
            var reply = scene.ask("/tt/user/posts", "username", "burst", "depth", 5, "start_cursor", cursor);
            assertEquals(
                    LongStream.range(0, 10)
                            .mapToObj(i -> Long.toString(2_009 - i))
                            .toList(),
                    Scene.each(reply.at("data"), "aweme_id"));
        }
    }

    @Test
    void pinnedPostsAreMarkedAndStandOnTheFirstPageOnly() {
        var first = byName("pinner", 1);
        assertEquals(List.of(1L, 1L, 0L), Scene.each(first.at("data"), "is_top").subList(0, 3));
        assertEquals(10, Scene.each(first.at("data"), "is_top").size());
        var second =
                scene.ask("/tt/user/posts", "username", "pinner", "depth", 5, "start_cursor", first.at("nextCursor"));
        assertEquals(20, Scene.each(second.at("data"), "is_top").size());
        assertFalse(Scene.each(second.at("data"), "is_top").contains(1L));
    }

    @Test
    void aChunkWithAnOlderPostIsTheLast() {
        // The 15th post is the first one that is older.
        var oldest = Scene.NOW_SECONDS - 14 * 3_600 + 1;
        var reply = scene.ask("/tt/user/posts", "username", "ada", "depth", 4, "oldest_createtime", oldest);
        assertEquals(20, Scene.each(reply.at("data"), "aweme_id").size());
        assertEquals("3", reply.header("units_charged"));
        assertTrue(reply.json().containsKey("nextCursor"));
    }

    @Test
    void aPinnedPostIsNoOldOne() {
        var reply = scene.ask("/tt/user/posts", "username", "pinner", "depth", 2, "oldest_createtime", 10_010);
        assertEquals(20, Scene.each(reply.at("data"), "aweme_id").size());
    }

    @Test
    void aCursorThatAClientMadeUpIsAMoment() {
        var noon = (Scene.NOW_SECONDS - 30 * 3_600) * 1_000;
        for (var cursor : List.of(noon, noon - 1, noon - 3_599_999)) {
            var reply = scene.ask("/tt/user/posts", "username", "ada", "depth", 1, "start_cursor", cursor);
            assertEquals(Long.toString(Scene.POST + 10_000 - 31), reply.at("data", 0, "aweme_id"), cursor.toString());
        }
        for (var cursor : List.of(1, Long.MAX_VALUE / 2)) {
            assertEquals(
                    List.of(),
                    scene.ask("/tt/user/posts", "username", "ada", "depth", 1, "start_cursor", cursor)
                            .at("data"));
        }
        assertEquals(
                10,
                Scene.each(
                                scene.ask("/tt/user/posts", "username", "ada", "depth", 1, "start_cursor", -1)
                                        .at("data"),
                                "aweme_id")
                        .size());
    }

    @Test
    void parametersOfOlderClientsAreTaken() {
        assertEquals(
                200,
                scene.ask(
                                "/tt/user/posts",
                                "username",
                                "ada",
                                "depth",
                                1,
                                "alternative_method",
                                "False",
                                "new_version",
                                "True",
                                "download_video",
                                "True",
                                "whatever",
                                "x")
                        .status());
    }

    private static Reply byName(String handle, long depth) {
        return scene.ask("/tt/user/posts", "username", handle, "depth", depth);
    }

    private static Reply bySecUid(String handle, long depth) {
        return scene.ask("/tt/user/posts-from-secuid", "secUid", Scene.secUid(handle), "depth", depth);
    }

    private static List<Object> all(String handle, int depth) {
        var seen = new ArrayList<Object>();
        Object cursor = 0;
        while (cursor != null) {
            var reply = scene.ask("/tt/user/posts", "username", handle, "depth", depth, "start_cursor", cursor);
            seen.addAll(Scene.each(reply.at("data"), "aweme_id"));
            cursor = reply.json().get("nextCursor");
            assertTrue(seen.size() <= 100, "it goes on and on");
        }
        return seen;
    }
}
