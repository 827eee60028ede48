package dev.zoetrope.query;

import static dev.zoetrope.query.InvalidQueryTest.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.RandomWorld;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

final class QueryJsonTest {
    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void readsEveryField() {
        assertEquals(
                new Query(
                        List.of(
                                new Condition.Keyword(Operation.EQ, List.of(Phrase.of("Hello World"))),
                                new Condition.Text(Condition.TextField.HASHTAG_NAME, Operation.GT, List.of("strasse")),
                                new Condition.Text(Condition.TextField.USERNAME, Operation.IN, List.of("anna", "ben")),
                                new Condition.Text(Condition.TextField.REGION_CODE, Operation.IN, List.of("US", "CA"))),
                        List.of(
                                new Condition.Day(Operation.LT, List.of(LocalDate.of(2024, 2, 29))),
                                new Condition.Length(Operation.GTE, List.of(VideoLength.EXTRA_LONG)),
                                new Condition.Numeric(
                                        Condition.NumberField.VIDEO_ID, Operation.EQ, List.of(Long.MAX_VALUE))),
                        List.of(
                                new Condition.Numeric(Condition.NumberField.MUSIC_ID, Operation.LTE, List.of(1L)),
                                new Condition.Numeric(Condition.NumberField.EFFECT_ID, Operation.LTE, List.of(-2L)),
                                new Condition.Numeric(Condition.NumberField.VIEW_COUNT, Operation.LTE, List.of(3L)),
                                new Condition.Numeric(
                                        Condition.NumberField.COMMENT_COUNT, Operation.LTE, List.of(4L)))),
                read("""
                        {"and": [
                          {"field_name": "keyword", "operation": "EQ", "field_values": ["Hello World"]},
                          {"field_name": "hashtag_name", "operation": "GT", "field_values": ["#Straße"]},
                          {"field_name": "username", "operation": "IN", "field_values": ["@Anna", "ben"]},
                          {"field_name": "region_code", "operation": "IN", "field_values": ["us", " CA "]}],
                         "or": [
                          {"field_name": "create_date", "operation": "LT", "field_values": ["20240229"]},
                          {"field_name": "video_length", "operation": "GTE", "field_values": ["EXTRA_LONG"]},
                          {"field_name": "video_id", "operation": "EQ", "field_values": ["9223372036854775807"]}],
                         "not": [
                          {"field_name": "music_id", "operation": "LTE", "field_values": ["1"]},
                          {"field_name": "effect_id", "operation": "LTE", "field_values": ["-2"]},
                          {"field_name": "view_count", "operation": "LTE", "field_values": ["3"]},
                          {"field_name": "comment_count", "operation": "LTE", "field_values": ["4"]}]}
                        """));
    }

    @Test
    void valuesMayBeNumbersBareOrNested() {
        var expected = List.<Condition>of(
                new Condition.Numeric(Condition.NumberField.VIDEO_ID, Operation.IN, List.of(9_007_199_254_740_993L)));
        for (var values : List.of(
                "[\"9007199254740993\"]",
                "9007199254740993",
                "\" 9007199254740993 \"",
                "[[9007199254740993]]",
                "[[[]],[[9007199254740993]]]")) {
            assertEquals(expected, read(and("video_id", "IN", values)).and(), values);
        }
        assertEquals(
                List.of(new Condition.Keyword(Operation.IN, List.of(Phrase.of("7"), Phrase.of("x"), Phrase.of("1.5")))),
                read(and("keyword", "IN", "[7, [\"x\"], 1.5]")).and());
    }

    @Test
    void unknownMembersAndNullsAreIgnored() {
        var plain = read(and("view_count", "EQ", "[\"5\"]"));
        assertEquals(plain, read("""
                {"x": {"and": [1]}, "or": null, "not": [], "and": [
                  {"y": [[]], "field_values": ["5"], "operation": "EQ", "field_name": "view_count", "z": null}]}
                """));
    }

    @Test
    void theParserIsLeftOnTheLastTokenOfTheQuery() {
        for (var query : List.of(and("keyword", "EQ", "[\"x\"]"), and("keyword", "EQ", "\"x\""))) {
            try (var in = JSON.createParser(ObjectReadContext.empty(), "[" + query + ", 7]")) {
                in.nextToken();
                in.nextToken();
                QueryJson.read(in);
                assertEquals(JsonToken.END_OBJECT, in.currentToken());
                assertEquals(JsonToken.VALUE_NUMBER_INT, in.nextToken());
            }
        }
    }

