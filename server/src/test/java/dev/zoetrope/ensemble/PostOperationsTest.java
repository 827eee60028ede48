package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Video;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts by address and by ids, and what is said below them. */
final class PostOperationsTest {
    private static final long ID = 7_109_000_000_000_000_123L;
    private static final long SECRET = 7_109_000_000_000_000_124L;
    private static final long HIDDEN = 7_109_000_000_000_000_125L;
    private static final long SILENT = 7_109_000_000_000_000_126L;

    /** Ids of comments are greater than what a double can tell apart. */
    private static final long COMMENT = 7_110_000_000_000_000_001L;

    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.on(data);
        scene.save(
                Scene.user("ada"),
                Scene.privateUser("hermit"),
                Scene.user("bob"),
                Scene.post(
                        ID,
                        "ada",
                        Scene.NOW_SECONDS,
                        Scene.with(Video.COMMENT_COUNT, 70L).with(Video.SOUND_ID, 6_953_000_000_000_000_001L)),
                Scene.post(SECRET, "ada", Scene.NOW_SECONDS, Scene.with(Video.PUBLIC, false)),
                Scene.post(HIDDEN, "hermit", Scene.NOW_SECONDS),
                Scene.post(SILENT, "ada", Scene.NOW_SECONDS),
                Scene.sound(6_953_000_000_000_000_001L, "Tune", "Composer"));
        var comments = new ArrayList<Observation>();
        LongStream.range(0, 70).forEach(i -> comments.add(Scene.comment(COMMENT + i, ID, "bob", 0)));
        LongStream.range(0, 35).forEach(i -> comments.add(Scene.comment(COMMENT + 1_000 + i, ID, "bob", COMMENT)));
        var count = Scene.with(Comment.REPLY_COUNT, 35L).build();
        comments.add(new Observation.OfComment(COMMENT, ID, Scene.who("bob"), Scene.stamp(), count));
        comments.add(Scene.comment(COMMENT + 5_000, HIDDEN, "bob", 0));
        scene.save(comments);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.tiktok.com/@ada/video/7109000000000000123",
                "http://tiktok.com/@ada/video/7109000000000000123/",
                "https://m.tiktok.com/v/7109000000000000123.html",
                "https://www.tiktok.com/@ada/photo/7109000000000000123?lang=en&q=1",
                "https://www.tiktok.com/@somebody.else/video/7109000000000000123#comments",
                "https://www.tiktok.com/@/video/7109000000000000123",
                "www.tiktok.com/@ada/video/7109000000000000123",
                "https://www.tiktok.com/embed/v2/7109000000000000123",
                "HTTPS://WWW.TikTok.com/@ada/video/7109000000000000123 "
            })
    void aPostByItsAddress(String url) {
        var posts = (List<?>) scene.data(2, "/tt/post/info", "url", url);
        assertEquals(1, posts.size());
        assertEquals(Long.toString(ID), Scene.member(posts.getFirst(), "aweme_id"));
        assertEquals("ada", Scene.member(Scene.member(posts.getFirst(), "author"), "unique_id"));
        assertEquals(0L, Scene.member(Scene.member(posts.getFirst(), "author"), "follower_count"));
        assertEquals(6_953_000_000_000_000_001L, Scene.member(Scene.member(posts.getFirst(), "music"), "id"));
    }

    @Test
    void theAddressMayBeSentAsItIs() {
        var token = "&token=" + scene.token();
        for (var url : List.of(
                "https://www.tiktok.com/@ada/video/" + ID,
                "https://www.tiktok.com/@ada/video/" + ID + "?is_from_webapp=1&sender_device=pc",
                "https://www.tiktok.com/%40ada/video/" + ID)) {
            var reply = scene.server().get("/apis//tt/post/info?url=" + url + token);
            assertEquals(Long.toString(ID), reply.at("data", 0, "aweme_id"));
        }
    }

    @Test
    void whatIsNotPublicIsNotThere() {
        for (var id : List.of(SECRET, HIDDEN, 5L)) {
            var url = "https://www.tiktok.com/@ada/video/" + id;
            assertEquals(List.of(), scene.data(1, "/tt/post/info", "url", url));
            assertEquals(List.of(), scene.data(0, "/tt/post/multi-info", "ids", id + ";" + id));
            assertNull("/tt/post/comments", "aweme_id", id);
        }
    }

    @Test
    void postsByTheirIdsInTheOrderAsked() {
        var ids = SILENT + ";5;nonsense;;" + SECRET + ";" + ID + ";" + ID + ";99999999999999999999";
        var posts = scene.data(4, "/tt/post/multi-info", "ids", ids);
        assertEquals(List.of(Long.toString(SILENT), Long.toString(ID)), Scene.each(posts, "aweme_id"));
    }

    @Test
    void semicolonsMayBeSentAsTheyAre() {
        var reply = scene.server()
                .get("/apis/tt/post/multi-info?ids=" + ID + ";" + SILENT + "&new_version=True&token=" + scene.token());
        assertEquals(2, Scene.each(reply.at("data"), "aweme_id").size());
        assertEquals("4", reply.header("units_charged"));
    }

    @Test
    void commentsPageToTheirEnd() {
        var expected = LongStream.range(0, 70)
                .mapToObj(i -> Long.toString(COMMENT + 69 - i))
                .toList();
        assertEquals(expected, all("/tt/post/comments", 70, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tt/post/comments-replies", "/tt/post/comment-replies"})
    void repliesPageToTheirEnd(String path) {
        var expected = LongStream.range(0, 35)
                .mapToObj(i -> Long.toString(COMMENT + 1_034 - i))
                .toList();
        assertEquals(expected, all(path, 35, 2, "comment_id", COMMENT));
    }

    private static List<Object> all(String path, long total, int pages, Object... more) {
        var seen = new ArrayList<Object>();
        Object cursor = 0;
        int read = 0;
        while (cursor != null) {
            var parameters = new ArrayList<Object>(List.of("aweme_id", ID, "cursor", cursor));
            parameters.addAll(List.of(more));
            var page = scene.data(1, path, parameters.toArray());
            seen.addAll(Scene.each(Scene.member(page, "comments"), "cid"));
            assertEquals(total, Scene.member(page, "total"));
            cursor = Scene.find(page, "nextCursor");
            read++;
        }
        assertEquals(pages, read);
        return seen;
    }

    @Test
    void aCommentTellsWhoWroteIt() {
        var comment =
                ((List<?>) Scene.member(scene.data(1, "/tt/post/comments", "aweme_id", ID), "comments")).getFirst();
        assertEquals("bob", Scene.member(Scene.member(comment, "user"), "unique_id"));
        assertEquals("0", Scene.member(comment, "reply_id"));
    }

    @Test
    void aPostWithoutCommentsHasAnEmptyPage() {
        var page = scene.data(1, "/tt/post/comments", "aweme_id", SILENT);
        assertEquals(List.of(), Scene.member(page, "comments"));
        assertFalse(((Map<?, ?>) page).containsKey("nextCursor"));
    }

    @Test
    void whatIsNotThereIsNullAndCostsAUnit() {
        assertNull("/tt/post/comments", "aweme_id", "nonsense");
        assertNull("/tt/post/comments-replies", "aweme_id", ID, "comment_id", 5);
        assertNull("/tt/post/comments-replies", "aweme_id", SILENT, "comment_id", COMMENT);
        assertNull("/tt/post/comments-replies", "aweme_id", 5, "comment_id", COMMENT);
        assertNull("/tt/music/details", "id", 5);
    }

    private static void assertNull(String path, Object... parameters) {
        var reply = scene.ask(path, parameters);
        assertEquals(
                "200 {\"data\":null} 1", reply.status() + " " + reply.body() + " " + reply.header("units_charged"));
    }

    @Test
    void numbersThatDoublesCannotHoldAreExact() {
        var reply = scene.ask("/tt/post/multi-info", "ids", Long.toString(ID));
        assertTrue(reply.body().contains("\"author_user_id\":" + Scene.id("ada")), reply.body());
        assertTrue(reply.body().contains("\"id\":6953000000000000001"), reply.body());
    }
}
