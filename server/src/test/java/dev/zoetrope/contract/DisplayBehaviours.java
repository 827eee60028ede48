package dev.zoetrope.contract;

import static dev.zoetrope.contract.Behaviour.Known.CLIENTS;
import static dev.zoetrope.contract.Behaviour.Known.DOCUMENTED;
import static dev.zoetrope.contract.Behaviour.Known.INFERRED;
import static dev.zoetrope.contract.Behaviour.Known.SEEN;
import static dev.zoetrope.contract.Behaviour.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The three endpoints of the Display API, and oEmbed. */
final class DisplayBehaviours {
    private static final String JANUS = "404 text/plain; charset=utf-8 Unsupported path(Janus)";
    private static final String NOT_GRANTED =
            "401 scope_not_authorized The user did not authorize the scope required for completing this request.";

    static final Behaviour.Section GATEWAY = new Behaviour.Section(
            "What all calls share",
            List.of(
                    new Behaviour(
                            "Wrong method, unknown path, missing last slash: 404 in plain text, `Unsupported path(Janus)`",
                            SEEN,
                            "the same; `--loose` takes a missing slash",
                            scene -> {
                                for (var reply : List.of(
                                        scene.server.get("/v2/user/info?fields=open_id"),
                                        scene.server.call("POST", "/v2/user/info/", "{}"),
                                        scene.server.get("/v2/oauth/token/"),
                                        scene.server.get("/v2/nothing/"))) {
                                    assertEquals(
                                            JANUS,
                                            reply.status() + " " + reply.header("Content-Type") + " " + reply.body());
                                }
                            }),
                    new Behaviour("The scheme `Bearer` is compared without regard to case", DOCUMENTED, SAME, scene -> {
                        for (var scheme : new String[] {"Bearer", "bearer", "BEARER"}) {
                            assertEquals(
                                    200,
                                    scene.server
                                            .get(
                                                    "/v2/user/info/?fields=open_id",
                                                    "Authorization",
                                                    scheme + " " + scene.token())
                                            .status());
                        }
                    }),
                    new Behaviour(
                            "Bodies are parsed as JSON whatever the Content-Type says", DOCUMENTED, SAME, scene -> {
                                for (var type : new String[] {
                                    "text/plain", "application/x-www-form-urlencoded", "application/json"
                                }) {
                                    var page = scene.server.call(
                                            "POST",
                                            "/v2/video/list/?fields=id",
                                            "{\"max_count\":1}",
                                            "Content-Type",
                                            type,
                                            "Authorization",
                                            "Bearer " + scene.token());
                                    assertEquals(1, page.videos("id").size());
                                }
                            }),
                    new Behaviour(
                            "Commas in `fields` stand as they are or as `%2C`",
                            CLIENTS, SAME, scene -> {
                                var token = scene.token();
                                assertEquals(
                                        scene.user(token, "open_id,username").data(),
                                        scene.user(token, "open_id%2Cusername").data());
                            }),
                    new Behaviour(
                            "`X-Tt-Logid` equals `log_id`: the UTC time and 20 upper-case hexadecimal digits",
                            SEEN,
                            SAME,
                            scene -> assertTrue(
                                    scene.user(scene.token(), "open_id").logId().matches("\\d{14}[0-9A-F]{20}"))),
                    new Behaviour(
                            "JSON is compact, members of `data` in alphabetical order, `error` has code, message, log_id",
                            SEEN,
                            SAME,
                            scene -> {
                                var body = scene.user(scene.token(), "username,display_name,is_verified")
                                        .body();
                                assertTrue(
                                        body.startsWith(
                                                "{\"data\":{\"user\":{\"display_name\":\"Ada\",\"is_verified\":true,\"username\":\"ada\"}},\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\""),
                                        body);
                            }),
                    new Behaviour(
                            "`&`, `<` and `>` stand as `\\u0026`, `\\u003c` and `\\u003e`", INFERRED, SAME, scene -> {
                                var body = scene.user(scene.token(), "bio_description")
                                        .body();
                                assertTrue(body.contains("\"\\u003c3 \\u0026 more\""), body);
                            }),
                    new Behaviour(
                            "Missing, malformed, expired or revoked token: 401 `access_token_invalid`, with an empty `data`",
                            SEEN,
                            SAME,
                            scene -> {
                                var revoked = scene.token();
                                assertEquals(200, scene.user(revoked, "open_id").status());
                                scene.oauth("/v2/oauth/revoke/", scene.web, "token", revoked);
                                var expired = scene.token();
                                assertEquals(200, scene.user(expired, "open_id").status());
                                scene.pass(Duration.ofHours(24));
                                for (var reply : List.of(
                                        scene.server.get("/v2/user/info/?fields=open_id"),
                                        scene.user("act.nonsense", "open_id"),
                                        scene.user(revoked, "open_id"),
                                        scene.user(expired, "open_id"))) {
                                    assertEquals(401, reply.status());
                                    assertTrue(
                                            reply.body()
                                                    .startsWith(
                                                            "{\"data\":{},\"error\":{\"code\":\"access_token_invalid\",\"message\":\"The access token is invalid or not found in the request.\","),
                                            reply.body());
                                }
                            }),
                    new Behaviour(
                            "A field whose scope was not granted fails the whole call: 401 `scope_not_authorized`, without `data`",
                            SEEN,
                            SAME,
                            scene -> assertEquals(
                                    NOT_GRANTED,
                                    scene.user(scene.token("user.info.basic"), "open_id,follower_count")
                                            .refusal())),
                    new Behaviour(
                            "`scope_permission_missed` where some fields need further scopes",
                            DOCUMENTED,
                            "differs: `scope_not_authorized`, the only one ever seen",
                            scene -> assertEquals(
                                    NOT_GRANTED,
                                    scene.user(scene.token("user.info.basic"), "open_id,username")
                                            .refusal())),
                    new Behaviour("`fields` missing or empty: 400 `invalid_params`", INFERRED, SAME, scene -> {
                        var token = scene.token();
                        assertTrue(scene.user(token, "").refusal().startsWith("400 invalid_params "));
                        assertTrue(scene.server
                                .get("/v2/user/info/", "Authorization", "Bearer " + token)
                                .refusal()
                                .startsWith("400 invalid_params "));
                    }),
                    new Behaviour(
                            "Unknown fields are passed over",
                            INFERRED,
                            SAME,
                            scene -> assertEquals(
                                    List.of("display_name"),
                                    new ArrayList<>(
                                            ((Map<?, ?>) scene.user(scene.token(), "avatar_url_200,display_name")
                                                            .at("data", "user"))
                                                    .keySet()))),
                    new Behaviour(
                            "600 calls a minute for each endpoint, then 429 `rate_limit_exceeded`",
                            DOCUMENTED,
                            "not counted; `--limits real`, for each app",
                            scene -> {
                                var token = scene.token();
                                for (int i = 0; i < 601; i++) {
                                    assertEquals(
                                            200, scene.user(token, "open_id").status());
                                }
                                var strict = scene.strict();
                                var counted = strict.token();
                                for (int i = 0; i < 600; i++) {
                                    assertEquals(
                                            200, strict.user(counted, "open_id").status());
                                }
                                assertTrue(strict.user(counted, "open_id")
                                        .refusal()
                                        .startsWith("429 rate_limit_exceeded "));
                                assertEquals(
                                        200, strict.list(counted, "id", "{}").status());
                                strict.pass(Duration.ofSeconds(61));
                                assertEquals(
                                        200, strict.user(counted, "open_id").status());
                            }),
                    new Behaviour(
                            "Three hosts: `www.tiktok.com` for people and embeds, `open.tiktokapis.com`, and `open-api.tiktok.com` for v1",
                            DOCUMENTED,
                            "one server, whatever `Host` says",
                            scene -> {
                                for (var host :
                                        List.of("www.tiktok.com", "open.tiktokapis.com", "open-api.tiktok.com")) {
                                    var reply = scene.server.raw("GET /v2/user/info/ HTTP/1.1", "Host: " + host);
                                    assertTrue(reply.startsWith("HTTP/1.1 401 "), reply);
                                }
                            }),
                    new Behaviour(
                            "Other refusals than `access_token_invalid` have no `data`",
                            SEEN,
                            SAME,
                            scene -> assertEquals(
                                    List.of("error"),
                                    new ArrayList<>(scene.list(scene.token(), "id", "{")
                                            .json()
                                            .keySet())))));

