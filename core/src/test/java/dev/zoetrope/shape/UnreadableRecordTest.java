package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Video;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

final class UnreadableRecordTest {
    private static final String NOT_WHOLE =
            " is not a whole number of 64 bits; give it in digits, without fraction and exponent";

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("{}", "id: is missing; give the video's id"),
                Arguments.of("{\"id\":0}", "id: is missing; give the video's id"),
                Arguments.of("{\"id\":-4}", "id: -4 is no id; ids are whole numbers from 1 to 9223372036854775806"),
                Arguments.of("{\"id\":9223372036854775808}", "id: 9223372036854775808" + NOT_WHOLE),
                Arguments.of("{\"video_id\":7.1e18}", "video_id: 7.1e18" + NOT_WHOLE),
                Arguments.of("{\"id\":\"7x\"}", "id: \"7x\"" + NOT_WHOLE),
                Arguments.of("{\"id\":true}", "id: true" + NOT_WHOLE),
                Arguments.of("{\"like_count\":\"many\"}", "like_count: \"many\"" + NOT_WHOLE),
                Arguments.of("{\"like_count\":{\"a\":[]}}", "like_count: an object" + NOT_WHOLE),
                Arguments.of("{\"view_count\":-1}", "view_count: -1 is no count; counts start at 0"),
                Arguments.of(
                        "{\"create_time\":1655210045000}",
                        "create_time: 1655210045000 is no time from 1970 to 9999; give Unix seconds, not milliseconds"),
                Arguments.of(
                        "{\"create_time\":-1}",
                        "create_time: -1 is no time from 1970 to 9999; give Unix seconds, not milliseconds"),
                Arguments.of(
                        "{\"video_duration\":2147483648}",
                        "video_duration: 2147483648 is no duration; give seconds, from 0 on"),
                Arguments.of("{\"username\":[\"a\"]}", "username: a list is not a text; put it in quotes"),
                Arguments.of(
                        "{\"username\":\"" + "u".repeat(101) + "\"}",
                        "username: \"" + "u".repeat(40) + "…\" is no handle; handles have at most 100 characters"),
                Arguments.of("{\"region_code\":false}", "region_code: false is not a text; put it in quotes"),
                Arguments.of("{\"is_stem_verified\":\"yes\"}", "is_stem_verified: \"yes\" is neither true nor false"),
                Arguments.of("{\"is_stem_verified\":1}", "is_stem_verified: 1 is neither true nor false"),
                Arguments.of(
                        "{\"hashtag_names\":\"a,b\"}",
                        "hashtag_names: \"a,b\" is not a list; put its elements in brackets"),
                Arguments.of("{\"effect_ids\":[{}]}", "effect_ids: an object is not a text; put it in quotes"),
                Arguments.of(
                        "{\"hashtag_info_list\":[{\"hashtag_id\":\"?\"}]}",
                        "hashtag_info_list.hashtag_id: \"?\"" + NOT_WHOLE),
                Arguments.of(
                        "{\"sticker_info_list\":[5]}",
                        "sticker_info_list: 5 is not an object; put its members in braces"),
                Arguments.of(
                        "{\"video_label\":\"x\"}", "video_label: \"x\" is not an object; put its members in braces"),
                Arguments.of("{\"video_tag\":{\"number\":[]}}", "video_tag.number: a list" + NOT_WHOLE),
                Arguments.of(
                        "{\"video_description\":[\"\\u001b[31m\"]}",
                        "video_description: a list is not a text; put it in quotes"),
                Arguments.of("{\"like_count\":\"\\u001b[31m\\n\"}", "like_count: \"\ufffd[31m\ufffd\"" + NOT_WHOLE),
                Arguments.of(
                        "{\"observed_at\":\"yesterday\"}",
                        "observed_at: \"yesterday\" is no time from 1970 to 9999; "
                                + "give Unix seconds, Unix milliseconds or 2022-06-01T12:00:00Z"),
                Arguments.of("5", "record: 5 is not a record; put its members in braces"),
                Arguments.of("[5]", "record: a list is not a record; put its members in braces"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theMessageNamesMemberValueAndRemedy(String json, String message) {
        var e = assertThrows(UnreadableRecord.class, () -> Wire.readVideo(json));
        assertEquals(message, e.getMessage());
        assertEquals(message.substring(0, message.indexOf(':')), e.member());
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertRefused(
                "video_description",
                '"' + "x".repeat(RecordParser.LONGEST_TEXT + 1) + '"',
                "is longer than 262144 characters; shorten it");
        assertRefused(
                "effect_ids",
                Collections.nCopies(RecordParser.MOST_ELEMENTS + 1, "1").toString(),
                "1 is one too many; the list may have 1000 elements");
        assertRefused(
                "video_label",
                "{\"a\":\"" + "x".repeat(JsonText.LONGEST) + "\"}",
                "an object is longer than 16384 characters; leave it out");
    }

    private static void assertRefused(String member, String value, String problem) {
        var e = assertThrows(
                UnreadableRecord.class, () -> Wire.readVideo("{\"id\":5,\"" + member + "\":" + value + "}"));
        assertEquals(member, e.member());
        assertTrue(e.toString().endsWith(problem), e.toString());
    }

    @Test
    void whatIsJustNotTooLargeIsTaken() {
        var text = "x".repeat(RecordParser.LONGEST_TEXT);
        assertEquals(
                text,
                Wire.readVideo("{\"id\":5,\"video_description\":\"" + text + "\"}")
                        .facts()
                        .get(Video.CAPTION));
        var ids = Collections.nCopies(RecordParser.MOST_ELEMENTS, "1");
        assertEquals(
                ids,
                Wire.readVideo("{\"id\":5,\"effect_ids\":" + ids + "}").facts().get(Video.EFFECT_IDS));
    }

    @Test
    void theNextRecordCanBeRead() {
        for (var bad : List.of(
                "{}",
                "5",
                "[[1],{}]",
                "{\"id\":[1,{\"a\":2}],\"b\":{\"id\":3}}",
                "{\"video_tag\":{\"number\":{}},\"id\":2}",
                "{\"hashtag_info_list\":[{\"hashtag_id\":-1,\"x\":[]}],\"id\":2}",
                "{\"video_label\":[{}],\"a\":{}}")) {
            var in = Wire.parser("[" + bad + ",{\"id\":77}]");
            in.nextToken();
            assertThrows(UnreadableRecord.class, () -> ResearchShape.readVideo(in, Wire.STAMP), bad);
            assertEquals(JsonToken.START_OBJECT, in.nextToken(), bad);
            assertEquals(77, ResearchShape.readVideo(in, Wire.STAMP).id());
            assertEquals(JsonToken.END_ARRAY, in.nextToken());
        }
    }

    @Test
    void anyValueOfAnyMemberIsTakenOrRefused() {
        var values = List.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1e400",
                "99999999999999999999",
                "\"\"",
                "\"0\"",
                "\"\\u0000\\udc00\"",
                "[]",
                "[null]",
                "[[]]",
                "[{}]",
                "{}",
                "{\"a\":{\"b\":[]}}",
                "{\"type\":null,\"number\":\"x\"}",
                "[{\"hashtag_id\":{},\"effect_id\":[],\"sticker_id\":1.5}]");
        for (var value : values) {
            for (var name : ResearchShape.VIDEO.names()) {
                assertTakenOrRefused("{\"" + name + "\":" + value + "}", in -> ResearchShape.readVideo(in, Wire.STAMP));
            }
            for (var name : ResearchShape.USER.names()) {
                assertTakenOrRefused(
                        "{\"" + name + "\":" + value + "}", in -> ResearchShape.readUser(in, "a", Wire.STAMP));
            }
            var who = new Identity.OpenId("app", "o1");
            for (var name : DisplayShape.VIDEO.names()) {
                assertTakenOrRefused(
                        "{\"" + name + "\":" + value + "}", in -> DisplayShape.readVideo(in, who, Wire.STAMP));
            }
            for (var name : DisplayShape.USER.names()) {
                assertTakenOrRefused(
                        "{\"" + name + "\":" + value + "}", in -> DisplayShape.readUser(in, who, Wire.STAMP));
            }
        }
    }

    private interface Reading {
        Object of(JsonParser in);
    }

    private static void assertTakenOrRefused(String json, Reading reading) {
        var in = Wire.parser(json);
        try {
            reading.of(in);
        } catch (UnreadableRecord e) {
            assertTrue(e.toString().contains(": " + e.member() + ": "), json);
        }
        assertEquals(JsonToken.END_OBJECT, in.currentToken(), json);
        assertEquals(null, in.nextToken(), json);
    }

    @Test
    void brokenJsonIsTheParsersError() {
        for (var json :
                List.of("{", "{\"id\":", "{\"id\":5,\"video_tag\":{", "{\"id\":true,\"a\":[", "{\"id\":5 \"a\"}")) {
            assertThrows(JacksonException.class, () -> Wire.readVideo(json), json);
        }
    }
}