    @Test
    void halfASurrogatePairIsRefused() {
        for (var half : List.of("\\ud83d", "a\\ud83db", "\\ude42\\ud83d", "\\ude42")) {
            refused(
                    and("keyword", "EQ", "[\"" + half + "\"]"),
                    "query.and[0].field_values: holds half of a surrogate pair, which is no character");
            refused(
                    and("key" + half, "EQ", "[\"x\"]"),
                    "query.and[0].field_name: holds half of a surrogate pair, which is no character");
        }
        assertEquals(
                List.of(new Condition.Keyword(Operation.EQ, List.of(Phrase.of("🙂")))),
                read(and("keyword", "EQ", "[\"\\ud83d\\ude42\"]")).and());
    }

    @Test
    void aQueryHasBounds() {
        var condition = "{\"field_name\":\"keyword\",\"operation\":\"EQ\",\"field_values\":[\"x\"]}";
        int half = QueryJson.MOST_CONDITIONS / 2;
        var group = String.join(",", Collections.nCopies(half, condition));
        assertEquals(
                half,
                read("{\"and\":[" + group + "],\"or\":[" + group + "]}").or().size());
        refused(
                "{\"and\":[" + group + "],\"or\":[" + group + "," + condition + "]}",
                "query.or: a query may have at most 500 conditions; use IN with several values");

        var words = "都".repeat(QueryJson.MOST_WORDS - 1) + "word";
        assertEquals(1, read(and("keyword", "EQ", "\"" + words + "\"")).and().size());
        refused(
                and("keyword", "EQ", "\"" + words + " more\""),
                "query.and[0].field_values[0]: \"" + "都".repeat(60)
                        + "…\" has 201 words; a keyword may have at most 200");

        var values = String.join(",", Collections.nCopies(QueryJson.MOST_VALUES, "7"));
        assertEquals(
                QueryJson.MOST_VALUES,
                ((Condition.Numeric) read(and("video_id", "IN", "[" + values + "]"))
                                .and()
                                .getFirst())
                        .values()
                        .size());
        refused(
                and("video_id", "IN", "[" + values + ",7]"),
                "query.and[0].field_values: a query may have at most 5000 values; ask in several queries");
    }

    @Test
    void whatIsWrittenIsReadAsAnEqualQuery() {
        long seed = new SplittableRandom().nextLong();
        var world = new RandomWorld(seed, 50);
        for (int round = 0; round < 3_000; round++) {
            var query = world.query();
            if (query.and().isEmpty() && query.or().isEmpty() && query.not().isEmpty()) {
                continue;
            }
            assertEquals(query, read(written(query)), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void oddValuesAreWrittenSoThatTheyAreReadAgain() {
        for (var field : List.of("hashtag_name", "username", "region_code")) {
            for (var value : List.of("# #x", "@@x", "﹟x", "\u00a0x", "x ".repeat(200), "İß", "ŉ", "\u0001")) {
                var query = read(written(and(field, value)));
                assertEquals(query, read(written(query)), field + " " + value);
            }
        }
        var query = new Query(
                List.of(new Condition.Day(Operation.EQ, List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)))),
                List.of(),
                List.of());
        assertTrue(written(query).contains("\"00010101\",\"99991231\""), written(query));
    }

    /** A condition as a client would send it, not in the form that is compared. */
    private static Query and(String field, String value) {
        var textField = Condition.TextField.valueOf(field.toUpperCase(Locale.ROOT));
        return new Query(List.of(new Condition.Text(textField, Operation.EQ, List.of(value))), List.of(), List.of());
    }

    static String and(String field, String operation, String values) {
        return "{\"and\":[{\"field_name\":\"" + field + "\",\"operation\":\"" + operation + "\",\"field_values\":"
                + values + "}]}";
    }

    static Query read(String json) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            return QueryJson.read(in);
        }
    }

    private static String written(Query query) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            QueryJson.write(query, out);
        }
        return text.toString();
    }
}
