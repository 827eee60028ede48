package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.server.Ask;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions as clients send them, over three videos: 1 about a catalog of cats, 2 about education, 3 in Japanese. */
final class ConditionsTest {
    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data)
                .load(Ask.row(1L, "2022-06-01T00:00:00Z", """
                "username":"Ada","region_code":"US","video_description":"Hello world, Catalog of #Cats @bob","hashtag_names":["Cats"],
                "music_id":7000000000000000011,"effect_ids":["5"],"video_duration":14,"view_count":10,"comment_count":0""")
                        + Ask.row(2L, "2022-06-15T12:00:00Z", """
                "username":"ben","region_code":"CA","video_description":"education hello worldwide","hashtag_names":["school","hello"],
                "music_id":7000000000000000012,"effect_ids":["0","6"],"video_duration":60,"view_count":9007199254740993,"comment_count":3""")
                        + Ask.row(3L, "2022-06-30T23:59:59Z", """
                "username":"chi","region_code":"JP","video_description":"世界の猫 hello","video_duration":301"""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<Object> found(String query) {
        return server.post(Ask.VIDEOS, Ask.june(query)).videos("id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            keyword       | EQ  | ["cat"]                       | 1
            keyword       | EQ  | ["CATS"]                      | 1
            keyword       | EQ  | ["#cats"]                     | 1
            keyword       | EQ  | ["@bob"]                      | 1
            keyword       | EQ  | ["hello world"]               | 2 1
            keyword       | EQ  | ["world hello"]               |
            keyword       | IN  | ["education","猫"]            | 3 2
            keyword       | GT  | ["education"]                 | 2
            keyword       | EQ  | ["\uD83D\uDE00"]              |
            hashtag_name  | EQ  | ["cats"]                      | 1
            hashtag_name  | EQ  | ["#CATS"]                     | 1
            hashtag_name  | EQ  | ["cat"]                       |
            hashtag_name  | GT  | ["hello"]                     | 2
            hashtag_name  | LT  | ["hello"]                     | 1
            username      | EQ  | ["ADA"]                       | 1
            username      | IN  | ["ada","chi","nobody"]        | 3 1
            region_code   | IN  | ["us","CA"]                   | 2 1
            region_code   | EQ  | ["XX"]                        |
            create_date   | EQ  | ["20220615"]                  | 2
            create_date   | GT  | ["20220615"]                  | 3
            create_date   | LTE | [20220615]                    | 2 1
            video_id      | IN  | ["1","3"]                     | 3 1
            video_id      | IN  | [1,3]                         | 3 1
            video_id      | GTE | 2                             | 3 2
            video_id      | LT  | "2"                           | 1
            music_id      | EQ  | [7000000000000000011]         | 1
            music_id      | GT  | ["7000000000000000011"]       | 2
            effect_id     | EQ  | ["0"]                         | 2
            effect_id     | IN  | [["5"],["6"]]                 | 2 1
            video_length  | EQ  | ["SHORT"]                     | 1
            video_length  | IN  | ["MID","LONG"]                | 2
            video_length  | GT  | ["LONG"]                      | 3
            view_count    | EQ  | [9007199254740993]            | 2
            view_count    | EQ  | [9007199254740992]            |
            comment_count | LTE | ["0"]                         | 1
            """)
    void conditionFinds(String field, String operation, String values, String ids) {
        var expected = ids == null
                ? List.of()
                : List.of(ids.split(" ")).stream().map(Long::valueOf).toList();
        assertEquals(expected, found(Ask.and(Ask.condition(field, operation, values))));
    }

    @Test
    void groupsRestrictOneAnother() {
        var hello = Ask.condition("keyword", "EQ", "\"hello\"");
        var ada = Ask.condition("username", "EQ", "\"ada\"");
        var chi = Ask.condition("username", "EQ", "\"chi\"");
        var japan = Ask.condition("region_code", "EQ", "\"JP\"");

        assertEquals(List.of(), found(Ask.and(ada, chi)));
        assertEquals(List.of(3L, 1L), found("{\"and\":[],\"or\":[" + ada + "," + chi + "],\"not\":null}"));
        assertEquals(List.of(2L), found("{\"not\":[" + ada + "," + chi + "]}"));
        assertEquals(
                List.of(1L),
                found("{\"and\":[" + hello + "],\"or\":[" + ada + "," + chi + "],\"not\":[" + japan + "]}"));
    }

    @Test
    void unknownMembersOfQueryAndConditionAreIgnored() {
        assertEquals(List.of(1L), found("""
                {"xor":[7],"and":[{"note":{"a":[]},"field_name":"username","operation":"EQ","field_values":["ada"]}]}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            username     | EQ   | ["ada","chi"]           | .field_values: EQ takes one value, not 2; use IN to match any of several
            video_id     | GT   | [1,2]                   | .field_values: GT takes one value, not 2
            username     | EQ   | []                      | .field_values: must hold one value
            username     | IN   | []                      | .field_values: must hold at least one value
            username     | IN   | null                    | .field_values: must hold at least one value
            username     | IN   | [null]                  | .field_values[0]: must be a string or a number
            username     | IN   | ["a",{"b":1}]           | .field_values[1]: must be a string or a number
            username     | IN   | [true]                  | .field_values[0]: must be a string or a number
            username     | EQ   | [""]                    | .field_values[0]: "" is empty; give the username to compare with
            username     | LIKE | ["a"]                   | .operation: "LIKE" is not one of EQ, IN, GT, GTE, LT, LTE
            username     | eq   | ["a"]                   | .operation: "eq" is not one of EQ, IN, GT, GTE, LT, LTE
            like_count   | GT   | [5]                     | .field_name: "like_count" is not a field; use keyword, create_date, username, region_code, video_id, hashtag_name, music_id, effect_id, video_length, view_count or comment_count
            video_id     | EQ   | ["12x"]                 | .field_values[0]: "12x" is not a whole number of 64 bits
            video_id     | EQ   | [1.0]                   | .field_values[0]: "1.0" is not a whole number of 64 bits
            video_id     | IN   | [1,9223372036854775808] | .field_values[1]: "9223372036854775808" is not a whole number of 64 bits
            view_count   | GT   | [1e400]                 | .field_values[0]: "1e400" is not a whole number of 64 bits
            create_date  | EQ   | ["20220631"]            | .field_values[0]: "20220631" is not a date; write it as YYYYMMDD
            video_length | EQ   | ["TINY"]                | .field_values[0]: "TINY" is not one of SHORT, MID, LONG, EXTRA_LONG
            keyword      | EQ   | ["\\ud800"]             | .field_values: holds half of a surrogate pair, which is no character
            """)
    void conditionThatCannotBeMeantIsNamed(String field, String operation, String values, String problem) {
        assertEquals(
                "400 invalid_params query.and[1]" + problem,
                server.post(
                                Ask.VIDEOS,
                                Ask.june(Ask.and(
                                        Ask.condition("username", "EQ", "\"ada\""),
                                        Ask.condition(field, operation, values))))
                        .refusal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"and":{}}                                              | query.and: must be a list of conditions
            {"or":[7]}                                              | query.or[0]: must be an object with field_name, operation and field_values
            {"not":[[]]}                                            | query.not[0]: must be an object with field_name, operation and field_values
            {"and":[{"operation":"EQ","field_values":["a"]}]}       | query.and[0].field_name: is missing
            {"and":[{"field_name":"keyword","field_values":["a"]}]} | query.and[0].operation: is missing
            {"and":[{"field_name":"keyword","operation":"EQ"}]}     | query.and[0].field_values: must hold one value
            {"and":[{"field_name":5,"operation":"EQ"}]}             | query.and[0].field_name: must be a string
            """)
    void groupThatCannotBeMeantIsNamed(String query, String problem) {
        assertEquals(
                "400 invalid_params " + problem,
                server.post(Ask.VIDEOS, Ask.june(query)).refusal());
    }
}
