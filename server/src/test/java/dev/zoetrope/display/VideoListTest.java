package dev.zoetrope.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Unwanted;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v2/video/list/}: order and pages. */
final class VideoListTest {
    private static final String LIST = "/v2/video/list/?fields=id,create_time";
    private static final long BASE = Instant.parse("2022-06-15T12:00:00Z").getEpochSecond();

    /** A video of somebody's; id and time have nothing to do with each other. */
    private record Posted(long id, long second) {}

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String token(String handle, List<Posted> posts) {
        load(handle, posts);
        return server.userToken(handle);
    }

    private static void load(String handle, List<Posted> posts) {
        server.load(posts.stream()
                .map(post -> "{\"id\":" + post.id + ",\"create_time\":" + post.second + ",\"username\":\"" + handle
                        + "\"}\n")
                .collect(Collectors.joining()));
    }

    private static Reply list(String token, String body) {
        return server.post(token, LIST, body);
    }

    private static Reply list(String token, long cursor, int count) {
        return list(token, "{\"cursor\":" + cursor + ",\"max_count\":" + count + "}");
    }

    private static List<Long> ids(Reply page) {
        return page.videos("id").stream().map(id -> Long.valueOf((String) id)).toList();
    }

    /** All pages, one after another, as a client reads them. */
    private static List<Long> all(String token, int count) {
        var found = new ArrayList<Long>();
        long cursor = 0;
        for (boolean more = true; more; ) {
            var page = list(token, cursor, count);
            var videos = page.videos("create_time");
            assertTrue(videos.size() <= count, page.body());
            more = (Boolean) page.at("data", "has_more");
            assertTrue(!more || !videos.isEmpty(), page.body());
            cursor = (Long) page.at("data", "cursor");
            found.addAll(ids(page));
        }
        return found;
    }

    private static List<Long> inOrder(List<Posted> posts) {
        return posts.stream()
                .sorted(Comparator.comparingLong(Posted::second)
                        .thenComparingLong(Posted::id)
                        .reversed())
                .map(Posted::id)
                .toList();
    }

    /** @param perSecond posts of each second, from the latest second to the earliest */
    private static List<Posted> posts(long firstId, int... perSecond) {
        var posts = new ArrayList<Posted>();
        for (int i = 0; i < perSecond.length; i++) {
            for (int j = 0; j < perSecond[i]; j++) {
                posts.add(new Posted(firstId + posts.size(), BASE - i));
            }
        }
        return posts;
    }

    @Test
    void aPageTellsItsVideosAndWhereTheNextBegins() {
        var posts = posts(1_000, IntStream.generate(() -> 1).limit(12).toArray());
        var token = token("pages", posts);

        var first = list(token, "");
        assertEquals(
                List.of("cursor", "has_more", "videos"),
                List.copyOf(first.data().keySet()));
        assertEquals(inOrder(posts).subList(0, 10), ids(first));
        assertEquals((BASE - 9) * 1_000, first.at("data", "cursor"));
        assertEquals(true, first.at("data", "has_more"));

        var last = list(token, (BASE - 9) * 1_000, 10);
        assertEquals(inOrder(posts).subList(10, 12), ids(last));
        assertEquals((BASE - 11) * 1_000, last.at("data", "cursor"));
        assertEquals(false, last.at("data", "has_more"));
        assertNothing(list(token, (BASE - 11) * 1_000, 10));
    }

    @Test
    void somebodyWithoutVideosHasAnEmptyList() {
        load("none", List.of(new Posted(78, BASE)));
        var token = server.userToken("none");
        server.world().catalog().delete(List.of(78L));
        assertNothing(list(token, ""));
    }

