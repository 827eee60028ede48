package dev.zoetrope.research;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Ask;
import dev.zoetrope.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged bodies: each is answered, in form, with rows or with the caller's mistake. {@code -Dzoetrope.seed=} repeats a run, {@code -Dzoetrope.fuzz=} makes it
 * longer.
 */
final class BodyFuzzTest {
    private static final String VIDEOS = "/v2/research/video/query/?fields=id,video_description";
    private static final String USER = "/v2/research/user/info/?fields=display_name";

    private static final List<String> VIDEO_BODIES = List.of(
            Ask.june(Ask.ALL, "\"max_count\":3", "\"cursor\":null", "\"search_id\":null", "\"is_random\":false"),
            Ask.june("{\"and\":[" + Ask.condition("keyword", "IN", "[\"cat\",\"猫 dog\",\"\\ud83d\\ude00\"]")
                    + "],\"or\":[" + Ask.condition("create_date", "GTE", "20220615") + ","
                    + Ask.condition("video_length", "EQ", "[\"LONG\"]") + "],\"not\":["
                    + Ask.condition("video_id", "LT", "[7109000000000000001]") + "]}"),
            Ask.june(
                    Ask.and(
                            Ask.condition("hashtag_name", "GT", "[\"hello\"]"),
                            Ask.condition("username", "LTE", "\"zoe\""),
                            Ask.condition("region_code", "IN", "[\"US\",[\"CA\"]]")),
                    "\"search_id\":\"7160776277492814854\",\"cursor\":0,"),
            Ask.june(Ask.ALL, "\"is_random\":true", "\"max_count\":\"2\""));

    private static final List<String> USER_BODIES =
            List.of("{\"username\":\"ada\"}", "{\"username\":\"@Zoë_1.\\u00e9\",\"x\":[{}]}");

    /** What damage is done with: pieces that JSON, numbers, texts and dates are sensitive to. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "[[[[",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\\u0000",
            "null",
            "true",
            "NaN",
            "-",
            "1e400",
            "0.1",
            "9223372036854775808",
            "-9223372036854775808",
            "20220230",
            "99999999",
            "EQ",
            "IN",
            "\0",
            "\t",
            "\n",
            "é",
            "\uFEFF",
            "/*",
            "#",
            "''",
            "\"query\":",
            "\"and\":[",
            "\"cursor\":");

    private final long seed = Long.getLong("zoetrope.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void damagedBodyGetsRowsOrTheCallersMistake(@TempDir Path data) {
        try (var server = TestServer.on(data).load(Ask.rows(20))) {
            int refused = 0;
            int runs = Integer.getInteger("zoetrope.fuzz", 2_000);
            for (int run = 0; run < runs; run++) {
                boolean user = random.nextInt(5) == 0;
                var bodies = user ? USER_BODIES : VIDEO_BODIES;
                var body = damaged(bodies.get(random.nextInt(bodies.size())).getBytes(UTF_8));
                refused += refused(server, user ? USER : VIDEOS, body);
            }
            // Otherwise the damage would be too little, or too much, to reach what lies behind the syntax.
            assertTrue(refused > runs / 10 && refused < runs, refused + " of " + runs);
            assertEquals(10, server.post(VIDEOS, Ask.june(Ask.ALL)).videos("id").size());
        }
    }

    private int refused(TestServer server, String target, byte[] body) {
        try {
            var reply = server.post(server.token(), target, body);
            if (reply.status() == 200) {
                reply.data();
                return 0;
            }
            var refusal = reply.refusal();
            assertTrue(refusal.startsWith("400 invalid_params ") && !refusal.contains("Exception"), refusal);
            return 1;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", body " + new String(body, UTF_8), e);
        }
    }

    private byte[] damaged(byte[] body) {
        var bytes = body;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = damagedOnce(bytes);
        }
        return bytes;
    }

    private byte[] damagedOnce(byte[] body) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(12));
        var piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> joined(body, from, piece, from);
            case 1 -> joined(body, from, piece, to);
            case 2 -> joined(body, from, new byte[0], to);
            case 3 -> joined(body, from, new byte[] {(byte) random.nextInt(256)}, Math.min(from + 1, body.length));
            case 4 -> joined(body, to, body, from);
            default -> joined(body, from, new byte[0], body.length);
        };
    }

    /** The body up to {@code head}, a piece, and the body from {@code tail} on. */
    private static byte[] joined(byte[] body, int head, byte[] piece, int tail) {
        var out = new ByteArrayOutputStream();
        out.write(body, 0, head);
        out.writeBytes(piece);
        out.write(body, tail, body.length - tail);
        return out.toByteArray();
    }
}
