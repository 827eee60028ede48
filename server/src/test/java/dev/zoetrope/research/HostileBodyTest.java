package dev.zoetrope.research;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Ask;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that nobody sends by mistake, and some that people do. */
final class HostileBodyTest {
    private static final int LIMIT = 64 * 1024;
    private static final String NOT_JSON = "The request body is not valid JSON: ";

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data).load(Ask.rows(3));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The message of the refusal, which is invalid_params, short, one line, and shows nothing of the inside. */
    private static String message(byte[] body) {
        var refusal = server.post(server.token(), Ask.VIDEOS, body).refusal();
        assertTrue(refusal.startsWith("400 invalid_params "), refusal);
        assertFalse(refusal.matches("(?s).*(\n|\tat |Exception|Source:|StreamRead|jackson|zoetrope).*"), refusal);
        assertTrue(refusal.length() < 300, refusal);
        return refusal.substring("400 invalid_params ".length());
    }

    private static String message(String body) {
        return message(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~        | The request body must be a JSON object
            ~  ~      | The request body must be a JSON object
            []        | The request body must be a JSON object
            null      | The request body must be a JSON object
            7         | The request body must be a JSON object
            "{}"      | The request body must be a JSON object
            {}{}      | The request body must end behind its JSON object
            {},       | The request body is not valid JSON: Unexpected character (',' (code 44))
            {} x      | The request body is not valid JSON: Unrecognized token 'x'
            {         | The request body is not valid JSON: Unexpected end-of-input
            {"a"      | The request body is not valid JSON: Unexpected end-of-input
            {"a":     | The request body is not valid JSON: Unexpected end-of-input
            {"a":"b   | The request body is not valid JSON: Unexpected end-of-input
            {"a":tru} | The request body is not valid JSON: Unrecognized token 'tru'
            {'a':1}   | The request body is not valid JSON: Unexpected character (''' (code 39))
            {a:1}     | The request body is not valid JSON: Unexpected character ('a' (code 97))
            {"a":NaN} | The request body is not valid JSON: Non-standard token 'NaN'
            {"a":01}  | The request body is not valid JSON: Invalid numeric value: Leading zeroes not allowed
            {"a":1,,} | The request body is not valid JSON: Unexpected character (',' (code 44))
            {"a" 1}   | The request body is not valid JSON: Unexpected character ('1' (code 49))
            /*a*/{}   | The request body is not valid JSON: Unexpected character ('/' (code 47))
            """)
    void whatIsNotOneJsonObjectIsRefused(String body, String start) {
        var message = message(body);
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void brokenJsonIsToldWithItsPlace() {
        var message = message("{\n  \"query\": {]\n}");
        assertTrue(message.endsWith("(line 2, column 13)"), message);
    }

    @Test
    void memberGivenTwiceIsRefusedAtAnyDepth() {
        assertEquals(
                NOT_JSON + "Duplicate Object property \"cursor\" (line 1, column 21)",
                message("{\"cursor\":1,\"cursor\":2}"));
        for (var body : new String[] {
            "{\"x\":{\"a\":1,\"a\":1}}", Ask.june("{\"and\":[],\"and\":[]}"), "{\"a\":1,\"\\u0061\":2}"
        }) {
            assertTrue(message(body).startsWith(NOT_JSON + "Duplicate Object property"), body);
        }
    }

    @Test
    void bodyMayBeAsLongAsTheLimitAndNoLonger() {
        var body = Ask.june(Ask.ALL);
        var longest = body + " ".repeat(LIMIT - body.length());
        assertEquals(3, server.post(Ask.VIDEOS, longest).videos("id").size());
        assertEquals("The request body is larger than the 65536 bytes allowed.", message(longest + " "));
        assertEquals("The request body is larger than the 65536 bytes allowed.", message("x".repeat(300_000)));
    }

    @Test
    void chunkedBodyHasTheSameLimit() {
        var chunk = "ffff\r\n" + "x".repeat(0xffff) + "\r\n";
        var reply = server.raw(
                "POST " + Ask.VIDEOS + " HTTP/1.1",
                "Host: x",
                "Authorization: bearer " + server.token(),
                "Transfer-Encoding: chunked",
                "",
                chunk + chunk + "0\r\n\r\n");
        assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
        assertTrue(reply.contains("The request body is larger than the 65536 bytes allowed."), reply);
    }

    @Test
    void valuesMayLieThirtyTwoDeepAndNoDeeper() {
        assertEquals(
                3,
                server.post(Ask.VIDEOS, Ask.june(Ask.ALL, "\"x\":" + nested(31)))
                        .videos("id")
                        .size());
        for (int depth : new int[] {32, 1_000, 32_000}) {
            var message = message("{\"x\":" + nested(depth) + "}");
            assertTrue(
                    message.startsWith(NOT_JSON + "Document nesting depth (33) exceeds the maximum allowed (32)"),
                    message);
        }
        assertTrue(message("[".repeat(60_000)).startsWith("The request body must be a JSON object"));
        assertTrue(message("{\"a\":".repeat(12_000)).startsWith(NOT_JSON + "Document nesting depth"));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    @Test
    void fiveHundredConditionsAreTakenAndNoMore() {
        assertEquals(
                0,
                server.post(Ask.VIDEOS, Ask.june(conditions(500))).videos("id").size());
        for (int count : new int[] {501, 1_000}) {
            assertEquals(
                    "query.and: a query may have at most 500 conditions; use IN with several values",
                    message(Ask.june(conditions(count))));
        }
    }

    private static String conditions(int count) {
        var condition = "{\"field_name\":\"keyword\",\"operation\":\"EQ\",\"field_values\":[\"a\"]}";
        return Ask.and(Collections.nCopies(count, condition).toArray(String[]::new));
    }

    @Test
    void fiveThousandValuesAreTakenAndNoMore() {
        for (var field : new String[] {"keyword", "hashtag_name", "username", "region_code"}) {
            var page = server.post(Ask.VIDEOS, Ask.june(Ask.and(Ask.condition(field, "IN", values(5_000)))));
            assertEquals(0, page.videos("id").size());
        }
        for (int count : new int[] {5_001, 10_000}) {
            assertEquals(
                    "query.and[0].field_values: a query may have at most 5000 values; ask in several queries",
                    message(Ask.june(Ask.and(Ask.condition("username", "IN", values(count))))));
        }
    }

    private static String values(int count) {
        return "[" + String.join(",", Collections.nCopies(count, "\"xy\"")) + "]";
    }

    @Test
    void hugeValuesAreSearchedForAndNotFound() {
        for (var text :
                new String[] {"a".repeat(60_000), "a ".repeat(30_000), "猫".repeat(20_000), "#".repeat(60_000)}) {
            for (var field : new String[] {"keyword", "hashtag_name", "username", "region_code"}) {
                for (var operation : new String[] {"EQ", "GT"}) {
                    var reply = server.post(
                            Ask.VIDEOS, Ask.june(Ask.and(Ask.condition(field, operation, "\"" + text + "\""))));
                    assertTrue(reply.status() == 200 || reply.status() == 400, field + reply.body());
                }
            }
        }
    }

    @Test
    void numberOfAnyLengthIsAnAnswer() {
        var message = message(Ask.june(Ask.ALL, "\"cursor\":" + "9".repeat(100)));
        assertTrue(message.startsWith("`cursor` must be a whole number of 64 bits, not \"999"), message);
        message = message(Ask.june(Ask.ALL, "\"cursor\":" + "9".repeat(60_000)));
        assertTrue(message.startsWith(NOT_JSON + "Number value length"), message);
        message = message(Ask.june(Ask.ALL, "\"x\":1e" + "9".repeat(60_000)));
        assertTrue(message.startsWith(NOT_JSON + "Number value length"), message);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        for (int broken : new int[] {0x80, 0xc0, 0xe2, 0xf8, 0xff}) {
            var body = "{\"username\":\"?\"}".getBytes(UTF_8);
            body[13] = (byte) broken;
            assertEquals("The request body is not valid UTF-8", message(body));
        }
        var surrogate = new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'};
        assertEquals("The request body is not valid UTF-8", message(surrogate));
        message(Ask.june(Ask.ALL).getBytes(UTF_16BE));
    }

    @Test
    void nulIsNoBlank() {
        assertTrue(message("\0").startsWith(NOT_JSON));
        assertTrue(message(Ask.june(Ask.ALL) + "\0").startsWith(NOT_JSON));
        assertTrue(message("{\"a\0b\":1}").startsWith(NOT_JSON));
    }

    /** Half of a surrogate pair has no UTF-8: an answer that repeats it needs care. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"query":%s,"start_date":"\\ud800","end_date":"20220630"}                           | `start_date` is "?", which is no day; write it as YYYYMMDD
            {"query":%s,"start_date":"20220601","end_date":"20220630","search_id":"\\udc00"} | Search Id ? is invalid or expired
            {"query":%s,"start_date":"20220601","end_date":"20220630","cursor":"\\ud83d"}    | `cursor` must be a whole number of 64 bits, not "?"
            """)
    void loneSurrogateIsRefusedWhereverItStands(String body, String message) {
        assertEquals(message, message(body.replace("%s", Ask.ALL)));
    }

    @Test
    void loneSurrogateIsNobodysName() {
        assertEquals(
                "400 invalid_params `username: ?` is invalid: cannot find the user",
                server.post("/v2/research/user/info/?fields=display_name", "{\"username\":\"\\ud800\"}")
                        .refusal());
    }

    @Test
    void pairIsNotCutInHalfWhereAValueIsShortened() {
        // At one of the two, a limit of any number of UTF-16 units falls into a pair.
        for (int before : new int[] {30, 31}) {
            var text = "x".repeat(before) + "\uD83D\uDE00".repeat(50);
            for (var body : new String[] {
                Ask.body(Ask.ALL, text, "20220601"),
                Ask.june(Ask.ALL, "\"search_id\":\"" + text + "\""),
                Ask.june(Ask.ALL, "\"cursor\":\"" + text + "\""),
                Ask.june(Ask.and(Ask.condition("video_id", "EQ", "\"" + text + "\"")))
            }) {
                var message = message(body);
                assertFalse(message.contains("?"), message);
            }
        }
    }

    @Test
    void bodyThatEndsEarlyIsAnswered() {
        var reply = server.raw(
                "POST " + Ask.VIDEOS + " HTTP/1.1",
                "Host: x",
                "Authorization: bearer " + server.token(),
                "Content-Length: 30",
                "",
                "{}");
        assertTrue(reply.startsWith("HTTP/1.1 400 "), reply);
        assertTrue(reply.contains("\"message\":\"The request body ended early, after 2 bytes.\""), reply);
    }
}
