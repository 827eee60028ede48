package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.AccountLimits;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a day's units come to when the server that counts them is killed. */
@Timeout(120)
final class UnitsProcessTest {
    private static final int CALLS = 130;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aKillCountsABlockTooManyAtMostAndNeverTooFew() throws Exception {
        var workplace = new Workplace(folder.resolve("work"));
        var data = folder.resolve("data").toString();
        var limited = token(data, "--daily-quota", "10000");
        var free = token(data);
        LocalDate day;
        do {
            // Once more when it was over midnight.
            day = LocalDate.now(ZoneOffset.UTC);
            long before;
            long beforeFree;
            try (var server = workplace.serve("--data", data)) {
                before = used(server, limited, day);
                beforeFree = used(server, free, day);
                for (int i = 0; i < CALLS; i++) {
                    for (var token : new String[] {limited, free}) {
                        var reply = get(server, "/tt/user/info-from-secuid?secUid=nobody&token=" + token);
                        assertEquals(
                                "1", reply.headers().firstValue("units_charged").orElse(""), reply.body());
                    }
                }
                server.kill();
            }
            try (var server = workplace.serve("--data", data)) {
                if (day.equals(LocalDate.now(ZoneOffset.UTC))) {
                    within(AccountLimits.DEFAULT.useBlock(), used(server, limited, day) - before);
                    within(AccountLimits.DEFAULT.freeUseBlock(), used(server, free, day) - beforeFree);
                }
                server.terminate().end();
            }
        } while (!day.equals(LocalDate.now(ZoneOffset.UTC)));
    }

    private static void within(int block, long counted) {
        assertTrue(counted >= CALLS && counted <= CALLS + block, counted + " counted");
    }

    private static String token(String data, String... more) {
        var arguments = new String[9 + more.length];
        System.arraycopy(
                new String[] {"key", "create", "--data", data, "--api", "ensemble", "--name", "Test", "--json"},
                0,
                arguments,
                0,
                9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        return Ended.run(arguments).succeeded().out().replaceAll("(?s).*\"key\":\"([^\"]*)\".*", "$1");
    }

    private long used(Program server, String token, LocalDate day) throws IOException, InterruptedException {
        var body = get(server, "/customer/get-used-units?date=" + day + "&token=" + token)
                .body();
        return Long.parseLong(body.replaceAll("(?s).*\"tiktok\":(\\d+).*", "$1"));
    }

    private HttpResponse<String> get(Program server, String target) throws IOException, InterruptedException {
        var uri = server.address().resolve("/apis" + target);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
