package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.accounts.Uses;
import dev.zoetrope.server.Ask;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuotaTest {
    private static final String SPENT =
            "429 daily_quota_limit_exceeded The daily quota of 1000 requests is used up. It begins anew at 00:00 UTC.";
    private static final String GOOD = Ask.june(Ask.ALL);
    private static final Instant EVENING = Instant.parse("2024-02-29T23:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

    @TempDir
    private Path data;

    @Test
    void thousandCallsADayAndTheNextDayBeginsAtMidnightUtc() {
        var now = new AtomicReference<>(EVENING);
        try (var server = TestServer.on(data, now::get, "limits=real")) {
            var token = server.token();
            for (int i = 0; i < 997; i++) {
                assertEquals(200, server.post(token, Ask.VIDEOS, GOOD).status());
            }
            // Other operations and calls that fail draw on the same thousand; calls that are not let in do not.
            assertEquals(
                    400, server.post(token, "/v2/research/user/info/", "{}").status());
            assertEquals(400, server.post(token, Ask.VIDEOS, "nonsense").status());
            assertEquals(401, server.post("nobody", Ask.VIDEOS, GOOD).status());
            assertEquals(200, server.post(token, Ask.VIDEOS, GOOD).status());

            assertEquals(SPENT, server.post(token, Ask.VIDEOS, GOOD).refusal());
            assertEquals(
                    SPENT,
                    server.post(token, "/v2/research/user/info/", "nonsense").refusal());
            var other = server.token(server.register("research.data.basic"));
            assertEquals(200, server.post(other, Ask.VIDEOS, GOOD).status());

            now.set(Instant.parse("2024-02-29T23:59:59.999Z"));
            assertEquals(SPENT, server.post(token, Ask.VIDEOS, GOOD).refusal());
            now.set(Instant.parse("2024-03-01T00:00:00Z"));
            assertEquals(200, server.post(token, Ask.VIDEOS, GOOD).status());
        }
    }

    @Test
    void useIsCountedThoughNothingIsLimitedAndOutlivesTheServer() {
        var now = new AtomicReference<>(EVENING);
        String app;
        String token;
        try (var server = TestServer.on(data, now::get)) {
            var registered = server.register("research.data.basic");
            app = registered.app().clientKey();
            token = server.token(registered);
            var uses = server.world().accounts().uses();
            for (int i = 0; i < 1_000; i++) {
                uses.take("research:" + app, DAY, Uses.UNLIMITED);
            }
            assertEquals(200, server.post(token, Ask.VIDEOS, GOOD).status());
            assertEquals(1_001, uses.used("research:" + app, DAY));
        }
        try (var server = TestServer.on(data, now::get, "limits=real")) {
            assertEquals(1_001, server.world().accounts().uses().used("research:" + app, DAY));
            assertEquals(SPENT, server.post(token, Ask.VIDEOS, GOOD).refusal());
        }
    }
}
