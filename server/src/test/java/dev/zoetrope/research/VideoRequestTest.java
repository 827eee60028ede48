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
import org.junit.jupiter.params.provider.ValueSource;

/** What a video query's body may hold beside its conditions, over 25 videos of 2022-06-15 and two at the ends of 2022-07-04. */
final class VideoRequestTest {
    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data)
                .load(Ask.rows(25))
                .load(Ask.row(7_116_000_000_000_000_001L, "2022-07-04T00:00:00Z"))
                .load(Ask.row(7_116_000_000_000_000_002L, "2022-07-04T23:59:59Z"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int rows(String... members) {
        return server.post(Ask.VIDEOS, Ask.june(Ask.ALL, members)).videos("id").size();
    }

    private static String refusal(String body) {
        return server.post(Ask.VIDEOS, body).refusal();
    }

    @Test
    void pageHasTenVideosUnlessTheQueryOrASettingSaysOtherwise(@TempDir Path other) {
        assertEquals(10, rows());
        assertEquals(25, rows("\"max_count\":100"));
        try (var twenty = TestServer.on(other, "research-page-size=20").load(Ask.rows(25))) {
            assertEquals(
                    20, twenty.post(Ask.VIDEOS, Ask.june(Ask.ALL)).videos("id").size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "max_count":1                | 1
            "max_count":7                | 7
            "max_count":"7"              | 7
            "max_count":null             | 10
            "cursor":20                  | 5
            "cursor":"20"                | 5
            "cursor":null                | 10
            "cursor":0                   | 10
            "cursor":0,"search_id":""    | 10
            "search_id":null             | 10
            "is_random":null             | 10
            "is_random":false            | 10
            "is_random":true             | 10
            "nonsense":{"a":[1,{"b":2}]} | 10
            "fields":"like_count"        | 10
            "max_count":3,               | 3
            """)
    void memberIsTakenAsClientsSendIt(String member, int rows) {
        assertEquals(rows, rows(member));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "max_count":0                   | Invalid count or cursor
            "max_count":-1                  | Invalid count or cursor
            "max_count":101                 | Invalid count or cursor
            "max_count":9223372036854775807 | Invalid count or cursor
            "cursor":-1                     | Invalid count or cursor
            "cursor":26                     | Invalid count or cursor
            "cursor":4611686018427387904    | Invalid count or cursor
            "cursor":9223372036854775807    | Invalid count or cursor
            "cursor":9223372036854775808    | `cursor` must be a whole number of 64 bits, not "9223372036854775808"
            "cursor":1e400                  | `cursor` must be a whole number of 64 bits, not "1e400"
            "max_count":10.0                | `max_count` must be a whole number of 64 bits, not "10.0"
            "max_count":"ten"               | `max_count` must be a whole number of 64 bits, not "ten"
            "max_count":""                  | `max_count` must be a whole number of 64 bits, not ""
            "max_count":true                | `max_count` must be a whole number
            "max_count":[10]                | `max_count` must be a whole number
            "search_id":["1"]               | `search_id` must be a string
            "search_id":true                | `search_id` must be a string
            "is_random":"yes"               | `is_random` must be true or false
            "is_random":1                   | `is_random` must be true or false
            """)
    void memberThatCannotBeMeantIsNamed(String member, String message) {
        assertEquals("400 invalid_params " + message, refusal(Ask.june(Ask.ALL, member)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            20220704 | 20220704 | 2
            20220703 | 20220704 | 2
            20220704 | 20220803 | 2
            20220604 | 20220704 | 10
            20220705 | 20220706 | 0
            20220701 | 20220703 | 0
            20990101 | 20990131 | 0
            20240129 | 20240228 | 0
            00010101 | 00010131 | 0
            99991201 | 99991231 | 0
            """)
    void windowHoldsBothItsDaysAndUpToThirtyBetween(String start, String end, int rows) {
        var page = server.post(Ask.VIDEOS, Ask.body(Ask.ALL, start, end));
        assertEquals(rows, page.videos("id").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            20220601   | 20220702 | `end_date` 20220702 is 31 days after `start_date` 20220601; at most 30 days are allowed
            20220616   | 20220615 | `end_date` 20220615 is before `start_date` 20220616
            20220230   | 20220301 | `start_date` is "20220230", which is no day; write it as YYYYMMDD
            +9999999991231 | +9999999991231 | `start_date` is "+9999999991231", which is no day; write it as YYYYMMDD
            +123450101 | +123450101 | `start_date` is "+123450101", which is no day; write it as YYYYMMDD
            20220601   | 20220631 | `end_date` is "20220631", which is no day; write it as YYYYMMDD
            2022-06-01 | 20220602 | `start_date` is "2022-06-01", which is no day; write it as YYYYMMDD
            2022061    | 20220602 | `start_date` is "2022061", which is no day; write it as YYYYMMDD
            202206011  | 20220602 | `start_date` is "202206011", which is no day; write it as YYYYMMDD
            20221301   | 20220602 | `start_date` is "20221301", which is no day; write it as YYYYMMDD
            today      | 20220602 | `start_date` is "today", which is no day; write it as YYYYMMDD
            """)
    void windowThatIsNoneIsRefused(String start, String end, String message) {
        assertEquals("400 invalid_params " + message, refusal(Ask.body(Ask.ALL, start, end)));
    }

    @Test
    void daysMayBeNumbersButNotBeLeftOut() {
        var numbers = "{\"query\":" + Ask.ALL + ",\"start_date\":20220601,\"end_date\":20220630}";
        assertEquals(10, server.post(Ask.VIDEOS, numbers).videos("id").size());
        assertEquals(
                "400 invalid_params `start_date` is missing; give a UTC day as YYYYMMDD",
                refusal("{\"query\":" + Ask.ALL + ",\"end_date\":\"20220630\"}"));
        assertEquals(
                "400 invalid_params `end_date` is missing; give a UTC day as YYYYMMDD",
                refusal("{\"query\":" + Ask.ALL + ",\"start_date\":\"20220630\",\"end_date\":null}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"and\":[],\"or\":[],\"not\":[]}", "{}", "{\"and\":null}"})
    void queryWithoutAConditionIsRefused(String query) {
        assertEquals(
                "400 invalid_params query: at least one of and, or, not must be a list with a condition",
                refusal(Ask.june(query)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"cat\"", "7"})
    void queryThatIsNoObjectIsRefused(String query) {
        assertEquals(
                "400 invalid_params query: must be an object with the lists and, or, not", refusal(Ask.june(query)));
    }

    @Test
    void missingQueryIsRefused() {
        assertEquals(
                "400 invalid_params `query` is missing; give an object with the lists and, or, not",
                refusal("{\"start_date\":\"20220601\",\"end_date\":\"20220630\"}"));
    }

    @Test
    void randomPageIsDrawnAnewEachTimeAndIsItsOwnEnd() {
        var body = Ask.june(Ask.ALL, "\"is_random\":true", "\"max_count\":20");
        var first = server.post(Ask.VIDEOS, body);
        var second = server.post(Ask.VIDEOS, body);

        assertEquals(20, List.copyOf(first.videos("id")).stream().distinct().count());
        assertEquals(20L, first.data().get("cursor"));
        assertEquals(false, first.data().get("has_more"));
        // Of more than 10^24 pages, two are not the same one by chance.
        assertEquals(false, first.videos("id").equals(second.videos("id")));
    }
}