    static final Behaviour.Section USER = new Behaviour.Section(
            "`/v2/user/info/`",
            List.of(
                    new Behaviour(
                            "Only fields that were asked for come back, `open_id` too", DOCUMENTED, SAME, scene -> {
                                var body = scene.user(scene.token(), "username").body();
                                assertTrue(body.startsWith("{\"data\":{\"user\":{\"username\":\"ada\"}},"), body);
                            }),
                    new Behaviour(
                            "`user.info.basic`: `open_id`, `union_id`, `avatar_url`, `avatar_url_100`, `avatar_large_url`, `display_name`",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                var fields = "avatar_large_url,avatar_url,avatar_url_100,display_name,open_id,union_id";
                                var user = scene.user(scene.token("user.info.basic"), fields)
                                        .at("data", "user");
                                assertEquals(
                                        fields,
                                        ((Map<?, ?>) user)
                                                .keySet().stream()
                                                        .map(String::valueOf)
                                                        .collect(Collectors.joining(",")));
                            }),
                    new Behaviour(
                            "`user.info.profile`: `bio_description`, `profile_deep_link`, `is_verified`, `username`, and `profile_web_link`, which the page of scopes alone names",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                for (var field : new String[] {
                                    "bio_description",
                                    "profile_deep_link",
                                    "profile_web_link",
                                    "is_verified",
                                    "username"
                                }) {
                                    assertEquals(
                                            NOT_GRANTED,
                                            scene.user(scene.token("user.info.basic"), field)
                                                    .refusal());
                                    assertEquals(
                                            200,
                                            scene.user(scene.token("user.info.basic,user.info.profile"), field)
                                                    .status());
                                }
                            }),
                    new Behaviour("`user.info.stats`: four counts of 64 bits", DOCUMENTED, SAME, scene -> {
                        var user = scene.user(scene.token(), "follower_count,following_count,likes_count,video_count");
                        assertEquals(
                                Map.of(
                                        "follower_count",
                                        5_000_000_000L,
                                        "following_count",
                                        2L,
                                        "likes_count",
                                        3L,
                                        "video_count",
                                        29L),
                                user.at("data", "user"));
                    }),
                    new Behaviour(
                            "`open_id` is the same for a person and an app; `union_id` for a developer's apps",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                var first = scene.user(scene.token(), "open_id,union_id");
                                assertEquals(
                                        first.data(),
                                        scene.user(scene.token(), "open_id,union_id")
                                                .data());
                                var code = scene.code(scene.desktop, "code_challenge", Scene.CHALLENGE);
                                var other = (String) scene.redeem(scene.desktop, code, "code_verifier", Scene.VERIFIER)
                                        .at("access_token");
                                assertEquals(
                                        first.at("data", "user", "union_id"),
                                        scene.user(other, "union_id").at("data", "user", "union_id"));
                                assertFalse(first.at("data", "user", "open_id")
                                        .equals(scene.user(other, "open_id").at("data", "user", "open_id")));
                            })));

    static final Behaviour.Section VIDEOS = new Behaviour.Section(
            "`/v2/video/list/` and `/v2/video/query/`",
            List.of(
                    new Behaviour(
                            "Public videos of the token's user, the latest first",
                            DOCUMENTED,
                            SAME,
                            scene -> assertEquals(
                                    List.of("4", "3", "2", "1"),
                                    scene.list(scene.token(), "id", "{\"max_count\":4}")
                                            .videos("id"))),
                    new Behaviour("`max_count` 10 by default, 0 and an empty body too", INFERRED, SAME, scene -> {
                        var rows = IntStream.range(600, 612)
                                .mapToObj(id ->
                                        Ask.row(id, "2022-06-20T12:00:" + (id - 590) + "Z", "\"username\":\"cleo\""))
                                .collect(Collectors.joining());
                        var token = scene.server.load(rows).userToken("cleo");
                        for (var body : new String[] {"", "{}", "{\"max_count\":0}", "{\"max_count\":10}"}) {
                            assertEquals(
                                    10,
                                    scene.list(token, "id", body).videos("id").size(),
                                    body);
                        }
                    }),
                    new Behaviour(
                            "`max_count` below 0 or above 20, wrong types, bad JSON: 400 `invalid_params`",
                            INFERRED,
                            SAME,
                            scene -> {
                                for (var body : new String[] {
                                    "{\"max_count\":21}",
                                    "{\"max_count\":-1}",
                                    "{\"max_count\":[]}",
                                    "{\"cursor\":{}}",
                                    "{",
                                    "[]"
                                }) {
                                    assertTrue(
                                            scene.list(scene.token(), "id", body)
                                                    .refusal()
                                                    .startsWith("400 invalid_params "),
                                            body);
                                }
                            }),
                    new Behaviour(
                            "`cursor` is a time in Unix milliseconds; what was posted strictly before it comes back",
                            INFERRED,
                            SAME,
                            scene -> assertEquals(
                                    "3",
                                    scene.list(scene.token(), "id", "{\"max_count\":1,\"cursor\":1655640000000}")
                                            .videos("id")
                                            .getFirst())),
                    new Behaviour(
                            "The `cursor` that comes back is the last video's `create_time` times 1000",
                            SEEN,
                            "the same; where one second holds more than a page, its last three digits carry the place",
                            scene -> {
                                var page = scene.list(scene.token(), "create_time", "{\"max_count\":1}");
                                assertEquals(List.of(1_655_640_000L), page.videos("create_time"));
                                assertEquals(1_655_640_000_000L, page.at("data", "cursor"));
                            }),
                    new Behaviour("All pages together are all videos, each once", INFERRED, SAME, scene -> {
                        var token = scene.token();
                        var seen = new ArrayList<Object>();
                        long cursor = 0;
                        boolean more = true;
                        for (int pages = 0; more; pages++) {
                            assertTrue(pages < 30, "it does not end");
                            var page = scene.list(token, "id", "{\"max_count\":7,\"cursor\":" + cursor + "}");
                            seen.addAll(page.videos("id"));
                            cursor = (Long) page.at("data", "cursor");
                            more = (Boolean) page.at("data", "has_more");
                        }
                        assertEquals(29, seen.size());
                        assertEquals(29, seen.stream().distinct().count());
                    }),
                    new Behaviour("No video: `cursor` 0, `has_more` false, an empty list", SEEN, SAME, scene -> {
                        var body = scene.list(scene.token(), "id", "{\"cursor\":1}")
                                .body();
                        assertTrue(body.startsWith("{\"data\":{\"cursor\":0,\"has_more\":false,\"videos\":[]},"), body);
                    }),
                    new Behaviour(
                            "A query for more than 20 ids, without `filters` or without `video_ids`: 400 `invalid_params`",
                            CLIENTS,
                            SAME,
                            scene -> {
                                var many = IntStream.range(0, 21)
                                        .mapToObj(i -> "\"" + i + "\"")
                                        .collect(Collectors.joining(","));
                                for (var body : new String[] {
                                    "{\"filters\":{\"video_ids\":[" + many + "]}}", "{}", "{\"filters\":{}}"
                                }) {
                                    assertTrue(
                                            scene.query(scene.token(), "id", body)
                                                    .refusal()
                                                    .startsWith("400 invalid_params "),
                                            body);
                                }
                            }),
                    new Behaviour(
                            "Unknown, private and foreign ids are left out silently; `cursor` 0 and `has_more` false stand beside `videos`",
                            SEEN,
                            SAME,
                            scene -> {
                                var page = scene.query(
                                        scene.token(), "id", "{\"filters\":{\"video_ids\":[\"3\",\"5\",\"77\"]}}");
                                assertEquals(List.of("3"), page.videos("id"));
                                assertEquals("0 false", page.at("data", "cursor") + " " + page.at("data", "has_more"));
                            }),
                    new Behaviour("`id` is a string, `create_time` in seconds", DOCUMENTED, SAME, scene -> {
                        var body = scene.query(scene.token(), "id,create_time", "{\"filters\":{\"video_ids\":[\"3\"]}}")
                                .body();
                        assertTrue(body.contains("{\"create_time\":1655553600,\"id\":\"3\"}"), body);
                    }),
                    new Behaviour(
                            "`share_url` and `embed_link` name the campaign `tt4d_open_api` and the app",
                            SEEN,
                            SAME,
                            scene -> {
                                var page = scene.query(
                                        scene.token(), "share_url,embed_link", "{\"filters\":{\"video_ids\":[\"3\"]}}");
                                var campaign = "utm_campaign=tt4d_open_api&utm_source="
                                        + scene.web.app().clientKey();
                                assertEquals(
                                        List.of("https://www.tiktok.com/@ada/video/3?" + campaign),
                                        page.videos("share_url"));
                                assertTrue(page.videos("embed_link")
                                        .getFirst()
                                        .toString()
                                        .endsWith(campaign));
                            }),
                    new Behaviour("`cursor` 0 is the first page", CLIENTS, SAME, scene -> {
                        var token = scene.token();
                        assertEquals(
                                scene.list(token, "id", "{}").videos("id"),
                                scene.list(token, "id", "{\"cursor\":0}").videos("id"));
                    }),
                    new Behaviour(
                            "Fewer than `max_count` may come although `has_more` is true",
                            DOCUMENTED,
                            "the same: where the next second holds more than there is room for, the page ends before it",
                            scene -> {
                                var page = scene.list(scene.token(), "id", "{\"max_count\":7}");
                                assertEquals(4, page.videos("id").size());
                                assertEquals(true, page.at("data", "has_more"));
                            }),
                    new Behaviour(
                            "`title` equals the description; neither is cut at 150 characters", SEEN, SAME, scene -> {
                                var page = scene.query(
                                        scene.token(),
                                        "title,video_description",
                                        "{\"filters\":{\"video_ids\":[\"4\"]}}");
                                assertEquals(List.of(Scene.CAPTION), page.videos("title"));
                                assertEquals(162, Scene.CAPTION.length());
                                assertEquals(page.videos("title"), page.videos("video_description"));
                            }),
                    new Behaviour(
                            "`embed_html` is a blockquote with links to author and hashtags, and a script",
                            SEEN,
                            SAME,
                            scene -> {
                                var html = scene.query(
                                                scene.token(), "embed_html", "{\"filters\":{\"video_ids\":[\"2\"]}}")
                                        .videos("embed_html")
                                        .getFirst()
                                        .toString();
                                assertTrue(
                                        html.startsWith(
                                                "<blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@ada/video/2?"),
                                        html);
                                assertTrue(html.contains("href=\"https://www.tiktok.com/tag/one\">#one</a>"), html);
                            }),
                    new Behaviour("Both need `video.list`", DOCUMENTED, SAME, scene -> {
                        var token = scene.token("user.info.basic");
                        assertEquals(NOT_GRANTED, scene.list(token, "id", "{}").refusal());
                        assertEquals(
                                NOT_GRANTED,
                                scene.query(token, "id", "{\"filters\":{\"video_ids\":[\"3\"]}}")
                                        .refusal());
                    })));

    static final Behaviour.Section EMBEDS = new Behaviour.Section(
            "`/oembed`",
            List.of(
                    new Behaviour("Needs no token; pages of every origin may read it", SEEN, SAME, scene -> {
                        var reply = scene.server.get(
                                "/oembed?url=https://www.tiktok.com/@ada/video/3", "Origin", "https://blog.example");
                        assertEquals("200 *", reply.status() + " " + reply.header("Access-Control-Allow-Origin"));
                        assertEquals(
                                "1.0 video 100% 576 3",
                                reply.at("version") + " " + reply.at("type") + " " + reply.at("width") + " "
                                        + reply.at("thumbnail_width") + " " + reply.at("embed_product_id"));
                    }),
                    new Behaviour(
                            "A bad or unknown address: 400 `{\"message\":\"Something went wrong\",\"code\":400}`",
                            SEEN,
                            SAME,
                            scene -> {
                                for (var url : new String[] {
                                    "x",
                                    "https://www.tiktok.com/@ada/video/77",
                                    "https://elsewhere.example/@ada/video/3"
                                }) {
                                    var reply = scene.server.get("/oembed?url=" + url);
                                    assertEquals(
                                            "400 {\"message\":\"Something went wrong\",\"code\":400}",
                                            reply.status() + " " + reply.body());
                                }
                            })));

    private DisplayBehaviours() {}
}
