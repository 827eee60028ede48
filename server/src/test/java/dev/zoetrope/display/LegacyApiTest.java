package dev.zoetrope.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data paths of v1. */
final class LegacyApiTest {
    @TempDir
    private static Path data;

    private static TestServer server;
    private static RegisteredApp app;
    private static String token;
    private static String openId;

    @BeforeAll
    static void start() {
        server =
                TestServer.on(data).load(Ask.rows(3)).load(Ask.row(50, "2022-06-15T12:00:00Z", "\"username\":\"bea\""));
        app = server.register("user.info.basic", "user.info.profile", "user.info.stats", "video.list");
        token = server.userToken(app, "ada", "user.info.basic", "user.info.profile", "video.list");
        openId = (String) server.get("/v2/user/info/?fields=open_id", "Authorization", "Bearer " + token)
                .at("data", "user", "open_id");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply post(String target, String members) {
        return server.call(
                "POST", target, "{\"access_token\":\"" + token + "\",\"open_id\":\"" + openId + "\"" + members + "}");
    }

    private static void assertFine(Reply reply) {
        assertEquals(200, reply.status());
        assertEquals(List.of("data", "error"), List.copyOf(reply.json().keySet()));
        assertTrue(reply.body().endsWith(",\"error\":{\"code\":0,\"message\":\"\"}}"), reply.body());
        assertTrue(reply.header("X-Tt-Logid").matches("\\d{14}[0-9A-F]{20}"));
    }

    @Test
    void userInfoTakesTokenAndFieldsInItsBody() {
        var reply = post("/user/info/", ",\"fields\":[\"open_id\",\"username\",\"avatar_url_200\"]");
        assertFine(reply);
        assertEquals(Map.of("open_id", openId, "username", "ada"), reply.at("data", "user"));
    }

    @Test
    void tokenAndFieldsMayStandInTheQueryAndTheTokenInTheHeader() {
        var expected = Map.of("username", "ada");
        var query = "/user/info/?access_token=" + token + "&open_id=" + openId + "&fields=username";
        assertEquals(expected, server.call("POST", query, "").at("data", "user"));
        assertEquals(
                expected,
                server.call("POST", "/user/info/", "{\"fields\":[\"username\"]}", "Authorization", "Bearer " + token)
                        .at("data", "user"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "profile_deep_link", "follower_count", "open_id\",\"bio_description"})
    void whatAPersonDidNotGrantStaysClosed(String field) {
        var basic = server.userToken(app, "ada", "user.info.basic");
        var body = "{\"access_token\":\"" + basic + "\",\"fields\":[\"" + field + "\"]}";
        var reply = server.call("POST", "/user/info/", body);
        assertTrue(reply.body().startsWith("{\"data\":{},\"error\":{\"code\":2190004,"), reply.body());
        assertFine(server.call("POST", "/user/info/", body.replace(field, "display_name")));
        assertEquals(
                "success", server.get("/oauth/userinfo/?access_token=" + basic).at("message"));
    }

    @Test
    void oauthUserInfoTellsWhoItIs() {
        var reply = server.get("/oauth/userinfo/?open_id=" + openId + "&access_token=" + token);
        assertEquals(200, reply.status());
        assertEquals("success", reply.at("message"));
        assertEquals(openId, reply.at("data", "open_id"));
        assertEquals(0L, reply.at("data", "error_code"));
        assertEquals("", reply.at("data", "description"));
        try (var demo = TestServer.demo("demo=600")) {
            var who = (String) demo.get("/_zoetrope/demo").at("handles", 0);
            var person = demo.get("/oauth/userinfo/?access_token=" + demo.userToken(who));
            assertTrue(((String) person.at("data", "avatar")).contains("/_media/avatar/"), person.body());
            assertTrue(((String) person.at("data", "avatar_larger")).contains("-1080.jpeg"), person.body());
            assertTrue(!((String) person.at("data", "display_name")).isEmpty());
        }
    }

    @Test
    void videosAreListedAndFoundByTheirIds() {
        var list = post("/video/list/", ",\"cursor\":0,\"max_count\":2,\"fields\":[\"id\",\"create_time\"]");
        assertFine(list);
        assertEquals(true, list.at("data", "has_more"));
        assertEquals(2, ((List<?>) list.at("data", "videos")).size());
        var id = Long.toString(Ask.ID);
        var query = post("/video/query/", ",\"filters\":{\"video_ids\":[\"" + id + "\",\"50\"]},\"fields\":[\"id\"]");
        assertFine(query);
        assertEquals(List.of(Map.of("id", id)), query.at("data", "videos"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/video/list/  | {                                                             | 10002   | not valid JSON",
                "/video/list/  | {\"access_token\":\"T\"}                                      | 10002   | `fields` is missing",
                "/video/list/  | {\"access_token\":\"T\",\"fields\":\"id\"}                    | 10002   | `fields` must be a list of strings",
                "/video/list/  | {\"access_token\":\"T\",\"fields\":[\"id\"],\"max_count\":21} | 10002   | `max_count` is 21",
                "/video/query/ | {\"access_token\":\"T\",\"fields\":[\"id\"]}                  | 10002   | `filters.video_ids` is missing",
                "/video/list/  | {\"fields\":[\"id\"]}                                         | 2190002 | The access token is invalid",
                "/video/list/  | {\"access_token\":\"act.x\",\"fields\":[\"id\"]}              | 2190002 | The access token is invalid",
                "/video/list/  | {\"access_token\":7,\"fields\":[\"id\"]}                      | 2190002 | The access token is invalid",
                "/video/list/  | {\"access_token\":[],\"fields\":[\"id\"]}                     | 10002   | `access_token` must be a string",
                "/video/list/  | {\"access_token\":\"T\",\"open_id\":\"x\",\"fields\":[\"id\"]} | 2190002 | The access token is invalid",
                "/video/list/  | {\"access_token\":\"B\",\"fields\":[\"id\"]}                  | 2190004 | did not authorize",
            })
    void errorsHaveNumbersInAnswersThatLookFine(String target, String body, int code, String message) {
        var basic = server.userToken(app, "ada", "user.info.basic");
        var reply = server.call(
                "POST", target, body.replace("\"T\"", '"' + token + '"').replace("\"B\"", '"' + basic + '"'));
        assertEquals(200, reply.status());
        assertTrue(
                reply.body()
                        .startsWith("{\"data\":{\"cursor\":0,\"has_more\":false},\"error\":{\"code\":" + code + ","),
                reply.body());
        assertTrue(((String) reply.at("error", "message")).contains(message), reply.body());
        assertEquals(reply.header("X-Tt-Logid"), reply.at("error", "log_id"));
    }

    @Test
    void userErrorsHaveNoList() {
        var reply = server.call("POST", "/user/info/", "{}");
        assertTrue(reply.body().startsWith("{\"data\":{},\"error\":{\"code\":2190002,\"message\":\""), reply.body());
        var oauth = server.get("/oauth/userinfo/");
        assertEquals("error", oauth.at("message"));
        assertEquals(2190002L, oauth.at("data", "error_code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user/info", "/video/list", "/video/query", "/oauth/userinfo"})
    void theLastSlashIsNeeded(String target) {
        assertEquals(404, server.call("POST", target, "{}").status());
        assertEquals(404, server.get(target).status());
    }
}
