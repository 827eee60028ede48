package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts by words, hashtag and sound; sounds; and no live streams. */
final class SearchOperationsTest {
    private static final long DAY = 24 * 60 * 60;
    private static final long SOUND = 6_953_000_000_000_000_001L;

    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.on(data);
        var all = new ArrayList<Observation>();
        all.add(Scene.user("ada", Scene.with(User.FOLLOWER_COUNT, 77L)));
        // Fifty dancers, a day apart; the likes go by another order than the ids.
        for (int i = 0; i < 50; i++) {
            all.add(post(1_000 + i, i, "Let us dance " + i, 7L * i % 50, "Dance"));
        }
        // The word as a part of another, and most liked; two words apart; a phrase.
        all.add(post(2_000, 1, "Dancefloor", 1_000_000, "Floor"));
        all.add(post(2_001, 1, "green tea, hot", 5, "tea"));
        all.add(post(2_002, 1, "hot green teapot", 6, "tea"));
        all.add(post(2_003, 100, "tea, green and hot", 7, "tea"));
        all.add(Scene.post(
                2_004,
                "ada",
                Scene.NOW_SECONDS,
                words("dance dance", 9, "Dance").with(Video.PUBLIC, false)));
        for (int i = 0; i < 25; i++) {
            all.add(Scene.sound(SOUND + i, "Tune " + i, i % 2 == 0 ? "Composer" : "Singer of tunes"));
        }
        for (int i = 0; i < 30; i++) {
            all.add(Scene.post(
                    3_000 + i, "ada", Scene.NOW_SECONDS, Scene.with(Video.SOUND_ID, SOUND + (i < 29 ? 0 : 1))));
        }
        scene.save(all);
    }

    private static Observation post(long id, int daysAgo, String caption, long likes, String hashtag) {
        var facts = words(caption, likes, hashtag).with(Video.REGION, id % 2 == 0 ? "US" : "FR");
        return Scene.post(id, "ada", Scene.NOW_SECONDS - daysAgo * DAY, facts);
    }

    private static dev.zoetrope.model.Facts.Builder words(String caption, long likes, String hashtag) {
        return Scene.with(Video.CAPTION, caption + " #" + hashtag)
                .with(Video.LIKE_COUNT, likes)
                .with(Video.VIEW_COUNT, 10L)
                .with(Video.HASHTAGS, List.of(hashtag))
                .with(Video.HASHTAG_INFO, List.of(new Video.Hashtag(42, hashtag, "About " + hashtag)));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    /** The ids of dancers by descending likes, then by descending id. */
    private static Stream<Long> byLikes() {
        return LongStream.range(0, 50)
                .boxed()
                .sorted(Comparator.comparingLong((Long i) -> 7 * i % 50)
                        .thenComparingLong(i -> i)
                        .reversed())
                .map(i -> 1_000 + i);
    }

    private static List<Object> texts(Stream<Long> ids) {
        return ids.<Object>map(id -> Long.toString(id)).toList();
    }

    /** Every id of a list with pages, and how many pages there were. */
    private static List<Object> all(long units, int pages, String path, String member, Object... parameters) {
        var seen = new ArrayList<Object>();
        Object cursor = 0;
        int read = 0;
        while (cursor != null) {
            var with = new ArrayList<Object>(List.of(parameters));
            with.addAll(List.of("cursor", cursor));
            var page = scene.data(units, path, with.toArray());
            for (var element : (List<?>) Scene.member(page, member)) {
                var post =
                        ((Map<?, ?>) element).containsKey("aweme_info") ? Scene.member(element, "aweme_info") : element;
                seen.add(Scene.member(post, ((Map<?, ?>) post).containsKey("aweme_id") ? "aweme_id" : "id_str"));
            }
            cursor = Scene.find(page, "nextCursor");
            read++;
            assertTrue(read <= 20, "it goes on and on");
        }
        assertEquals(pages, read);
        return seen;
    }

    @Test
    void aKeywordByRelevanceIsExactWordThenLikesThenId() {
        assertEquals(
                texts(Stream.concat(byLikes(), Stream.of(2_000L))),
                all(1, 3, "/tt/keyword/search", "data", "name", "dance", "period", "0"));
    }

    @Test
    void aKeywordByLikesAndByTime() {
        assertEquals(
                texts(Stream.concat(Stream.of(2_000L), byLikes())),
                all(1, 3, "/tt/keyword/search", "data", "name", "dance", "period", "0", "sorting", "1"));
        assertEquals(
                texts(Stream.of(
                                Stream.of(1_000L, 2_000L, 1_001L),
                                LongStream.range(1_002, 1_050).boxed())
                        .flatMap(ids -> ids)),
                all(1, 3, "/tt/keyword/search", "data", "name", "dance", "period", "0", "sorting", "2"));
    }

    @ParameterizedTest
    @CsvSource({"1,3", "7,9", "30,32", "90,51", "180,51", "0,51"})
    void aPeriodIsSoManyDays(String period, int found) {
        var posts = (List<?>) scene.data(
                Math.max(1, Math.ceilDiv(found, 20)), "/tt/keyword/full-search", "name", "dance", "period", period);
        assertEquals(found, posts.size());
    }

    @Test
    void aCountryIsThatOfThePosts() {
        assertEquals(
                25,
                all(1, 2, "/tt/keyword/search", "data", "name", "dance", "period", "0", "country", "FR")
                        .size());
    }

    @Test
    void wordsMayStandApartUnlessTheyMustMatchExactly() {
        var apart = all(1, 1, "/tt/keyword/search", "data", "name", "green tea", "period", "0");
        assertEquals(3, apart.size());
        assertEquals(
                List.of("2001"),
                all(1, 1, "/tt/keyword/search", "data", "name", "green tea", "period", "0", "match_exactly", "True"));
        assertEquals(
                List.of("2002", "2001", "2003"),
                all(1, 1, "/tt/keyword/search", "data", "name", "hot", "period", "0", "sorting", "2"));
    }

    @Test
    void exactMatchesComeInPagesOfTen() {
        assertEquals(
                texts(byLikes()),
                all(1, 5, "/tt/keyword/search", "data", "name", "dance", "period", "0", "match_exactly", "1"));
        var full = scene.data(5, "/tt/keyword/full-search", "name", "dance", "period", "0", "match_exactly", "yes");
        assertEquals(50, ((List<?>) full).size());
    }

    @Test
    void countersOfAuthorsCostAUnitForEachPost() {
        var page = scene.data(21, "/tt/keyword/search", "name", "dance", "period", "0", "get_author_stats", "true");
        var post = Scene.member(((List<?>) Scene.member(page, "data")).getFirst(), "aweme_info");
        assertEquals(77L, Scene.member(Scene.member(post, "author"), "follower_count"));
        var without = scene.data(1, "/tt/keyword/search", "name", "dance", "period", "0");
        var plain = Scene.member(((List<?>) Scene.member(without, "data")).getFirst(), "aweme_info");
        assertEquals(0L, Scene.member(Scene.member(plain, "author"), "follower_count"));
    }

    @Test
    void wordsThatAreNoneFindNothing() {
        for (var name : List.of("", " ", "🎞", "nonesuch")) {
            assertEquals(List.of(), all(1, 1, "/tt/keyword/search", "data", "name", name, "period", "0"), name);
            assertEquals(List.of(), scene.data(1, "/tt/keyword/full-search", "name", name, "period", "0"));
        }
    }

    @ParameterizedTest
    @CsvSource({"dance", "Dance", "#dance"})
    void postsWithAHashtagByLikes(String name) {
        assertEquals(texts(byLikes()), all(1, 3, "/tt/hashtag/posts", "data", "name", name));
    }

    @Test
    void anUnknownHashtagHasNoPostsAndCostsAUnit() {
        assertEquals(List.of(), all(1, 1, "/tt/hashtag/posts", "data", "name", "nonesuch"));
        var recent = scene.data(1, "/tt/hashtag/recent-posts", "name", "nonesuch", "days", 7);
        assertEquals(List.of(), Scene.member(recent, "posts"));
        assertEquals("", Scene.member(recent, "id"));
    }

    @Test
    void recentPostsAreOfTheOlderWebFormUnlessAskedOtherwise() {
        var recent = scene.data(1, "/tt/hashtag/recent-posts", "name", "dance", "days", 7);
        assertEquals("42", Scene.member(recent, "id"));
        assertEquals("About Dance", Scene.member(recent, "description"));
        assertEquals(50L, Scene.member(recent, "video_count"));
        assertEquals(500L, Scene.member(recent, "view_count"));
        var ids = Scene.each(Scene.member(recent, "posts"), "itemInfos").stream()
                .map(item -> Scene.member(item, "id"))
                .toList();
        assertEquals(8, ids.size());
        assertTrue(ids.containsAll(List.of("1000", "1007")));

        var mobile = scene.data(
                1, "/tt/hashtag/recent-posts", "name", "dance", "days", 7, "remap_output", "False", "max_cursor", 50);
        assertEquals(8, Scene.each(Scene.member(mobile, "posts"), "aweme_id").size());
    }

    @Test
    void recentPostsCostByWhatWasLookedAt() {
        scene.save(LongStream.range(0, 420)
                .mapToObj(i -> Scene.post(
                        10_000 + i, "ada", Scene.NOW_SECONDS - 300 * DAY, Scene.with(Video.HASHTAGS, List.of("many"))))
                .toList());
        // 21 pages, though none of the posts is recent.
        var recent = scene.data(3, "/tt/hashtag/recent-posts", "name", "many", "days", 1);
        assertEquals(List.of(), Scene.member(recent, "posts"));
        var some = scene.data(2, "/tt/hashtag/recent-posts", "name", "many", "days", 1_000, "max_cursor", 400);
        assertEquals(400, ((List<?>) Scene.member(some, "posts")).size());
        assertEquals(420L, Scene.member(some, "video_count"));
        var none = scene.data(1, "/tt/hashtag/recent-posts", "name", "many", "days", 1_000, "max_cursor", -1);
        assertEquals(List.of(), Scene.member(none, "posts"));
    }

    @Test
    void soundsByTheirNames() {
        assertEquals(25, all(2, 3, "/tt/music/info", "music", "name", "tune").size());
        assertEquals(
                List.of(Long.toString(SOUND), Long.toString(SOUND + 1)),
                all(2, 3, "/tt/music/info", "music", "name", "tune", "sorting", "1")
                        .subList(0, 2));
        assertEquals(
                13,
                all(2, 2, "/tt/music/info", "music", "name", "composer", "filter_by", "2")
                        .size());
        assertEquals(List.of(), all(2, 1, "/tt/music/info", "music", "name", "composer", "filter_by", "1"));
    }

    @Test
    void aSoundAndThePostsThatHaveIt() {
        var sound = scene.data(2, "/tt/music/details", "id", SOUND);
        assertEquals("Tune 0", Scene.member(sound, "title"));
        assertEquals(29L, Scene.member(sound, "user_count"));
        assertEquals(
                texts(LongStream.range(0, 29).mapToObj(i -> 3_028 - i)),
                all(1, 2, "/tt/music/posts", "aweme_list", "music_id", SOUND));
        assertEquals(List.of(), all(1, 1, "/tt/music/posts", "aweme_list", "music_id", "nonsense"));
    }

    @Test
    void thereAreNoLiveStreams() {
        for (var country : List.of("", "us")) {
            var lives =
                    scene.data(country.isEmpty() ? 1 : 2, "/tt/live/search", "keyword", "dance", "country", country);
            assertEquals(Map.of("lives", List.of()), lives);
        }
    }

    @Test
    void cursorsFarBehindTheEndFindNothing() {
        for (var cursor : List.of(4_990, 5_000, Long.MAX_VALUE)) {
            var page = scene.data(1, "/tt/hashtag/posts", "name", "dance", "cursor", cursor);
            assertEquals(List.of(), Scene.member(page, "data"));
            assertFalse(((Map<?, ?>) page).containsKey("nextCursor"));
        }
    }
}
