package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SlowClientTest {

    private static final int HUGE = 50_000_000;

    private final CompletableFuture<String> bodyReader = new CompletableFuture<>();
    private final TestServer server = new TestServer(
            TestServer.limits(Duration.ofMillis(300), Duration.ofMillis(300)),
            TestServer.routes()
                    .route("GET", "/huge", call -> Answer.of(200, "text/plain", new byte[HUGE]))
                    .route(
                            "GET",
                            "/huge-stream",
                            call -> Answer.stream(200, "text/plain", out -> {
                                var piece = new byte[HUGE / 100];
                                for (int i = 0; i < 100; i++) {
                                    out.write(piece);
                                }
                            }))
                    .route("GET", "/thoughtful", call -> {
                        think();
                        return Answer.stream(200, "text/plain", out -> {
                            out.write("one\n".getBytes(StandardCharsets.US_ASCII));
                            out.flush();
                            think();
                            out.write("two\n".getBytes(StandardCharsets.US_ASCII));
                        });
                    })
                    .route(
                            "POST",
                            "/import",
                            call -> Answer.stream(200, "text/plain", out -> {
                                out.write("reading\n".getBytes(StandardCharsets.US_ASCII));
                                out.flush();
                                try (var in = call.bodyStream()) {
                                    bodyReader.complete("read " + in.readAllBytes().length);
                                } catch (RuntimeException e) {
                                    bodyReader.complete(e.getClass().getSimpleName());
                                    throw e;
                                }
                            })));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void silentConnectionIsClosedWithoutAWord() throws IOException {
        try (var client = server.connect()) {
            assertTrue(client.isClosed());
        }
    }

    @Test
    void connectionThatStaysIdleAfterACallIsClosed() throws IOException {
        try (var client = server.connect()) {
            assertEquals(
                    200,
                    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .status());
            assertTrue(client.isClosed());
        }
    }

    @Test
    void headSentByteByByteIsCutThoughItNeverPauses() throws Exception {
        try (var client = server.connect()) {
            var drip = drip(client, "GET /hello HTTP/1.1\r\nX-Drip: ");
            var reply = client.reply();
            assertEquals(408, reply.status());
            assertEquals("The request's head did not arrive in time.\n", reply.body());
            drip.join();
            assertEquals(408, server.logged().status());
        }
    }

    @Test
    void bodySentByteByByteIsCutThoughItNeverPauses() throws Exception {
        try (var client = server.connect()) {
            var drip = drip(client, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
            var reply = client.reply();
            assertEquals(408, reply.status());
            assertEquals("The request's body did not arrive in time.\n", reply.body());
            drip.join();
            var call = server.logged();
            assertEquals(408, call.status());
            assertEquals("/echo", call.path());
        }
    }

    @Test
    void bodyThatStopsWhileItIsAnsweredCutsTheAnswerOff() throws Exception {
        try (var client = server.connect()) {
            client.send("POST /import HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nsome");
            assertThrows(IOException.class, client::reply);
            assertEquals("ConnectionEnded", bodyReader.get(10, TimeUnit.SECONDS));
            var call = server.logged();
            assertTrue(call.notes().contains("body did not arrive in time"), call.line());
        }
    }

    @Test
    void handlerMayTakeItsTimeBeforeAndWithinItsAnswer() throws Exception {
        try (var client = server.connect()) {
            var reply =
                    client.send("GET /thoughtful HTTP/1.1\r\nHost: a\r\n\r\n").reply();
            assertEquals("one\ntwo\n", reply.body());
        }
    }

    @Test
    void answerThatNobodyReadsIsCut() throws Exception {
        for (var path : new String[] {"/huge", "/huge-stream"}) {
            try (var client = server.connect()) {
                client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
                var call = server.logged();
                assertEquals(path, call.path());
                assertTrue(call.notes().contains("did not take the answer in time"), call.line());
            }
        }
    }

    @Test
    void clientThatPipelinesAndNeverReadsIsCut() throws Exception {
        try (var client = server.connect()) {
            var sender = Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        client.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_000));
                    }
                } catch (IOException e) {
                    // Cut, as it should be.
                }
            });
            sender.join();
        }
    }

    @Test
    void slowClientsDoNotHoldUpOthers() throws Exception {
        var slow = new ArrayList<RawClient>();
        try {
            for (int i = 0; i < 50; i++) {
                slow.add(server.connect().send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"));
            }
            try (var client = server.connect()) {
                assertEquals(
                        200,
                        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                                .reply()
                                .status());
            }
            for (var client : slow) {
                assertEquals(408, client.reply().status());
                assertTrue(client.isClosed());
            }
        } finally {
            for (var client : slow) {
                client.close();
            }
        }
    }

    /** Takes longer than any client may. */
    private static void think() {
        try {
            TimeUnit.MILLISECONDS.sleep(700);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread drip(RawClient client, String start) {
        return Thread.startVirtualThread(() -> {
            try {
                client.send(start);
                while (true) {
                    client.send("x");
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            } catch (SocketException e) {
                // Cut, as it should be.
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
