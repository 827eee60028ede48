package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Standing;
import dev.zoetrope.model.Video;
import dev.zoetrope.server.Reply;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls cost, and how it adds up. */
final class UnitsTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    private Path data;

    private Scene scene;

    @BeforeEach
    void start() {
        scene = Scene.on(data);
        scene.save(Scene.user("ada"), Scene.user("empty"));
        scene.save(Scene.posts("ada", 45));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /** One of many calls of several costs. */
    private Reply call(String token, int i) {
        return switch (i % 6) {
            case 0 -> scene.askAs(token, "/tt/user/info", "username", "ada");
            case 1 -> scene.askAs(token, "/tt/user/posts", "username", "ada", "depth", 1 + i % 5);
            case 2 ->
                scene.askAs(token, "/tt/post/multi-info", "ids", Scene.POST + 10_000 + ";" + (Scene.POST + 9_999));
            case 3 -> scene.askAs(token, "/tt/user/info", "username", "nobody");
            case 4 -> scene.askAs(token, "/tt/user/info");
            default -> scene.askAs(token, "/tt/post/multi-info", "ids", "12;13");
        };
    }

    private long charged(Reply reply) {
        return Long.parseLong(reply.header("units_charged"));
    }

    private long callsAtOnce(String token, int calls) throws Exception {
        var sum = new LongAdder();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var tasks = IntStream.range(0, calls)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        sum.add(charged(call(token, i)));
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                assertTrue(done.get());
            }
        }
        return sum.sum();
    }

    @Test
    void aDayAddsUpUnderLoadAndAcrossARestartAndMidnight() throws Exception {
        var token = scene.token();
        var useKey = scene.key().useKey();
        long today = callsAtOnce(token, 300);
        assertTrue(today > 300, today + " units");
        assertEquals(today, scene.used());

        scene.close();
        scene = Scene.on(data);
        today += callsAtOnce(token, 120);

        scene.set(MIDNIGHT.minusMillis(1));
        today += charged(call(token, 0));
        scene.set(MIDNIGHT);
        long tomorrow = callsAtOnce(token, 60);

        scene.close();
        scene = Scene.on(data);
        var uses = scene.server().world().accounts().uses();
        assertEquals(
                Map.of(Scene.TODAY, today, Scene.TODAY.plusDays(1), tomorrow),
                uses.used(useKey, Scene.TODAY, Scene.TODAY.plusDays(1)));

        scene.set(MIDNIGHT);
        assertEquals(tomorrow, units(token, "2026-11-22"));
        assertEquals(today, units(token, "2026-11-21"));
        assertEquals(today, units(token, "20261121"));
        assertEquals(0L, units(token, "2026-11-20"));
        var history = scene.askAs(token, "/customer/get-history", "days", 3).at("data");
        assertEquals(List.of("2026-11-22", "2026-11-21", "2026-11-20"), Scene.each(history, "date"));
        assertEquals(List.of(tomorrow, today, 0L), Scene.each(history, "tiktok"));
        assertEquals(List.of(0L, 0L, 0L), Scene.each(history, "youtube"));
    }

    private Object units(String token, String date) {
        var reply = scene.askAs(token, "/customer/get-used-units", "date", date);
        assertEquals("0", reply.header("units_charged"));
        assertEquals(0L, reply.at("data", "instagram"));
        return reply.at("data", "tiktok");
    }

    @Test
    void aQuotaIsSpentExactlyAndNeverExceeded() throws Exception {
        var token = scene.key(Standing.ACTIVE, 101);
        long charged = callsAtOnce(token.text(), 400);
        assertEquals(
                charged,
                scene.server().world().accounts().uses().used(token.key().useKey(), Scene.TODAY));
        assertTrue(charged <= 101, charged + " units");
        // What is left is too little for the cheapest call that still came.
        while (scene.askAs(token.text(), "/tt/user/info", "username", "ada").status() == 200) {
            charged++;
        }
        assertEquals(101, charged);
        var refused = scene.askAs(token.text(), "/tt/user/info", "username", "ada");
        assertEquals(
                "495 {\"detail\":\"Maximum requests limit reached for today. Send an email at hello@ensembledata.com\"} 0",
                refused.status() + " " + refused.body() + " " + refused.header("units_charged"));
        assertEquals(101L, units(token.text(), "2026-11-21"));
        scene.set(MIDNIGHT);
        assertEquals(
                200,
                scene.askAs(token.text(), "/tt/user/info", "username", "ada").status());
    }

    @Test
    void aCallThatCostsMoreThanIsLeftIsFreeAndRefused() {
        var captions = LongStream.range(0, 45)
                .mapToObj(i -> Scene.post(
                        1_000 + i,
                        "ada",
                        1_000,
                        Scene.with(Video.CAPTION, "dance").with(Video.HASHTAGS, List.of("dance"))))
                .toList();
        scene.save(captions);
        var token = scene.key(Standing.ACTIVE, 4).text();
        assertRefused(scene.askAs(token, "/tt/post/multi-info", "ids", "1000;1001;1002"));
        assertRefused(scene.askAs(token, "/tt/keyword/search", "name", "dance", "period", 0, "get_author_stats", true));
        assertRefused(
                scene.askAs(token, "/tt/keyword/full-search", "name", "dance", "period", 0, "match_exactly", true));
        // Nothing would be found in the end, which only the work tells.
        assertRefused(scene.askAs(token, "/tt/post/multi-info", "ids", "12;13;14"));
        assertRefused(scene.askAs(token, "/tt/keyword/search", "name", "rare", "period", 0, "get_author_stats", true));
        assertRefused(
                scene.askAs(token, "/tt/keyword/full-search", "name", "danc", "period", 0, "match_exactly", true));
        assertEquals(0L, units(token, "2026-11-21"));
        assertEquals(3, charged(scene.askAs(token, "/tt/keyword/full-search", "name", "dance", "period", 0)));
        // It may cost two.
        assertRefused(scene.askAs(token, "/tt/live/search", "keyword", "dance", "country", "us"));
        assertEquals(1, charged(scene.askAs(token, "/tt/hashtag/recent-posts", "name", "dance", "days", 9_999)));
        assertEquals(4L, units(token, "2026-11-21"));
    }

    private static void assertRefused(Reply reply) {
        assertEquals("495 0", reply.status() + " " + reply.header("units_charged"), reply.body());
    }

    @Test
    void recentPostsNeedTheUnitsOfAllThatAreLookedAt() {
        scene.save(LongStream.range(0, 401)
                .mapToObj(i -> Scene.post(1_000 + i, "ada", 1_000 + i, Scene.with(Video.HASHTAGS, List.of("dance"))))
                .toList());
        var token = scene.key(Standing.ACTIVE, 2).text();
        var ask = new Object[] {"name", "dance", "days", 1};
        assertRefused(scene.askAs(token, "/tt/hashtag/recent-posts", ask));
        var fewer = scene.askAs(token, "/tt/hashtag/recent-posts", "name", "dance", "days", 1, "max_cursor", 400);
        assertEquals("200 2", fewer.status() + " " + fewer.header("units_charged"));
        assertEquals(401L, fewer.at("data", "video_count"));
    }

    @Test
    void whoHasFewUnitsLeftGetsSoManyChunksAndGoesOnLater() {
        var byName = scene.key(Standing.ACTIVE, 4).text();
        var first = scene.askAs(byName, "/tt/user/posts", "username", "ada", "depth", 1_000);
        assertEquals("200 4", first.status() + " " + first.header("units_charged"));
        assertEquals(30, Scene.each(first.at("data"), "aweme_id").size());
        assertRefused(scene.askAs(byName, "/tt/user/posts", "username", "ada", "depth", 1));

        var bySecUid = scene.key(Standing.ACTIVE, 2).text();
        var rest = scene.askAs(
                bySecUid,
                "/tt/user/posts-from-secuid",
                "secUid",
                Scene.secUid("ada"),
                "depth",
                1_000,
                "start_cursor",
                first.at("nextCursor"));
        assertEquals("200 2", rest.status() + " " + rest.header("units_charged"));
        assertEquals(15, Scene.each(rest.at("data"), "aweme_id").size());
        assertFalse(rest.json().containsKey("nextCursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limits=off", "limits=real"})
    void theSettingHoldsForTokensWithoutAQuotaWhenLimitsAreReal(String limits) {
        scene.close();
        scene = Scene.on(data, limits, "ensemble-units=2");
        assertEquals(200, scene.ask("/tt/user/info", "username", "ada").status());
        assertEquals(200, scene.ask("/tt/user/info", "username", "ada").status());
        assertEquals(
                limits.endsWith("off") ? 200 : 495,
                scene.ask("/tt/user/info", "username", "ada").status());
        var rich = scene.key(Standing.ACTIVE, 3).text();
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    200, scene.askAs(rich, "/tt/user/info", "username", "ada").status());
        }
        assertEquals(495, scene.askAs(rich, "/tt/user/info", "username", "ada").status());
    }

    @Test
    void aFailureOfOursIsFree() {
        scene.server().world().catalog().close();
        var reply = scene.ask("/tt/user/info", "username", "ada");
        assertEquals(
                "500 {\"detail\":\"Internal error.\"} 0",
                reply.status() + " " + reply.body() + " " + reply.header("units_charged"));
        assertEquals(0, scene.used());
    }

    @Test
    void withoutAccountsNothingIsAnswered() {
        scene.server().world().accounts().close();
        for (var path : List.of("/tt/user/info", "/customer/get-history")) {
            var reply = scene.ask(path, "username", "ada", "days", 1);
            assertEquals(
                    "500 {\"detail\":\"Internal error.\"} 0",
                    reply.status() + " " + reply.body() + " " + reply.header("units_charged"));
        }
    }

    @Test
    void aHistoryHasAsManyDaysAsAskedWithinReason() {
        for (var days : Map.of(0, 0, -5, 0, 1, 1, 40, 40, Integer.MAX_VALUE, CustomerOperations.MOST_DAYS)
                .entrySet()) {
            var history = scene.data(0, "/customer/get-history", "days", days.getKey());
            assertEquals(days.getValue(), Scene.each(history, "date").size());
        }
        assertFalse(scene.ask("/customer/get-history", "days", 3).body().contains("null"));
    }
}
