package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AccessLogTest {

    @Test
    void lineShowsTimeClientRequestAnswerAndDuration() {
        var call = new LoggedCall(
                Instant.parse("2026-11-21T09:42:03.100Z").toEpochMilli(),
                1_034_999,
                "127.0.0.1",
                "POST",
                "/v2/research/video/query/",
                200,
                5_123,
                " log_id=42");
        assertEquals(
                "2026-11-21T09:42:03.100Z 127.0.0.1 POST /v2/research/video/query/ 200 5123b 1.034ms log_id=42",
                call.line());
    }

    @Test
    void noClientCanForgeALine() {
        var notes = new StringBuilder();
        LoggedCall.appendNote(notes, "app", "a\r\n2026 \"forged\\\" \u0085\u2028");
        LoggedCall.appendNote(notes, "empty", "");
        LoggedCall.appendNote(notes, "plain", "a=b/c");
        assertEquals(
                " app=\"a\\u000d\\u000a2026 \\\"forged\\\\\\\" \\u0085\\u2028\" empty=\"\" plain=a=b/c",
                notes.toString());
        var path = new LoggedCall(0, 0, "::1", "GET", "/\u0085\u009bx", 200, 0, "").line();
        assertTrue(path.contains(" /\\u0085\\u009bx 200 "), path);
    }

    @Test
    void longPathIsCut() {
        assertTrue(new LoggedCall(0, 0, "::1", "GET", "/" + "x".repeat(8_000), 404, 0, "")
                        .line()
                        .length()
                < 400);
    }

    @Test
    void everyCallIsWrittenInOrder() {
        var out = new ByteArrayOutputStream();
        try (var log = new AccessLog(new PrintStream(out, false, StandardCharsets.UTF_8))) {
            IntStream.range(0, 20_000).forEach(i -> log.accept(new LoggedCall(i, 0, "::1", "GET", "/", 200, i, "")));
        }
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(20_000, lines.size());
        IntStream.range(0, 20_000).forEach(i -> assertTrue(lines.get(i).contains(" 200 " + i + "b "), lines.get(i)));
    }

    @Test
    void callLeavesOneLineWithItsNotesAndWithoutItsQuery() throws Exception {
        try (var server = new TestServer(TestServer.LIMITS, TestServer.routes().route("GET", "/noted", call -> {
                    call.note("app", "a b");
                    return Answer.text(401, "no");
                }));
                var client = server.connect()) {
            client.send("GET /noted?token=secret HTTP/1.1\r\nHost: a\r\n\r\n").reply();
            var line = server.logged().line();
            assertTrue(line.matches("\\S{23}Z 127\\.0\\.0\\.1 GET /noted 401 2b \\d+\\.\\d{3}ms app=\"a b\""), line);
            client.send("nonsense\r\n\r\n").reply();
            line = server.logged().line();
            assertTrue(line.contains(" 127.0.0.1 - - 400 "), line);
            assertFalse(line.contains("nonsense"), line);
        }
    }
}
