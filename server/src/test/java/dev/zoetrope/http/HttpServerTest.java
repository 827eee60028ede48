package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HttpServerTest {

    private static final String HELLO = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void closingLetsCallsInFlightFinishAndRefusesNewOnes() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var server = new TestServer(TestServer.LIMITS, TestServer.routes().route("GET", "/slow", call -> {
            begun.countDown();
            await(go);
            return Answer.text(200, "finished");
        }));
        try (var busy = server.connect();
                var idle = server.connect()) {
            assertEquals(200, idle.send(HELLO).reply().status());
            busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            await(begun);
            int port = server.server().port();
            var closing = Thread.startVirtualThread(server::close);
            assertTrue(idle.isClosed());
            assertThrows(ConnectException.class, () -> {
                // A connection may still slip in while the listening socket closes.
                while (true) {
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                }
            });
            go.countDown();
            var reply = busy.reply();
            assertEquals("finished", reply.body());
            assertEquals("close", reply.headers().get("connection"));
            assertTrue(busy.isClosed());
            closing.join();
        }
    }

    @Test
    void closingEndsCallsThatOutlastTheGrace() throws Exception {
        var interrupted = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var minute = Duration.ofMinutes(1);
        var limits = new HttpLimits(100, 100, 10, minute, minute, minute, minute, minute, Duration.ofMillis(50));
        var server = new TestServer(limits, TestServer.routes().route("GET", "/stuck", call -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Answer.text(200, "too late");
        }));
        try (var client = server.connect()) {
            client.send("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n");
            await(begun);
            server.close();
            await(interrupted);
        }
    }

    @Test
    void connectionsBeyondTheLimitWaitForAFreePlace() throws Exception {
        var minute = Duration.ofMinutes(1);
        var limits = new HttpLimits(100, 100, 1, minute, minute, minute, minute, minute, minute);
        try (var server = new TestServer(limits, TestServer.routes());
                var waiting = waitingBehindAnother(server)) {
            assertEquals("hello", waiting.reply().body());
        }
    }

    private static RawClient waitingBehindAnother(TestServer server) throws Exception {
        try (var first = server.connect()) {
            assertEquals(200, first.send(HELLO).reply().status());
            server.logged();
            return server.connect().send(HELLO);
        }
    }

    @Test
    void handlersFaultIsAnsweredWithoutDetailAndLoggedOnceWithItsTrace() throws Exception {
        var fault = new IllegalStateException("secret detail");
        var records = new ArrayList<LogRecord>();
        var logger = Logger.getLogger(HttpService.class.getName());
        var handler = collectingInto(records);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try (var server = new TestServer(TestServer.LIMITS, TestServer.routes().route("GET", "/fail", call -> {
                    call.note("log_id", "42");
                    throw fault;
                }));
                var client = server.connect()) {
            var reply = client.send("GET /fail HTTP/1.1\r\nHost: a\r\n\r\n").reply();
            assertEquals(500, reply.status());
            assertEquals("sorry", reply.body());
            var line = server.logged().line();
            assertEquals(
                    List.of(line), records.stream().map(LogRecord::getMessage).toList());
            assertEquals(fault, records.getFirst().getThrown());
            assertTrue(line.contains(" GET /fail 500 5b ") && line.endsWith(" log_id=42"), line);
            assertEquals("hello", client.send(HELLO).reply().body());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void handlersFaultWithinAStreamCutsTheAnswerOff() throws Exception {
        var logger = Logger.getLogger(HttpService.class.getName());
        logger.setUseParentHandlers(false);
        try (var server = new TestServer(
                        TestServer.LIMITS,
                        TestServer.routes()
                                .route(
                                        "GET",
                                        "/fail",
                                        call -> Answer.stream(200, "text/plain", out -> {
                                            out.write('x');
                                            out.flush();
                                            throw new IOException("disk");
                                        })));
                var client = server.connect()) {
            client.send("GET /fail HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThrows(IOException.class, client::reply);
            assertEquals(1, server.logged().bytes());
        } finally {
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void bodyOfAnyLengthIsReadAsAStream() throws Exception {
        try (var server = new TestServer(TestServer.LIMITS, TestServer.routes().route("POST", "/count", call -> {
                    try (var in = call.bodyStream()) {
                        return Answer.text(200, in.transferTo(OutputStream.nullOutputStream()) + " bytes");
                    }
                }));
                var client = server.connect()) {
            var chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
            client.send("POST /count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 300; i++) {
                client.send(chunk);
            }
            assertEquals(
                    300 * 0x8000 + " bytes", client.send("0\r\n\r\n").reply().body());
            assertEquals("hello", client.send(HELLO).reply().body());
        }
    }

    @Test
    void callShowsQueryAndHeadersAsTheHandlerNeedsThem() throws Exception {
        try (var server = new TestServer(
                        TestServer.LIMITS,
                        TestServer.routes()
                                .route(
                                        "GET",
                                        "/show",
                                        call -> Answer.text(
                                                200,
                                                String.join(
                                                        "|",
                                                        call.rawQuery(),
                                                        String.valueOf(call.query("fields")),
                                                        String.valueOf(call.query("none")),
                                                        String.valueOf(call.header("authorization")),
                                                        String.valueOf(call.header("X-None")),
                                                        String.valueOf(call.authority())))));
                var client = server.connect()) {
            client.send(
                    "GET /show?fields=a%2Cb;c&fields=d HTTP/1.1\r\nHost: a:1\r\nAUTHORIZATION:\t Bearer x \r\n\r\n");
            assertEquals(
                    "fields=a%2Cb;c&fields=d|a,b;c|null|Bearer x|null|a:1",
                    client.reply().body());
            client.send("GET http://b:2/show HTTP/1.1\r\nHost: a:1\r\n\r\n");
            assertEquals("|null|null|null|null|b:2", client.reply().body());
            client.send("GET /show?a=%zz HTTP/1.1\r\nHost: a:1\r\n\r\n");
            var reply = client.reply();
            assertEquals(400, reply.status());
            assertTrue(reply.body().startsWith("Field 1 of the form has a %"), reply.body());
        }
    }

    @Test
    void portInUseIsNamedWithARemedy() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var failure = assertThrows(CannotListen.class, () -> start("127.0.0.1", taken.getLocalPort()));
            assertEquals(
                    "Cannot listen on host 127.0.0.1, port " + taken.getLocalPort()
                            + ": another program uses this port; stop it, or choose another port (0 takes any free one).",
                    failure.getMessage());
        }
    }

    @Test
    void hostThatIsNotOursIsNamedWithARemedy() {
        assertTrue(message("192.0.2.1", 0).contains("this machine has no such address"));
        assertTrue(message("no.such.host.invalid", 0).contains("no such host is known"));
        assertTrue(message("127.0.0.1", 65_536).contains("a port is a number from 0 to 65535"));
    }

    @Test
    void serverSurvivesBytesThatAreNoHttp() throws Exception {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var valid = "POST /echo?q=1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        try (var server = new TestServer()) {
            for (int i = 0; i < 2_000; i++) {
                var request = new StringBuilder(valid);
                for (int n = random.nextInt(1, 4); n > 0; n--) {
                    int at = random.nextInt(request.length());
                    switch (random.nextInt(3)) {
                        case 0 -> request.setCharAt(at, (char) random.nextInt(256));
                        case 1 -> request.deleteCharAt(at);
                        default -> request.insert(at, (char) random.nextInt(256));
                    }
                }
                try (var client = server.connect()) {
                    client.send(request.toString()).socket().shutdownOutput();
                    int status = client.reply().status();
                    assertFalse(status >= 500 && status != 501 && status != 505, "seed " + seed + ": " + request);
                }
            }
            try (var client = server.connect()) {
                assertEquals("hello", client.send(HELLO).reply().body());
            }
        }
    }

    private static HttpServer start(String host, int port) {
        return HttpServer.start(
                host,
                port,
                TestServer.routes().build(),
                (call, failure) -> Answer.text(500, ""),
                HttpLimits.DEFAULTS,
                call -> {});
    }

    private static String message(String host, int port) {
        return String.valueOf(
                assertThrows(CannotListen.class, () -> start(host, port)).getMessage());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Handler collectingInto(List<LogRecord> records) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