    private static void assertNothing(Reply reply) {
        assertTrue(
                reply.body()
                        .startsWith(
                                "{\"data\":{\"cursor\":0,\"has_more\":false,\"videos\":[]},\"error\":{\"code\":\"ok\","),
                reply.body());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 10",
        "'{}', 10",
        "'{\"max_count\":0}', 10",
        "'{\"max_count\":null,\"cursor\":null}', 10",
        "'{\"max_count\":1}', 1",
        "'{\"max_count\":20}', 20"
    })
    void countSaysHowMany(String body, int count) {
        load("counted", posts(2_000, IntStream.generate(() -> 1).limit(30).toArray()));
        assertEquals(count, ids(list(server.userToken("counted"), body)).size());
    }

    @Test
    void aPageDoesNotEndWithinASecond() {
        var posts = posts(3_000, 3, 4, 2);
        var token = token("seconds", posts);
        var page = list(token, 0, 5);
        assertEquals(inOrder(posts).subList(0, 3), ids(page));
        assertEquals(BASE * 1_000, page.at("data", "cursor"));
        assertEquals(true, page.at("data", "has_more"));
        assertEquals(inOrder(posts).subList(3, 7), ids(list(token, BASE * 1_000, 5)));
        assertEquals(inOrder(posts), all(token, 5));
    }

    @Test
    void whereASecondIsLongerThanAPageTheMillisecondsTellThePlace() {
        var posts = posts(4_000, 1, 25, 1);
        var token = token("crowded", posts);
        assertEquals(BASE * 1_000, list(token, 0, 20).at("data", "cursor"));
        var second = list(token, BASE * 1_000, 20);
        assertEquals(20, ids(second).size());
        assertEquals((BASE - 1) * 1_000 + 979, second.at("data", "cursor"));
        // The rest of the second and the next one make up a page.
        assertEquals(inOrder(posts).subList(21, 27), ids(list(token, (BASE - 1) * 1_000 + 979, 20)));
        assertEquals(inOrder(posts), all(token, 20));
        assertEquals(inOrder(posts), all(token, 1));
    }

    @Test
    void millisecondsThatAreNoPlaceAreAMoment() {
        var posts = posts(5_000, 3, 2);
        var token = token("moments", posts);
        for (long digits : new long[] {1, 500, 996, 999}) {
            assertEquals(inOrder(posts), ids(list(token, BASE * 1_000 + digits, 20)));
        }
        assertEquals(inOrder(posts).subList(3, 5), ids(list(token, BASE * 1_000, 20)));
        assertEquals(List.of(), ids(list(token, (BASE - 1) * 1_000, 20)));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MAX_VALUE,
                Long.MAX_VALUE - 1_000,
                9_999_999_999_999L,
                1_700_000_000_123_456L,
                1_700_000_000_000_000_000L,
                1L << 53
            })
    void aCursorFarAheadIsBeforeTheNewest(long cursor) {
        var posts = posts(6_000, 1, 1, 30);
        var token = token("ahead", posts);
        assertEquals(inOrder(posts).subList(0, 2), ids(list(token, cursor, 5)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 1_000, 1_655_000_000})
    void aCursorLongAgoIsBehindTheOldest(long cursor) {
        assertNothing(list(token("ago", posts(6_500, 1, 1)), cursor, 5));
    }

    @Test
    void thousandsOfOneSecondAreFoundEachOnce() {
        var posts = posts(10_000, 3, 2_500, 3);
        var token = token("thousands", posts);
        assertEquals(inOrder(posts), all(token, 20));
        assertEquals(inOrder(posts), all(token, 19));
    }

    @Test
    void aPlaceInASecondThatHasShrunkIsGoneOnFrom() {
        var posts = posts(20_000, 1, 1_010, 2);
        var token = token("shrinking", posts);
        long cursor = 0;
        for (int seen = 0; seen < 1_001; ) {
            var page = list(token, cursor, 20);
            seen += ids(page).size();
            cursor = (Long) page.at("data", "cursor");
        }
        server.world().catalog().delete(LongStream.range(20_001, 20_900).boxed().toList());
        assertEquals(List.of(21_012L, 21_011L), ids(list(token, cursor, 20)));
    }

    @Test
    void allPagesAreAllVideosWhileOthersImport() throws Exception {
        long seed = Long.getLong("zoetrope.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        var posts = new ArrayList<Posted>();
        for (int i = 0; i < 400; i++) {
            // Many seconds with one, some with dozens.
            long second = BASE - (random.nextInt(4) == 0 ? random.nextInt(4) * 10 : random.nextInt(500));
            posts.add(new Posted(100_000 + random.nextInt(1_000_000) * 1_000L + i, second));
        }
        var token = token("random", posts);
        var going = new AtomicBoolean(true);
        var importing = Thread.ofPlatform().start(() -> {
            for (long i = 0; going.get(); i++) {
                long id = 5_000_000_000L + i * 2;
                load("neighbour", List.of(new Posted(id, BASE - i % 500)));
                // Newer than the first page: it belongs to none.
                load("random", List.of(new Posted(id + 1, BASE + 1_000 + i)));
            }
        });
        try {
            for (int count = 1; count <= 20; count += 1 + random.nextInt(3)) {
                var found = all(token, count).stream()
                        .filter(id -> id < 5_000_000_000L)
                        .toList();
                assertEquals(inOrder(posts), found, "-Dzoetrope.seed=" + seed + ", pages of " + count);
            }
        } finally {
            going.set(false);
            importing.join();
        }
    }

    @Test
    void onlyPublicVideosWithAKnownTimeAreListed() {
        server.load("""
                {"id":7001,"create_time":1655294400,"username":"mixed"}
                {"id":7002,"username":"mixed"}
                """);
        assertEquals(List.of(7001L), ids(list(server.userToken("mixed"), "")));
    }

    @Test
    void privateAccountsShowNoVideosButTheirOwnProfile() {
        load("shy", List.of(new Posted(8_001, BASE)));
        var token = server.userToken("shy");
        assertEquals(List.of(8_001L), ids(list(token, "")));
        var stamp = new Stamp(Instant.now().toEpochMilli(), Source.OWNER);
        server.world()
                .catalog()
                .save(List.of(new Observation.OfUser(
                        Who.handle("shy"),
                        stamp,
                        Facts.at(stamp).with(User.PRIVATE, true).build())));
        assertNothing(list(token, ""));
        assertNothing(server.post(token, "/v2/video/query/?fields=id", "{\"filters\":{\"video_ids\":[\"8001\"]}}"));
        assertEquals(
                "shy",
                server.get("/v2/user/info/?fields=username", "Authorization", "Bearer " + token)
                        .at("data", "user", "username"));
    }

    @Test
    void somebodyWhoIsForgottenIsNobodyToTheirApp() {
        load("gone", List.of(new Posted(9_001, BASE)));
        var token = server.userToken("gone");
        server.world().catalog().forget(new Unwanted(Set.of(new Identity.Handle("gone")), Set.of()));
        var reply = list(token, "");
        assertEquals(401, reply.status());
        assertEquals("access_token_invalid", reply.at("error", "code"));
    }
}
