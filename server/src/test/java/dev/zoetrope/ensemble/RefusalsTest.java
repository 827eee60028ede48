package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.server.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error there is, in the very words that clients look for. */
final class RefusalsTest {
    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = Scene.on(data);
        scene.save(Scene.user("ada"));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static void assertRefused(int status, String detail, long units, Reply reply) {
        assertEquals(
                status + " {\"detail\":\"" + detail + "\"} " + units,
                reply.status() + " " + reply.body() + " " + reply.header("units_charged"));
        assertEquals("application/json", reply.header("Content-Type"));
    }

    private static void assertFault(
            String target, String parameter, String message, String type, @Nullable String context) {
        var reply = scene.server().get("/apis" + target);
        var ctx = context == null ? "" : ",\"ctx\":" + context;
        assertEquals(
                "{\"detail\":[{\"loc\":[\"query\",\"" + parameter + "\"],\"msg\":\"" + message + "\",\"type\":\"" + type
                        + "\"" + ctx + "}]}",
                reply.body());
        assertEquals(422, reply.status());
        assertEquals("0", reply.header("units_charged"));
    }

    @Test
    void everySortOfFaultHasItsWords() {
        assertFault(
                "/tt/user/search?token=x&keyword=a&cursor=1.5",
                "cursor",
                "value is not a valid integer",
                "type_error.integer",
                null);
        assertFault(
                "/tt/user/search?token=x&keyword=a&cursor=9223372036854775808",
                "cursor",
                "value is not a valid integer",
                "type_error.integer",
                null);
        assertFault(
                "/tt/user/info-from-secuid?token=x&secUid=a&alternative_method=maybe",
                "alternative_method",
                "value could not be parsed to a boolean",
                "type_error.bool",
                null);
        assertFault(
                "/tt/post/multi-info?token=x&ids=1",
                "ids",
                "ensure this value has at least 2 characters",
                "value_error.any_str.min_length",
                "{\"limit_value\":2}");
        assertFault(
                "/tt/user/info?token=x&username=" + "a".repeat(4_001),
                "username",
                "ensure this value has at most 4000 characters",
                "value_error.any_str.max_length",
                "{\"limit_value\":4000}");
        for (var depth : new String[] {"0", "-3"}) {
            assertFault(
                    "/tt/user/posts?token=x&username=ada&depth=" + depth,
                    "depth",
                    "ensure this value is greater than 0",
                    "value_error.number.not_gt",
                    "{\"limit_value\":0}");
        }
        assertFault(
                "/tt/keyword/search?token=x&name=a&period=5",
                "period",
                "value is not a valid enumeration member; permitted: '0', '1', '7', '30', '90', '180'",
                "type_error.enum",
                "{\"enum_values\":[\"0\",\"1\",\"7\",\"30\",\"90\",\"180\"]}");
        assertFault(
                "/customer/get-used-units?token=x&date=yesterday",
                "date",
                "invalid date format",
                "value_error.date",
                null);
        assertFault("/tt/user/info?token=x", "username", "field required", "value_error.missing", null);
        assertFault(
                "/tt/user/info?token=x&username=",
                "username",
                "ensure this value has at least 1 characters",
                "value_error.any_str.min_length",
                "{\"limit_value\":1}");
        assertFault("/tt/user/info?username=ada", "token", "field required", "value_error.missing", null);
        assertFault(
                "/tt/user/info?username=ada&token=",
                "token",
                "ensure this value has at least 1 characters",
                "value_error.any_str.min_length",
                "{\"limit_value\":1}");
    }

