package dev.zoetrope.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v2/video/query/}, and what a video looks like, in a demo. */
final class VideoQueryTest {
    private static final String ALL =
            "?fields=id,create_time,cover_image_url,share_url,video_description,duration,height,width,title,embed_html,embed_link,"
                    + "like_count,comment_count,share_count,view_count,is_aigc";

    private static TestServer server;
    private static String handle;
    private static String clientKey;
    private static String token;
    private static List<String> own;
    private static List<String> foreign;

    @BeforeAll
    static void start() {
        server = TestServer.demo("demo=600");
        var demo = server.get("/_zoetrope/demo");
        handle = (String) demo.at("handles", 0);
        var app = server.register("video.list", "user.info.basic");
        clientKey = app.app().clientKey();
        token = server.userToken(app, handle, "video.list");
        own = ids(server.post(token, "/v2/video/list/?fields=id", "{\"max_count\":20}"));
        foreign = ids(server.post(server.userToken((String) demo.at("handles", 1)), "/v2/video/list/?fields=id", ""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> ids(Reply reply) {
        return reply.videos("id").stream().map(String.class::cast).toList();
    }

    private static Reply query(List<String> ids) {
        return query("?fields=id", ids);
    }

    private static Reply query(String fields, List<String> ids) {
        var list = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return server.post(token, "/v2/video/query/" + fields, "{\"filters\":{\"video_ids\":[" + list + "]}}");
    }

    /** Each field that TikTok's page on videos lists, with its type. */
    @Test
    void everyFieldIsThereWithItsTypeAndInOrder() {
        for (var reply : List.of(query(ALL, own), server.post(token, "/v2/video/list/" + ALL, "{\"max_count\":20}"))) {
            assertEquals(
                    List.of("cursor", "has_more", "videos"),
                    List.copyOf(reply.data().keySet()));
            for (var video : (List<?>) reply.at("data", "videos")) {
                var types = new TreeMap<String, Class<?>>();
                ((Map<?, ?>) video).forEach((name, value) -> types.put((String) name, value.getClass()));
                assertEquals(
                        new TreeMap<>(Map.ofEntries(
                                Map.entry("id", String.class),
                                Map.entry("create_time", Long.class),
                                Map.entry("cover_image_url", String.class),
                                Map.entry("share_url", String.class),
                                Map.entry("video_description", String.class),
                                Map.entry("title", String.class),
                                Map.entry("duration", Long.class),
                                Map.entry("height", Long.class),
                                Map.entry("width", Long.class),
                                Map.entry("embed_html", String.class),
                                Map.entry("embed_link", String.class),
                                Map.entry("like_count", Long.class),
                                Map.entry("comment_count", Long.class),
                                Map.entry("share_count", Long.class),
                                Map.entry("view_count", Long.class),
                                Map.entry("is_aigc", Boolean.class))),
                        types);
                var names = new ArrayList<>(((Map<?, ?>) video).keySet());
                assertEquals(names.stream().sorted().toList(), names);
            }
            assertTrue(!reply.body().contains("&") && !reply.body().contains("<"), reply.body());
        }
    }

    @Test
    void addressesNameUserVideoAndApp() {
        var id = own.getFirst();
        var reply = query(ALL, List.of(id));
        var page = "https://www.tiktok.com/@" + handle + "/video/" + id;
        assertEquals(
                page + "?utm_campaign=tt4d_open_api&utm_source=" + clientKey,
                reply.at("data", "videos", 0, "share_url"));
        assertEquals(
                "https://www.tiktok.com/player/v1/" + id
                        + "?music_info=1&description=1&autoplay=1&loop=1&utm_campaign=tt4d_open_api&utm_source="
                        + clientKey,
                reply.at("data", "videos", 0, "embed_link"));
        var html = (String) reply.at("data", "videos", 0, "embed_html");
        assertTrue(
                html.startsWith("<blockquote class=\"tiktok-embed\" cite=\"" + page
                        + "?utm_campaign=tt4d_open_api&utm_source=" + clientKey + "\" data-video-id=\"" + id + "\""),
                html);
        assertTrue(html.contains("\">♬ "), html);
        var cover = (String) reply.at("data", "videos", 0, "cover_image_url");
        assertTrue(
                cover.startsWith("http://127.0.0.1:" + server.port() + "/_media/cover/" + id + ".jpeg?x-expires="),
                cover);
        assertEquals(200, server.get(cover.substring(cover.indexOf("/_media"))).status());
    }

    @Test
    void videosComeInTheOrderOfTheirIdsEachOnce() {
        var asked = List.of(own.get(3), own.get(1), own.get(3), own.get(2), own.get(1));
        assertEquals(List.of(own.get(3), own.get(1), own.get(2)), ids(query(asked)));
    }

    @Test
    void theAnswerLooksLikeALastPage() {
        var reply = query(own.subList(0, 1));
        assertTrue(
                reply.body()
                        .startsWith("{\"data\":{\"cursor\":0,\"has_more\":false,\"videos\":[{\"id\":\"" + own.getFirst()
                                + "\"}]},\"error\":{\"code\":\"ok\","),
                reply.body());
    }

    @Test
    void whatIsNotThePersonsIsLeftOut() {
        var asked = new ArrayList<>(foreign.subList(0, 5));
        asked.add(own.getFirst());
        asked.addAll(List.of(
                "7", "", "x", "1e3", "-1", "0", "9223372036854775807", "99999999999999999999", " " + own.get(1)));
        assertEquals(List.of(own.getFirst()), ids(query(asked)));
        assertEquals(List.of(), ids(query(foreign.subList(0, 5))));
        assertEquals(List.of(), ids(query(List.of())));
    }

    @Test
    void twentyIdsAreTheMost() {
        var ids = new HashSet<>(own);
        assertEquals(20, ids.size());
        assertEquals(20, ids(query(List.copyOf(ids))).size());
        ids.add("1");
        assertTrue(query(List.copyOf(ids))
                .refusal()
                .startsWith("400 invalid_params `filters.video_ids` must have at most 20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"filters\":null}",
                "{\"filters\":{}}",
                "{\"filters\":{\"video_ids\":null}}",
                "{\"filters\":[]}",
                "{\"filters\":\"7\"}",
                "{\"filters\":{\"video_ids\":\"7\"}}",
                "{\"filters\":{\"video_ids\":7}}",
                "{\"filters\":{\"video_ids\":{}}}",
                "{\"filters\":{\"video_ids\":[7]}}",
                "{\"filters\":{\"video_ids\":[null]}}",
                "{\"filters\":{\"video_ids\":[[\"7\"]]}}",
                "{\"video_ids\":[\"7\"]}",
                "{\"filters\":{\"video_ids\":[\"7\"]},\"filters\":{}}",
            })
    void aBodyWithoutGoodIdsIsRefused(String body) {
        var reply = server.post(token, "/v2/video/query/?fields=id", body);
        assertTrue(reply.refusal().startsWith("400 invalid_params "), reply.body());
        assertNotEquals("", reply.header("X-Tt-Logid"));
    }

    @Test
    void theScopeForVideosIsNeeded() {
        var app = server.register("video.list", "user.info.basic");
        var basic = server.userToken(app, handle, "user.info.basic");
        for (var target : List.of("/v2/video/query/?fields=id", "/v2/video/list/?fields=id")) {
            assertEquals(
                    "401 scope_not_authorized The user did not authorize the scope required for completing this request.",
                    server.post(basic, target, "{\"filters\":{\"video_ids\":[]}}")
                            .refusal());
        }
    }
}
