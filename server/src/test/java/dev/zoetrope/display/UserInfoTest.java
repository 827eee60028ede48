package dev.zoetrope.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v2/user/info/} of a demo, where everything is known of everybody. */
final class UserInfoTest {
    private static final String ALL =
            "/v2/user/info/?fields=open_id,union_id,avatar_url,avatar_url_100,avatar_large_url,display_name,"
                    + "bio_description,profile_deep_link,profile_web_link,is_verified,username,follower_count,following_count,likes_count,video_count";

    private static TestServer server;
    private static String handle;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.demo("demo=600");
        handle = (String) server.get("/_zoetrope/demo").at("handles", 0);
        token = server.userToken(handle);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply info(String token, String target) {
        return server.get(target, "Authorization", "Bearer " + token);
    }

    /** Each field that TikTok's page on the endpoint lists, with its type. */
    @Test
    void everyFieldIsThereWithItsType() {
        var types = new TreeMap<String, Class<?>>();
        ((Map<?, ?>) info(token, ALL).at("data", "user"))
                .forEach((name, value) -> types.put((String) name, value.getClass()));
        assertEquals(
                new TreeMap<>(Map.ofEntries(
                        Map.entry("open_id", String.class),
                        Map.entry("union_id", String.class),
                        Map.entry("avatar_url", String.class),
                        Map.entry("avatar_url_100", String.class),
                        Map.entry("avatar_large_url", String.class),
                        Map.entry("display_name", String.class),
                        Map.entry("bio_description", String.class),
                        Map.entry("profile_deep_link", String.class),
                        Map.entry("profile_web_link", String.class),
                        Map.entry("is_verified", Boolean.class),
                        Map.entry("username", String.class),
                        Map.entry("follower_count", Long.class),
                        Map.entry("following_count", Long.class),
                        Map.entry("likes_count", Long.class),
                        Map.entry("video_count", Long.class))),
                types);
    }

    @Test
    void membersStandInAlphabeticalOrderAndSignsOfHtmlAreEscaped() {
        var reply = info(token, ALL);
        assertEquals(List.of("data", "error"), List.copyOf(reply.json().keySet()));
        assertEquals(List.of("user"), List.copyOf(reply.data().keySet()));
        var names = new ArrayList<>(((Map<?, ?>) reply.at("data", "user")).keySet());
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(List.of("code", "message", "log_id"), List.copyOf(((Map<?, ?>) reply.at("error")).keySet()));
        assertTrue(reply.body().contains("\\u0026x-signature="), reply.body());
        assertTrue(!reply.body().contains("&"), reply.body());
        assertEquals("application/json", reply.header("Content-Type"));
    }

    @Test
    void avatarsAreShownInTheirSizes() {
        var reply = info(token, ALL);
        for (var size : Map.of("avatar_url_100", "100", "avatar_url", "168", "avatar_large_url", "1080")
                .entrySet()) {
            var url = (String) reply.at("data", "user", size.getKey());
            var base = "http://127.0.0.1:" + server.port();
            assertTrue(
                    url.matches(base + "/_media/avatar/\\d+-" + size.getValue()
                            + "\\.jpeg\\?x-expires=\\d+&x-signature=.*%3D"),
                    url);
            assertEquals(200, server.get(url.substring(base.length())).status());
        }
    }

    /** The call of TikTok's page, byte for byte but for host and token. */
    @Test
    void theCallOfTheDocumentationIsAnsweredAsItShows() {
        var raw = server.raw(
                "GET /v2/user/info/?fields=open_id,union_id,avatar_url HTTP/1.1",
                "Host: 127.0.0.1:" + server.port(),
                "User-Agent: curl/8.5.0",
                "Accept: */*",
                "Authorization: Bearer " + token);
        assertTrue(
                raw.substring(raw.indexOf("\r\n\r\n") + 4)
                        .matches(
                                "\\{\"data\":\\{\"user\":\\{\"avatar_url\":\"http://127\\.0\\.0\\.1:\\d+/_media/[^\"]*\",\"open_id\":\"[^\"]+\",\"union_id\":\"[^\"]+\"}},"
                                        + "\"error\":\\{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"\\d{14}[0-9A-F]{20}\"}}"),
                raw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fields=username                                | [username]",
                "fields=username%2Cdisplay_name                 | [display_name, username]",
                "fields=username,display_name,username          | [display_name, username]",
                "fields=%20username%20,+,,                      | [username]",
                "fields=username,avatar_url_200,fps,email       | [username]",
                "x=1&fields=username&fields=display_name        | [username]",
                "a&b=&%66ields=username                         | [username]",
            })
    void onlyAskedFieldsComeBackAndUnknownOnesAreIgnored(String query, String names) {
        assertEquals(
                names,
                ((Map<?, ?>) info(token, "/v2/user/info/?" + query).at("data", "user"))
                        .keySet()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?fields",
                "?fields=",
                "?fields=,,",
                "?fields=%20",
                "?Fields=username",
                "?fields=email",
                "?fields=avatar_url_200,x"
            })
    void aCallThatNamesNoFieldIsRefused(String query) {
        var refusal = info(token, "/v2/user/info/" + query).refusal();
        assertTrue(refusal.startsWith("400 invalid_params `fields` "), refusal);
        assertTrue(refusal.contains("open_id,"), refusal);
    }

    @Test
    void aFieldThatWasNotGrantedFailsTheWholeCall() {
        var app = server.register("user.info.basic", "user.info.profile", "user.info.stats", "video.list");
        var basic = server.userToken(app, handle, "user.info.basic");
        assertEquals(
                List.of("display_name"),
                List.copyOf(((Map<?, ?>) info(basic, "/v2/user/info/?fields=display_name")
                                .at("data", "user"))
                        .keySet()));
        for (var field : List.of("username", "follower_count")) {
            assertEquals(
                    "401 scope_not_authorized The user did not authorize the scope required for completing this request.",
                    info(basic, "/v2/user/info/?fields=display_name," + field).refusal());
        }
        var stats = server.userToken(app, handle, "user.info.stats");
        info(stats, "/v2/user/info/?fields=likes_count").data();
        assertTrue(info(stats, "/v2/user/info/?fields=open_id").refusal().startsWith("401 scope_not_authorized"));
    }

    @Test
    void openIdsBelongToTheAppAndUnionIdsToTheDeveloper() {
        var other = server.userToken(handle);
        var one = info(token, "/v2/user/info/?fields=open_id,union_id");
        var two = info(other, "/v2/user/info/?fields=open_id,union_id");
        assertNotEquals(one.at("data", "user", "open_id"), two.at("data", "user", "open_id"));
        assertEquals(one.at("data", "user", "union_id"), two.at("data", "user", "union_id"));
    }

    @Test
    void theAddressOfLinksCanBeSet() {
        try (var set = TestServer.demo("demo=600", "public-url=https://tiktok.example")) {
            var who = (String) set.get("/_zoetrope/demo").at("handles", 0);
            var url = (String)
                    set.get("/v2/user/info/?fields=avatar_url", "Authorization", "Bearer " + set.userToken(who))
                            .at("data", "user", "avatar_url");
            assertTrue(url.startsWith("https://tiktok.example/_media/avatar/"), url);
        }
    }
}
