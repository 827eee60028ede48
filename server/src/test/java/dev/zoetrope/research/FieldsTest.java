package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The query parameter {@code fields} and the videos it shapes: 7 with everything there is, 6 with next to nothing. */
final class FieldsTest {
    private static final String FULL = """
            "id":7109000000000000007,"create_time":1655294400,"username":"Ada","region_code":"US",
            "video_description":"Grüße \\u0000 #Cats 猫 \\u0026 \\u003cb\\u003e","music_id":7000000000000000011,"like_count":0,"comment_count":2,
            "share_count":9007199254740993,"view_count":4,"favorites_count":5,"effect_ids":["0"],"playlist_id":7000000000000000012,
            "voice_to_text":"meow","is_stem_verified":false,"video_duration":15,
            "hashtag_info_list":[{"hashtag_id":7000000000000000013,"hashtag_name":"cats","hashtag_description":"of cats"}],
            "sticker_info_list":[{"sticker_id":"1","sticker_name":"wow"}],
            "effect_info_list":[{"effect_id":"2","effect_name":"sun","effect_photo_url":"https://example.org/sun.webp"}],
            "video_mention_list":["bob"],"video_label":{"content":"Vote","type":1},"video_tag":{"type":"AIGC","number":1}""";

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data)
                .load("{" + FULL + ",\"hashtag_names\":[\"Cats\",\"#cats\",\"猫\"]}")
                .load(Ask.row(6, "2022-06-15T12:00:00Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply ask(String fields) {
        return server.post("/v2/research/video/query/?" + fields, Ask.june(Ask.ALL));
    }

    private static Map<?, ?> video(String fields) {
        return (Map<?, ?>) ask("fields=" + fields).at("data", "videos", 0);
    }

    @Test
    void everyFieldComesBackAsItWent() {
        var fields =
                "id,video_description,create_time,region_code,share_count,view_count,like_count,comment_count,music_id,username,"
                        + "effect_ids,playlist_id,voice_to_text,is_stem_verified,favorites_count,video_duration,hashtag_info_list,"
                        + "sticker_info_list,effect_info_list,video_mention_list,video_label,video_tag";
        assertEquals(dev.zoetrope.server.Tree.parse("{" + FULL + "}"), video(fields));
        assertEquals(List.of("cats", "猫"), video("hashtag_names").get("hashtag_names"));
    }

    @Test
    void textIsSentRawButForControlCharactersAndThoseOfHtml() {
        assertTrue(ask("fields=video_description").body().contains("Grüße \\u0000 #Cats 猫 \\u0026 \\u003cb\\u003e"));
    }

    @Test
    void unknownFactIsLeftOutAndHashtagsAreAnEmptyList() {
        var sparse =
                (Map<?, ?>) ask("fields=id,like_count,effect_ids,voice_to_text,playlist_id,video_label,hashtag_names")
                        .at("data", "videos", 1);
        assertEquals(Map.of("id", 6L, "hashtag_names", List.of()), sparse);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,like_count             | id,like_count
            id%2Clike_count           | id,like_count
            %20id,%20like_count%20    | id,like_count
            id,+like_count            | id,like_count
            ,id,,                     | id
            id,id                     | id
            like_count&fields=id      | like_count
            favorites_count           | favorites_count
            favourites_count          | favourites_count
            id&unknown=1              | id
            """)
    void fieldsAreTakenAsClientsSendThem(String fields, String names) {
        assertEquals(Set.of(names.split(",")), video(fields).keySet());
    }

    @Test
    void bothSpellingsOfFavoritesTellTheSameCount() {
        assertEquals(Map.of("favorites_count", 5L, "favourites_count", 5L), video("favorites_count,favourites_count"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fields=        | `fields` is missing; name the fields to return, for example fields=create_time
            fields=,%20,   | `fields` is missing; name the fields to return, for example fields=create_time
            field=id       | `fields` is missing; name the fields to return, for example fields=create_time
            fields         | `fields` is missing; name the fields to return, for example fields=create_time
            fields=%zz     | Field 1 of the form has a % without two hexadecimal digits after it; write % itself as %25.
            x=1&fields=%ff | Field 2 of the form is not UTF-8.
            """)
    void fieldsThatCannotBeReadAreRefused(String query, String message) {
        var reply = server.raw(
                "POST /v2/research/video/query/?" + query + " HTTP/1.1",
                "Host: x",
                "Content-Length: 2",
                "Authorization: bearer " + server.token(),
                "",
                "{}");
        assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
        assertTrue(reply.contains("\"code\":\"invalid_params\",\"message\":\"" + message + "\""), reply);
    }

    @Test
    void unknownFieldIsNamedWithThoseThereAre() {
        var message = ask("fields=id,likes").refusal();
        assertTrue(
                message.startsWith(
                        "400 invalid_params `fields`: `likes` is not a field; the fields are id, create_time, username,"),
                message);
        assertTrue(message.contains("video_tag"), message);
        assertTrue(ask("fields=ID").refusal().contains("`ID` is not a field"));
    }
}
