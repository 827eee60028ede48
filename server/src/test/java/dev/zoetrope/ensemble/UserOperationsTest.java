package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.User;
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

final class UserOperationsTest {
    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.on(data);
        scene.save(
                Scene.user(
                        "ada",
                        Scene.facts()
                                .with(User.DISPLAY_NAME, "Ada L.")
                                .with(User.FOLLOWER_COUNT, 11_907_467_940L)
                                .with(User.INSTAGRAM, "ada.gram")
                                .with(User.YOUTUBE, "UCada")
                                .with(User.COMMERCE_CATEGORY, "Science")
                                .with(User.BIO_LINK, "https://ada.example")
                                .with(User.ACCOUNT_CREATED_AT, 1_500_000_000L)),
                Scene.privateUser("hermit"));
        scene.save(IntStream.range(0, 25)
                .mapToObj(i -> Scene.user(
                        "dancer" + i,
                        Scene.with(User.FOLLOWER_COUNT, 1_000L - i).with(User.DISPLAY_NAME, "Dance " + i)))
                .toList());
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "@ada", "ADA", " ada "})
    void aUserByName(String username) {
        var found = scene.data(1, "/tt/user/info", "username", username);
        var user = Scene.member(found, "user");
        assertEquals("ada", Scene.member(user, "uniqueId"));
        assertEquals(Scene.secUid("ada"), Scene.member(user, "secUid"));
        assertEquals("ada.gram", Scene.member(user, "ins_id"));
        assertEquals("UCada", Scene.member(user, "youtube_channel_id"));
        assertEquals(11_907_467_940L, Scene.member(Scene.member(found, "stats"), "followerCount"));
    }

    @Test
    void aUserBySecUidAndWhatTheOtherMethodTellsBesides() {
        var plain = Scene.member(scene.data(1, "/tt/user/info-from-secuid", "secUid", Scene.secUid("ada")), "user");
        assertEquals("ada", Scene.member(plain, "unique_id"));
        assertEquals(11_907_467_940L, Scene.member(plain, "follower_count"));
        for (var yes : List.of("true", "True", "TRUE", "1", "yes", "on", "t", "y")) {
            var more = Scene.member(
                    scene.data(
                            1, "/tt/user/info-from-secuid", "secUid", Scene.secUid("ada"), "alternative_method", yes),
                    "user");
            var beside = new HashSet<Object>(((Map<?, ?>) more).keySet());
            beside.removeAll(((Map<?, ?>) plain).keySet());
            assertEquals(3, beside.size(), beside.toString());
            assertTrue(
                    ((Map<?, ?>) more).values().containsAll(List.of("Science", "https://ada.example", 1_500_000_000L)));
        }
        for (var no : List.of("false", "False", "0", "no", "off", "f", "n")) {
            assertEquals(
                    plain,
                    Scene.member(
                            scene.data(
                                    1,
                                    "/tt/user/info-from-secuid",
                                    "secUid",
                                    Scene.secUid("ada"),
                                    "alternative_method",
                                    no),
                            "user"));
        }
    }

    @Test
    void anUnknownSecUidIsNullAndCostsAUnit() {
        var reply = scene.ask("/tt/user/info-from-secuid", "secUid", "MS4nobody");
        assertEquals(
                "200 {\"data\":null} 1", reply.status() + " " + reply.body() + " " + reply.header("units_charged"));
    }

    @Test
    void aPrivateAccountIsToldAsSuch() {
        var user = Scene.member(scene.data(1, "/tt/user/info", "username", "hermit"), "user");
        assertEquals(true, Scene.member(user, "privateAccount"));
        assertEquals(true, Scene.member(user, "secret"));
        var mobile = Scene.member(scene.data(1, "/tt/user/info-from-secuid", "secUid", Scene.secUid("hermit")), "user");
        assertEquals(1L, Scene.member(mobile, "secret"));
    }

    @Test
    void aSearchPagesToItsEnd() {
        var seen = new ArrayList<Object>();
        Object cursor = 0;
        int pages = 0;
        while (cursor != null) {
            var page = scene.data(2, "/tt/user/search", "keyword", "dance", "cursor", cursor);
            Scene.each(Scene.member(page, "users"), "user_info")
                    .forEach(user -> seen.add(Scene.member(user, "unique_id")));
            cursor = Scene.find(page, "nextCursor");
            pages++;
        }
        assertEquals(3, pages);
        assertEquals(IntStream.range(0, 25).mapToObj(i -> "dancer" + i).toList(), seen);
    }

    @Test
    void aSearchFarBehindTheEndFindsNothing() {
        for (var cursor : List.of(4_000, 5_000, Long.MAX_VALUE)) {
            var page = scene.data(2, "/tt/user/search", "keyword", "dance", "cursor", cursor);
            assertEquals(List.of(), Scene.member(page, "users"));
            assertFalse(((Map<?, ?>) page).containsKey("nextCursor"));
        }
        assertEquals(
                10,
                ((List<?>) Scene.member(scene.data(2, "/tt/user/search", "keyword", "dance", "cursor", -7), "users"))
                        .size());
    }

    @Test
    void blanksMayBePlusSigns() {
        var reply = scene.server().get("/apis/tt/user/search?keyword=Dance+7&token=" + scene.token());
        assertEquals("dancer7", reply.at("data", "users", 0, "user_info", "unique_id"));
    }
}