    @Test
    void allFaultsAreToldTogether() {
        var reply = scene.server().get("/apis/tt/user/posts?depth=x&new_version=2");
        assertEquals(422, reply.status());
        assertEquals(
                List.of("username", "depth", "new_version", "token"),
                Scene.each(reply.at("detail"), "loc").stream()
                        .map(loc -> ((List<?>) loc).get(1))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%f", "%ff", "a%00b"})
    void aQueryThatCannotBeDecodedIsToldSo(String value) {
        var reply = scene.server()
                .raw("GET /apis/tt/user/info?token=" + scene.token() + "&username=" + value + " HTTP/1.1", "Host: x");
        assertTrue(reply.startsWith("HTTP/1.1 422 "), reply);
        assertTrue(reply.contains("{\"detail\":[{\"loc\":[\"query\"],\"msg\":\"Field 2 of the form "), reply);
        assertTrue(reply.contains("units_charged: 0\r\n"), reply);
        assertFalse(reply.contains(scene.token()), reply);
    }

    @Test
    void aTextThatIsNoAddressOfAPostIsRefused() {
        for (var url : new String[] {
            "",
            "x",
            "https://www.tiktok.com/@ada",
            "https://vm.tiktok.com/ZM8abc/",
            "https://www.tiktok.com/t/ZT8abc/",
            "https://tiktok.com.evil.example/@ada/video/1",
            "https://www.tiktok.com/@ada/video/99999999999999999999",
            "ftp://www.tiktok.com/@ada/video/1",
            "https://www.tiktok.com/@a b/video/1"
        }) {
            assertRefused(
                    462,
                    "Url not valid. Check correct format on the documentation.",
                    0,
                    scene.ask("/tt/post/info", "url", url));
        }
    }

    @Test
    void anUnknownHandleCostsAUnit() {
        for (var username : new String[] {"nobody", "@", "@nobody", "a".repeat(101), " "}) {
            assertRefused(463, "Invalid username or user id.", 1, scene.ask("/tt/user/info", "username", username));
            assertRefused(
                    463,
                    "Invalid username or user id.",
                    1,
                    scene.ask("/tt/user/posts", "username", username, "depth", 1));
        }
    }

    @Test
    void aHundredIdsAreEnough() {
        var ids = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();
        assertRefused(
                464,
                "Number of passed IDs are more than the maximum allowed.",
                0,
                scene.ask("/tt/post/multi-info", "ids", String.join(";", ids)));
        assertEquals(
                200,
                scene.ask("/tt/post/multi-info", "ids", ids.stream().limit(100).collect(Collectors.joining(";")))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tt/keyword/search", "/tt/keyword/full-search"})
    void aCountryHasTwoLettersOfTheList(String path) {
        for (var country : new String[] {"XX", "USA", "1"}) {
            assertRefused(
                    466, "Invalid country code.", 0, scene.ask(path, "name", "a", "period", "0", "country", country));
        }
        assertEquals(
                200,
                scene.ask(path, "name", "a", "period", "0", "country", "us").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xxx", "AAAAAAAAAAAAAAAA", "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"})
    void aTokenThatNobodyHasIsToldSo(String token) {
        assertRefused(
                491,
                "Token not found, please sign up at https://dashboard.ensembledata.com/register",
                0,
                scene.askAs(URLEncoder.encode(token, StandardCharsets.UTF_8), "/tt/user/info", "username", "ada"));
    }

    @Test
    void whoDoesNotStandWellIsToldSoButMayAskWhatWasSpent() {
        var unverified = scene.key(Standing.UNVERIFIED, 0).text();
        var expired = scene.key(Standing.EXPIRED, 0).text();
        assertRefused(
                492,
                "Your email has not been verified.",
                0,
                scene.askAs(unverified, "/tt/user/info", "username", "ada"));
        assertRefused(
                493,
                "Subscription expired. Send an email at hello@ensembledata.com",
                0,
                scene.askAs(expired, "/tt/user/info", "username", "ada"));
        assertEquals(
                200, scene.askAs(expired, "/customer/get-history", "days", 1).status());
    }

    @Test
    void whoCallsTooOftenIsToldSoWhereTheTokenHasARate() {
        var key = scene.server()
                .world()
                .accounts()
                .keys()
                .create(new NewKey(Api.ENSEMBLE, "Test", Standing.ACTIVE, 0, 2), Scene.NOW);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    200,
                    scene.askAs(key.text(), "/tt/user/info", "username", "ada").status());
        }
        assertRefused(
                429,
                "Too many requests. Please slow down.",
                0,
                scene.askAs(key.text(), "/tt/user/info", "username", "ada"));
    }

    @Test
    void theOrderIsParametersTokenStandingUnitsOperation() {
        var spent = scene.key(Standing.UNVERIFIED, 1).text();
        assertEquals(422, scene.askAs("unknown", "/tt/user/info").status());
        assertEquals(
                491,
                scene.askAs("unknown", "/tt/user/info", "username", "nobody").status());
        assertEquals(
                492, scene.askAs(spent, "/tt/user/search", "keyword", "nobody").status());
        var poor = scene.key(Standing.ACTIVE, 1).text();
        assertEquals(
                463, scene.askAs(poor, "/tt/user/info", "username", "nobody").status());
        assertEquals(
                495, scene.askAs(poor, "/tt/user/info", "username", "nobody").status());
        assertEquals(422, scene.askAs(poor, "/tt/user/info").status());
    }

    @ParameterizedTest
    @CsvSource({
        "/apis/tt/user/info/from-secuid",
        "/apis/tt/user/posts/from-secuid",
        "/apis/tt/hashtag/posts/full",
        "/apis/tt/keyword/search/full",
        "/apis/tt/post/comments/replies",
        "/apis/tt/music/search",
        "/apis/tt/lives/search",
        "/apis/",
        "/apis///tt/user/info",
        "/apis/tt/user/info/",
        "/apis/instagram/user/info"
    })
    void anUnknownPathIsToldSo(String path) {
        var reply = scene.server().get(path + "?token=" + scene.token() + "&username=ada");
        assertRefused(404, "Not Found", 0, reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void otherMethodsAreRefused(String method) {
        var reply = scene.server().call(method, "/apis/tt/user/info?username=ada", "");
        assertRefused(405, "Method Not Allowed", 0, reply);
        assertEquals("GET", reply.header("allow"));
    }

    @Test
    void whatIsRefusedLeavesNoTokenInTheLog() {
        scene.ask("/tt/user/info", "username", "nobody");
        scene.ask("/tt/user/info", "username", "ada");
        scene.ask("/tt/user/posts");
        scene.server().get("/apis/nothing?token=" + scene.token());
        scene.server().raw("GET /apis/tt/user/info?token=" + scene.token() + "&username=%zz HTTP/1.1", "Host: x");
        scene.server().raw("GET /apis/tt/user/info?token=" + scene.token() + "a ".repeat(2) + " HTTP/1.1", "Host: x");
        scene.close();
        assertTrue(scene.server().log().contains("/apis/nothing"));
        assertFalse(scene.server().log().contains(scene.token()));
        start();
    }
}
