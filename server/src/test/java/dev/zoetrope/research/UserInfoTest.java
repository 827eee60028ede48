package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
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

final class UserInfoTest {
    private static final String ALL =
            "display_name,bio_description,avatar_url,is_verified,follower_count,following_count,likes_count,video_count,bio_url";

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data).load("""
                {"username":"Ada.L","display_name":"Ada 🦊","bio_description":"","avatar_url":"https://example.org/a.webp?x=1&y=2","is_verified":true,
                 "follower_count":9007199254740993,"following_count":0,"likes_count":3,"video_count":4,"bio_url":"example.org"}
                {"username":"bare","display_name":"Bare"}
                """).load(Ask.row(5, "2022-06-15T12:00:00Z", "\"username\":\"posts_only\""));
        server.world().catalog().save(List.of(marked("hidden", User.PRIVATE), marked("minor", User.RESTRICTED)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Observation marked(String handle, Field<Boolean> mark) {
        var stamp = new Stamp(1, Source.OWNER);
        return new Observation.OfUser(
                Who.handle(handle), stamp, Facts.at(stamp).with(mark, true).build());
    }

    private static Reply ask(String fields, String body) {
        return server.post("/v2/research/user/info/?fields=" + fields, body);
    }

    private static String refusal(String body) {
        return ask("display_name", body).refusal();
    }

    @Test
    void everyFieldLiesInDataItself() {
        assertEquals(
                Map.of(
                        "username",
                        "Ada.L",
                        "display_name",
                        "Ada 🦊",
                        "bio_description",
                        "",
                        "avatar_url",
                        "https://example.org/a.webp?x=1&y=2",
                        "is_verified",
                        true,
                        "follower_count",
                        9_007_199_254_740_993L,
                        "following_count",
                        0L,
                        "likes_count",
                        3L,
                        "video_count",
                        4L,
                        "bio_url",
                        "example.org"),
                ask(ALL, "{\"username\":\"Ada.L\"}").data());
    }

    @Test
    void usernameIsEchoedThoughNobodyAsked() {
        var expected = Map.of("username", "bare", "display_name", "Bare");
        assertEquals(expected, ask("display_name", "{\"username\":\"bare\"}").data());
        assertEquals(
                expected,
                ask("username,display_name", "{\"username\":\"bare\"}").data());
    }

    @Test
    void unknownFactIsLeftOut() {
        assertEquals(
                Map.of("username", "bare", "display_name", "Bare"),
                ask(ALL, "{\"username\":\"bare\"}").data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada.l", "ADA.L", "@Ada.L", " ada.l "})
    void handleIsFoundWhateverItsCase(String username) {
        assertEquals(
                "Ada.L",
                ask("display_name", "{\"username\":\"" + username + "\"}")
                        .data()
                        .get("username"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"username":"nobody"}      | `username: nobody` is invalid: cannot find the user
            {"username":"@"}           | `username: @` is invalid: cannot find the user
            {"username":"a b"}         | `username: a b` is invalid: cannot find the user
            {"username":"ünï\\u0000"}  | `username: ünï\\u0000` is invalid: cannot find the user
            {"username":"minor"}       | API cannot return this user's information
            {"username":"hidden"}      | `username: hidden` is private
            {}                         | `username` is missing; give a handle without the at sign
            {"username":null}          | `username` is missing; give a handle without the at sign
            {"username":""}            | `username` is missing; give a handle without the at sign
            {"username":" "}           | `username` is missing; give a handle without the at sign
            {"username":["a"]}         | `username` must be a string
            {"username":true}          | `username` must be a string
            """)
    void userThatCannotBeShownIsRefused(String body, String message) {
        assertEquals("400 invalid_params " + message.replace("\\u0000", "\0"), refusal(body));
    }

    @Test
    void handleLongerThanAnyIsNobodysAndNotEchoedWhole() {
        assertEquals(
                "400 invalid_params `username: " + "é".repeat(100) + "…` is invalid: cannot find the user",
                refusal("{\"username\":\"" + "é".repeat(20_000) + "\"}"));
    }

    @Test
    void whoIsKnownByVideosAloneHasAnEmptyAnswer() {
        assertEquals(
                Map.of("username", "posts_only"),
                ask(ALL, "{\"username\":\"posts_only\"}").data());
    }

    @Test
    void unknownFieldIsRefused() {
        assertEquals(
                "400 invalid_params `fields`: `open_id` is not a field; the fields are username, "
                        + ALL.replace(",", ", "),
                ask("open_id", "{\"username\":\"bare\"}").refusal());
    }

    @Test
    void videosOfAPrivateAccountAreConsumedAndNotShown(@TempDir Path other) {
        try (var own = TestServer.on(other).load(Ask.rows(3))) {
            own.load(Ask.row(Ask.ID + 3, "2022-06-15T12:00:00Z", "\"username\":\"hidden\""));
            own.world().catalog().save(List.of(marked("hidden", User.PRIVATE)));
            var page = own.post(Ask.VIDEOS, Ask.june(Ask.ALL, "\"max_count\":2"));
            assertEquals(List.of(Ask.ID + 2), page.videos("id"));
            assertEquals(2L, page.data().get("cursor"));
            assertEquals(true, page.data().get("has_more"));
        }
    }
}
