package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The calls that TikTok's getting-started guide shows, byte for byte as curl sends them, to a demo. Only host, token and search id differ: the blanks at
 * the ends of lines, the comma behind the last member, the lower-case scheme and curl's own Content-Type are as printed.
 */
final class GuideTest {
    private static final String VIDEOS = "/v2/research/video/query/?fields=id,like_count";

    private static final String KEYWORD = """
            {\s
                      "query": {
                          "and": [
                               { "operation": "IN", "field_name": "region_code", "field_values": ["US", "CA"] },
                               { "operation": "EQ", "field_name": "keyword", "field_values": ["hello world"] }
                           ]
                      },\s
                      "start_date": "20220615",
                      "end_date": "20220628",
                      "max_count": 10
            }""";

    private static final String HASHTAG = """
            {\s
                      "query": {
                          "and": [
                               { "operation": "IN", "field_name": "region_code", "field_values": ["US", "IN"] },
                               { "operation": "GT", "field_name": "hashtag_name", "field_values": ["hello"] }
                           ]
                      },\s
                      "start_date": "20220615",
                      "end_date": "20220628",
                      "max_count": 10
            }""";

    private static final String NEXT = """
            {\s
                      "query": {
                          "and": [
                               { "operation": "IN", "field_name": "region_code", "field_values": ["US", "IN"] },
                               { "operation": "GT", "field_name": "hashtag_name", "field_values": ["hello"] }
                           ]
                      },\s
                      "max_count": 10,
                      "cursor": 10,
                      "start_date": "20220615",
                      "end_date": "20220628",
                      "search_id": "7160776277492814854",
            }""";

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        var demo = server.get("/_zoetrope/demo");
        token = server.token((String) demo.at("apps", 0, "client_key"), (String) demo.at("apps", 0, "client_secret"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keywordSearchHasAFirstPageOfTenAndMore() {
        var page = query(KEYWORD);

        assertEquals(10L, page.data().get("cursor"));
        assertEquals(true, page.data().get("has_more"));
        assertRows(page);
        var next = query(KEYWORD.replace(
                "\"max_count\": 10",
                "\"max_count\":10,\"cursor\":10,\"search_id\":\"" + page.data().get("search_id") + "\""));
        assertTrue(!next.videos("id").isEmpty(), next.body());
    }

    @Test
    void hashtagSearchGoesOnForThreePagesAndMore() {
        var first = query(HASHTAG);
        var searchId = (String) first.at("data", "search_id");
        var second = query(NEXT.replace("7160776277492814854", searchId));
        var third = query(NEXT.replace("7160776277492814854", searchId).replace("\"cursor\": 10", "\"cursor\": 20"));

        assertEquals(List.of(10L, 20L, 30L), cursors(first, second, third));
        var ids = new HashSet<>();
        for (var page : List.of(first, second, third)) {
            assertEquals(true, page.data().get("has_more"));
            assertEquals(searchId, page.data().get("search_id"));
            assertRows(page);
            ids.addAll(page.videos("id"));
        }
        assertEquals(30, ids.size());
    }

    @Test
    void guidesOwnSearchIdIsNobodys() {
        assertEquals(
                "400 invalid_params Search Id 7160776277492814854 is invalid or expired",
                query(NEXT).refusal());
    }

    @Test
    void userInfoShowsTheGuidesUser() {
        var reply = server.call(
                "POST",
                "/v2/research/user/info/?fields=display_name,bio_description,avatar_url,is_verified,follower_count,following_count,likes_count,video_count",
                """
                {
                    "username": "joe1234567"
                }""",
                "Authorization",
                "bearer " + token,
                "Content-Type",
                "text/plain");

        var user = reply.data();
        assertEquals(
                Set.of(
                        "username",
                        "video_count",
                        "avatar_url",
                        "display_name",
                        "follower_count",
                        "likes_count",
                        "bio_description",
                        "following_count",
                        "is_verified"),
                user.keySet());
        assertEquals("joe1234567", user.get("username"));
        assertEquals("joe 1234567", user.get("display_name"));
        assertEquals(64L, user.get("video_count"));
        assertEquals(111L, user.get("follower_count"));
        assertEquals(false, user.get("is_verified"));
    }

    @Test
    void everyHandleAndVideoThatADemoNamesIsThere() {
        var demo = server.get("/_zoetrope/demo");
        for (var handle : (List<?>) demo.at("handles")) {
            var user = server.post(
                    token, "/v2/research/user/info/?fields=video_count", "{\"username\":\"" + handle + "\"}");
            assertEquals(handle, user.data().get("username"));
            assertTrue((Long) user.at("data", "video_count") >= 40, user.body());
        }
        var ids = (List<?>) demo.at("video_ids");
        assertTrue(ids.size() > 10, demo.body());
        for (var id : ids) {
            assertEquals(1, videosOf(Long.parseLong((String) id)), () -> "no video " + id);
        }
    }

    /** How many videos have this id; a search needs the month the id was made in. */
    private static long videosOf(long id) {
        var made = Instant.ofEpochSecond(id >> 32).atOffset(ZoneOffset.UTC);
        var day = DateTimeFormatter.BASIC_ISO_DATE;
        return query("""
                {"query":{"and":[{"operation":"EQ","field_name":"video_id","field_values":["%d"]}]},
                 "start_date":"%s","end_date":"%s"}""".formatted(
                                id,
                                day.format(made.toLocalDate()),
                                day.format(made.toLocalDate().plusDays(1))))
                .videos("id")
                .size();
    }

    private static Reply query(String body) {
        return server.post(token, VIDEOS, body);
    }

    private static List<Object> cursors(Reply... pages) {
        return Stream.of(pages).map(page -> page.at("data", "cursor")).toList();
    }

    /** Ten rows with what was asked for, by descending id. */
    private static void assertRows(Reply page) {
        assertEquals(
                Set.of("videos", "cursor", "has_more", "search_id"), page.data().keySet());
        assertTrue(((String) page.at("data", "search_id")).matches("\\d{19}"), page.body());
        for (var video : (List<?>) page.at("data", "videos")) {
            assertEquals(Set.of("id", "like_count"), ((Map<?, ?>) video).keySet());
        }
        var ids = page.videos("id").stream().map(Long.class::cast).toList();
        assertEquals(10, ids.size());
        assertEquals(ids.stream().sorted(Comparator.reverseOrder()).toList(), ids);
    }
}
