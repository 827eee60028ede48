package dev.zoetrope.query;

import static dev.zoetrope.query.QueryJsonTest.and;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be read is refused with the member, the value and the remedy. */
final class InvalidQueryTest {
    @Test
    void whatIsNoQueryIsRefused() {
        refused("[]", "query: must be an object with the lists and, or, not");
        refused("\"x\"", "query: must be an object with the lists and, or, not");
        for (var empty : List.of("{}", "{\"and\":[],\"or\":[],\"not\":[]}", "{\"and\":null}", "{\"AND\":[{}]}")) {
            refused(empty, "query: at least one of and, or, not must be a list with a condition");
        }
        refused("{\"and\":{}}", "query.and: must be a list of conditions");
        refused("{\"or\":\"x\"}", "query.or: must be a list of conditions");
        for (var condition : List.of("null", "[]", "7")) {
            refused(
                    "{\"not\":[" + condition + "]}",
                    "query.not[0]: must be an object with field_name, operation and field_values");
        }
    }

    @Test
    void aConditionNeedsItsThreeMembers() {
        refused("{\"and\":[{}]}", "query.and[0].field_name: is missing");
        refused("{\"and\":[{\"field_name\":null,\"operation\":\"EQ\"}]}", "query.and[0].field_name: is missing");
        refused("{\"and\":[{\"field_name\":\"keyword\"}]}", "query.and[0].operation: is missing");
        refused("{\"and\":[{\"field_name\":7}]}", "query.and[0].field_name: must be a string");
        refused(
                "{\"and\":[{\"field_name\":\"keyword\",\"operation\":[\"EQ\"]}]}",
                "query.and[0].operation: must be a string");
        refused(and("keyword", "EQ", "null"), "query.and[0].field_values: must hold one value");
        refused(and("keyword", "EQ", "[]"), "query.and[0].field_values: must hold one value");
        refused(and("keyword", "IN", "[[]]"), "query.and[0].field_values: must hold at least one value");
    }

    @Test
    void theConditionAtFaultIsNamed() {
        var fine = "{\"field_name\":\"keyword\",\"operation\":\"EQ\",\"field_values\":[\"x\"]}";
        refused("{\"and\":[" + fine + "],\"or\":[" + fine + "," + fine + ",{}]}", "query.or[2].field_name: is missing");
    }

    @Test
    void unknownFieldsAndOperationsAreRefused() {
        refused(
                and("likes", "EQ", "[\"1\"]"),
                "query.and[0].field_name: \"likes\" is not a field; use keyword, create_date, username, region_code, video_id,"
                        + " hashtag_name, music_id, effect_id, video_length, view_count or comment_count");
        for (var operation : List.of("eq", "NE", "")) {
            refused(
                    and("keyword", operation, "[\"1\"]"),
                    "query.and[0].operation: \"" + operation + "\" is not one of EQ, IN, GT, GTE, LT, LTE");
        }
    }

    @Test
    void onlyInTakesSeveralValues() {
        refused(
                and("region_code", "EQ", "[\"US\",\"CA\"]"),
                "query.and[0].field_values: EQ takes one value, not 2; use IN to match any of several");
        for (var range : List.of("GT", "GTE", "LT", "LTE")) {
            refused(
                    and("view_count", range, "[1,2,3]"),
                    "query.and[0].field_values: " + range + " takes one value, not 3");
        }
    }

    @Test
    void valuesThatAreNoneOfTheirFieldAreRefused() {
        for (var text : List.of("1e3", "12.0", "", "x", "0x1f", "9223372036854775808", "1 2")) {
            refused(
                    and("video_id", "IN", "[1,\"" + text + "\"]"),
                    "query.and[0].field_values[1]: \"" + text + "\" is not a whole number of 64 bits");
        }
        refused(
                and("video_id", "EQ", "[1e3]"),
                "query.and[0].field_values[0]: \"1e3\" is not a whole number of 64 bits");
        for (var text :
                List.of("20230229", "2023-01-01", "202301", "+120230101", "-00010101", "20231301", "20230101Z", "")) {
            refused(
                    and("create_date", "EQ", "[\"" + text + "\"]"),
                    "query.and[0].field_values[0]: \"" + text + "\" is not a date; write it as YYYYMMDD");
        }
        refused(
                and("video_length", "EQ", "[\"short\"]"),
                "query.and[0].field_values[0]: \"short\" is not one of SHORT, MID, LONG, EXTRA_LONG");
        refused(
                and("hashtag_name", "EQ", "[\"##\"]"),
                "query.and[0].field_values[0]: \"##\" is empty; give the hashtag_name to compare with");
        refused(
                and("username", "EQ", "[\"@\"]"),
                "query.and[0].field_values[0]: \"@\" is empty; give the username to compare with");
        refused(
                and("region_code", "EQ", "[\" \"]"),
                "query.and[0].field_values[0]: \" \" is empty; give the region_code to compare with");
        for (var value : List.of("true", "null", "{}")) {
            refused(
                    and("keyword", "IN", "[\"a\"," + value + "]"),
                    "query.and[0].field_values[1]: must be a string or a number");
        }
        refused(and("keyword", "EQ", "{\"a\":1}"), "query.and[0].field_values[0]: must be a string or a number");
    }

    @Test
    void aLongValueIsShownByItsBeginningCutBetweenCharacters() {
        refused(
                and("video_id", "EQ", "[\"" + "🙂".repeat(61) + "\"]"),
                "query.and[0].field_values[0]: \"" + "🙂".repeat(60) + "…\" is not a whole number of 64 bits");
        refused(
                and("video_id", "EQ", "[\"x" + "🙂".repeat(59) + "\"]"),
                "query.and[0].field_values[0]: \"x" + "🙂".repeat(59) + "\" is not a whole number of 64 bits");
    }

    static void refused(String json, String message) {
        assertEquals(
                message,
                assertThrows(InvalidQuery.class, () -> QueryJsonTest.read(json), json)
                        .getMessage());
    }
}
