package dev.zoetrope.readthrough;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upstreams that misbehave, behind a whole server: nothing of theirs is kept, nobody is held up, and no secret is shown. */
@Timeout(60)
final class HostileUpstreamTest {
    private static final String TOKEN = "hunter2hunter2xx";
    private static final int SECONDS = 2;
    private static final String OTHER_PERSON = """
            {"data":{"user":{"id":"2","uniqueId":"eve","nickname":"Eve","secUid":"sec-eve"},"stats":{"followerCount":5}}}""";

    private static final Map<String, Hostile.Behaviour> BEHAVIOURS = new TreeMap<>(Map.ofEntries(
            Map.entry("never", (_, _) -> Thread.sleep(Duration.ofMinutes(1))),
            Map.entry("drips", (_, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
                        .getBytes(US_ASCII));
                while (true) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(20);
                }
            }),
            Map.entry("html", Hostile.with(200, "text/html", "<html>Are you a robot? " + TOKEN + "</html>")),
            Map.entry("html as JSON", Hostile.with(200, "application/json", "<html>" + TOKEN)),
            Map.entry("half a body", (_, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"data\":"
                        .getBytes(US_ASCII));
                throw new IOException("cut off");
            }),
            Map.entry("a gigabyte", (_, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n"
                        .getBytes(US_ASCII));
                var much = " ".repeat(1 << 16).getBytes(US_ASCII);
                for (int i = 0; i < 1 << 14; i++) {
                    out.write(much);
                }
            }),
            Map.entry(
                    "redirect loop",
                    (line, out) -> out.write(("HTTP/1.1 302 Found\r\nLocation: " + line.split(" ", -1)[1]
                                    + "\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(US_ASCII))),
            Map.entry(
                    "redirect elsewhere",
                    Hostile.with(302, "text/plain", "", "Location: http://169.254.169.254/latest?" + TOKEN + "\r\n")),
            Map.entry(
                    "wrong types", Hostile.with(200, "application/json", "{\"data\":{\"user\":[1],\"stats\":\"x\"}}")),
            Map.entry("no user", Hostile.with(200, "application/json", "{\"data\":{}}")),
            Map.entry("somebody else", Hostile.with(200, "application/json", OTHER_PERSON)),
            Map.entry("denied", Hostile.with(491, "application/json", "{\"detail\":\"" + TOKEN + "\"}")),
            Map.entry("limited", Hostile.with(429, "application/json", "{\"detail\":\"" + TOKEN + "\"}")),
            Map.entry("broken", Hostile.with(500, "application/json", "{\"detail\":\"" + TOKEN + "\"}")),
            Map.entry("not found of a proxy", Hostile.with(404, "text/html", "nothing here")),
            Map.entry("no HTTP", (_, out) -> out.write("SSH-2.0-OpenSSH_9.9\r\n".getBytes(US_ASCII)))));

    @TempDir
    private Path data;

    static Stream<String> behaviours() {
        return BEHAVIOURS.keySet().stream();
    }

    /** All that is logged while it is open. */
    private static final class Logged extends Handler implements AutoCloseable {
        private final Queue<String> entries = new ConcurrentLinkedQueue<>();

        Logged() {
            setFormatter(new SimpleFormatter());
            Logger.getLogger("dev.zoetrope").addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            entries.add(getFormatter().format(entry));
        }

        String text() {
            return String.join("", entries);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("dev.zoetrope").removeHandler(this);
        }
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void nothingIsKeptNobodyIsHeldUpAndNoSecretIsShown(String name) throws IOException {
        var behaviour = BEHAVIOURS.get(name);
        if (behaviour == null) {
            throw new AssertionError(name);
        }
        try (var logged = new Logged();
                var hostile = new Hostile(behaviour)) {
            var shown = new StringBuilder();
            var server = TestServer.on(
                    data,
                    "upstream-ensemble-url=http://127.0.0.1:" + hostile.port() + "/apis",
                    "upstream-ensemble-token=" + TOKEN,
                    "upstream-time=" + SECONDS);
            try (server) {
                var now = server.world().clock().instant();
                var key = server.world()
                        .accounts()
                        .keys()
                        .create(new NewKey(Api.HANDLE, "Test"), now)
                        .text();
                for (int i = 0; i < 7; i++) {
                    long begun = System.nanoTime();
                    var reply = server.get("/dev/tiktok/user/ada" + i, "x-api-key", key);
                    assertTrue(reply.status() == 502 || reply.status() == 504, () -> name + ": " + reply);
                    assertTrue(
                            System.nanoTime() - begun
                                    < Duration.ofSeconds(SECONDS + 2).toNanos(),
                            name);
                    shown.append(reply.headers().map()).append(reply.body());
                }
                var state = server.get("/_zoetrope/upstreams");
                assertEquals("open", state.at("upstreams", 0, "breaker"), state.body());
                shown.append(state.body());
                assertEmpty(server.world().catalog());
            }
            shown.append(server.log()).append(logged.text());
            assertFalse(shown.toString().contains(TOKEN), () -> name + ": " + shown);
            assertTrue(logged.text().contains("upstream ensemble is left alone"), logged::text);
        }
    }

    private static void assertEmpty(Catalog catalog) {
        try (var snapshot = catalog.snapshot()) {
            assertFalse(snapshot.people().hasNext());
            assertFalse(snapshot.videos().hasNext());
        }
    }
}
