package dev.zoetrope.handle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import dev.zoetrope.server.Tree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway tells of users and videos. */
final class AnswersTest {
    private static final long ADA = 6_907_035_000_000_000_001L;
    private static final long BEN = 6_907_035_000_000_000_002L;
    private static final long VIDEO = 7_109_000_000_000_000_001L;
    private static final long SOUND = 7_000_000_000_000_000_001L;
    private static final String SEEN = "2024-12-30T14:10:45.678Z";

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    @TempDir
    private static Path data;

    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, NOW::get);
        key = server.world()
                .accounts()
                .keys()
                .create(new NewKey(Api.HANDLE, "Test"), NOW.get())
                .text();
        var facts = at(SEEN).with(User.DISPLAY_NAME, "Ada \"&\" <数>")
                .with(User.BIO, "first\nsecond")
                .with(User.AVATAR_LARGE, "https://p16.example/a~c5_1080x1080.jpeg?x-expires=1&x-signature=a%2Bb%3D")
                .with(User.VERIFIED, true)
                .with(User.FOLLOWER_COUNT, 9_007_199_254_740_993L)
                .with(User.FOLLOWING_COUNT, 12L)
                .with(User.LIKES_RECEIVED, 3_000_000_000L)
                .with(User.LIKES_GIVEN, 8L)
                .with(User.FRIEND_COUNT, 3L)
                .with(User.VIDEO_COUNT, 5L)
                .build();
        var ada = Who.user(ADA, "MS4wLjABAAAAada", "Ada.1");
        save(new Observation.OfUser(ada, stamp(SEEN), facts));
        save(new Observation.OfSound(
                SOUND,
                stamp(SEEN),
                at(SEEN).with(Sound.TITLE, "original sound")
                        .with(Sound.AUTHOR, "Ada")
                        .with(Sound.DURATION, 15_400L)
                        .with(Sound.ORIGINAL, true)
                        .build()));
        save(new Observation.OfVideo(
                VIDEO,
                ada,
                stamp(SEEN),
                at(SEEN).with(Video.CAPTION, "hello <world>")
                        .with(Video.CREATED_AT, 1_699_999_999L)
                        .with(Video.DURATION, 15_000L)
                        .with(Video.SOUND_ID, SOUND)
                        .with(Video.LIKE_COUNT, 1L)
                        .with(Video.SAVE_COUNT, 2L)
                        .with(Video.COMMENT_COUNT, 3L)
                        .with(Video.VIEW_COUNT, 4_000_000_000L)
                        .with(Video.REPOST_COUNT, 5L)
                        .with(Video.SHARE_COUNT, 6L)
                        .build()));
        post(VIDEO + 1, ada, Video.PUBLIC, false);
        post(VIDEO + 2, ada, Video.CAPTION, "bare");
        save(user("ben", BEN, User.PRIVATE, true));
        post(VIDEO + 3, Who.user(BEN, null, "ben"), Video.PUBLIC, true);
        save(new Observation.OfVideo(
                VIDEO + 4,
                null,
                stamp(SEEN),
                at(SEEN).with(Video.HANDLE, "Nobody.1").build()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Stamp stamp(String time) {
        return new Stamp(Instant.parse(time).toEpochMilli(), Source.WEB);
    }

    private static Facts.Builder at(String time) {
        return Facts.at(stamp(time));
    }

    private static <T> Observation user(String handle, long id, Field<T> field, T value) {
        return user(handle, id, SEEN, field, value);
    }

    private static <T> Observation user(String handle, long id, String seen, Field<T> field, T value) {
        return new Observation.OfUser(
                Who.user(id, null, handle),
                stamp(seen),
                at(seen).with(field, value).build());
    }

    private static <T> void post(long id, Who author, Field<T> field, T value) {
        save(new Observation.OfVideo(
                id, author, stamp(SEEN), at(SEEN).with(field, value).build()));
    }

    private static void save(Observation observation) {
        server.world().catalog().save(List.of(observation));
    }

    private static Reply get(String path) {
        return server.get("/dev/tiktok" + path, "x-api-key", key);
    }

    private static Reply found(String path) {
        var reply = get(path);
        assertEquals(200, reply.status(), reply.body());
        assertEquals("application/json", reply.header("Content-Type"));
        assertTrue(reply.header("x-amzn-RequestId").matches("[0-9a-f-]{36}"));
        return reply;
    }

    private static final String USER = """
            {"user":{"id":"6907035000000000001","nickname":"Ada \\"&\\" <数>","id_dup":"6907035000000000001",\
            "secUid":"MS4wLjABAAAAada","profileBio":"first\\nsecond",\
            "profilePictureUrl":"https://p16.example/a~c5_1080x1080.jpeg?x-expires=1&x-signature=a%2Bb%3D",\
            "isVerified":true,"isPrivateAccount":false,"createdAt":"2024-12-30T14:10:45.678Z","updatedAt":"2024-12-30T14:10:45.678Z"},\
            "stats":{"diggCount":8,"followerCount":9007199254740993,"followingCount":12,"heart":3000000000,"heartCount":3000000000,\
            "videoCount":5,"friendCount":3}}""";

    @Test
    void aUserIsABareObject() {
        var tree = Tree.parse(USER);
        assertEquals(tree, found("/user/ada.1").json());
    }

    @Test
    void aVideoHasItsSoundAndItsAuthor() {
        var video = found("/video/ada.1/" + VIDEO);
        assertEquals(
                List.of("id", "description", "createTime", "duration", "music", "stats", "author", "authorStats"),
                List.copyOf(video.json().keySet()));
        assertEquals("7109000000000000001", video.at("id"));
        assertEquals("hello <world>", video.at("description"));
        assertEquals("1699999999", video.at("createTime"));
        assertEquals(15L, video.at("duration"));
        assertEquals(
                Map.of(
                        "id",
                        "7000000000000000001",
                        "title",
                        "original sound",
                        "authorName",
                        "Ada",
                        "album",
                        "",
                        "duration",
                        15L,
                        "original",
                        true,
                        "private",
                        false,
                        "createdAt",
                        SEEN,
                        "updatedAt",
                        SEEN),
                video.at("music"));
        assertEquals(
                Map.of(
                        "diggCount", 1L,
                        "collectCount", 2L,
                        "commentCount", 3L,
                        "playCount", 4_000_000_000L,
                        "repostCount", 5L,
                        "shareCount", 6L),
                video.at("stats"));
        var user = found("/user/ada.1");
        assertEquals(user.at("user"), video.at("author"));
        assertEquals(user.at("stats"), video.at("authorStats"));
    }

    @Test
    void whatIsUnknownIsEmptyZeroAndFalse() {
        var video = found("/video/ada.1/" + (VIDEO + 2));
        assertEquals("", video.at("createTime"));
        assertEquals(0L, video.at("duration"));
        assertEquals(
                Map.of(
                        "id", "",
                        "title", "",
                        "authorName", "",
                        "album", "",
                        "duration", 0L,
                        "original", false,
                        "private", false,
                        "createdAt", "",
                        "updatedAt", ""),
                video.at("music"));
        assertEquals(0L, video.at("stats", "playCount"));
        var nobody = found("/video/nobody.1/" + (VIDEO + 4));
        assertEquals("", nobody.at("author", "nickname"));
        assertEquals(0L, nobody.at("authorStats", "heart"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/user/ada.1", "/user/ADA.1", "/user/@ada.1", "/user/%40Ada.1", "/user/a%64a.1", "/user/ada%2e1"
            })
    void aHandleIsFoundHoweverItIsWritten(String path) {
        assertEquals("6907035000000000001", found(path).at("user", "id"));
        assertEquals(
                found(path).json(),
                server.get("/tiktok" + path, "x-api-key", key).json());
        assertEquals(
                "7109000000000000001",
                found(path.replace("user", "video") + "/" + VIDEO).at("id"));
    }

    @Test
    void aHandleIsTakenRaw() {
        var reply = server.raw("GET /dev/tiktok/user/@Ada.1?x=y HTTP/1.1", "Host: x", "X-Api-Key: " + key);
        assertTrue(reply.startsWith("HTTP/1.1 200 "), reply);
    }

    @Test
    void aPrivateAccountIsToldOfAndItsVideosAreNot() {
        assertEquals(true, found("/user/ben").at("user", "isPrivateAccount"));
        for (var path : List.of("/video/ben/" + (VIDEO + 3), "/video/ada.1/" + (VIDEO + 1))) {
            var reply = get(path);
            assertEquals(404, reply.status());
            assertEquals(Map.of("message", "Video not found"), reply.json());
        }
    }

    @Test
    void aVideoOfSomebodyElseIsNotFound() {
        for (var handle : List.of("ben", "ada", "nobody.1")) {
            assertEquals(404, get("/video/" + handle + "/" + VIDEO).status(), handle);
        }
        assertEquals(404, get("/video/ada.1/" + (VIDEO + 4)).status());
    }

    @Test
    void whenItWasFirstSeenNeverMovesAndWhenItWasLastSeenDoes() {
        long id = 6_907_035_000_000_000_009L;
        save(user("cleo", id, "2025-01-01T00:00:00Z", User.VIDEO_COUNT, 1L));
        for (var later : List.of("2025-06-01T00:00:00Z", "2025-03-01T00:00:00Z")) {
            save(user("cleo", id, later, User.VIDEO_COUNT, 2L));
            assertEquals("2025-01-01T00:00:00.000Z", found("/user/cleo").at("user", "createdAt"));
            assertEquals("2025-06-01T00:00:00.000Z", found("/user/cleo").at("user", "updatedAt"));
        }
    }

    @Test
    void aHandleThatMovedLeadsToWhoeverHasItNow() {
        long earlier = 6_907_035_000_000_000_011L;
        long later = earlier + 1;
        save(user("moved", earlier, "2025-01-01T00:00:00Z", User.DISPLAY_NAME, "Earlier"));
        var author = Who.user(earlier, null, "moved");
        save(new Observation.OfVideo(
                VIDEO + 9,
                author,
                stamp("2025-01-01T00:00:00Z"),
                at("2025-01-01T00:00:00Z").with(Video.CAPTION, "mine").build()));
        assertEquals("mine", found("/video/moved/" + (VIDEO + 9)).at("description"));
        save(user("moved.on", earlier, "2025-02-01T00:00:00Z", User.VIDEO_COUNT, 1L));
        save(user("moved", later, "2025-03-01T00:00:00Z", User.DISPLAY_NAME, "Later"));
        assertEquals("Later", found("/user/moved").at("user", "nickname"));
        assertEquals("Earlier", found("/user/moved.on").at("user", "nickname"));
        assertEquals("mine", found("/video/moved.on/" + (VIDEO + 9)).at("description"));
        assertEquals(404, get("/video/moved/" + (VIDEO + 9)).status());
    }

    @Test
    void aServerThatAsksNobodySaysNothingOfWhereItHasItFrom() {
        var headers = found("/user/ada.1");
        assertEquals("", headers.header("Age"));
        assertEquals("", headers.header("Cache-Status"));
        assertFalse(server.log().contains(key));
    }
}
