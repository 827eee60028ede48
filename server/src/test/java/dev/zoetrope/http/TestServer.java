package dev.zoetrope.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server on a free port with a few routes, and the calls it has logged. */
final class TestServer implements AutoCloseable {

    /** The most bytes that {@code /echo} takes. */
    static final int ECHO_LIMIT = 1_000;

    /** Limits that no test should meet, but for the time that every refused connection lingers. */
    static final HttpLimits LIMITS = limits(Duration.ofMinutes(1), Duration.ofMillis(1));

    private final BlockingQueue<LoggedCall> logged = new LinkedBlockingQueue<>();
    private final HttpServer server;

    TestServer(HttpLimits limits, Routes.Builder routes) {
        routes.route("GET", "/hello", call -> Answer.text(200, "hello"));
        routes.route("POST", "/echo", call -> Answer.of(200, "application/json", call.body(ECHO_LIMIT)));
        routes.route("POST", "/ignore", call -> Answer.text(200, "ignored"));
        routes.route(
                "GET",
                "/lines",
                call -> Answer.stream(200, "text/plain", out -> {
                    out.write("one\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    out.write("two\n".getBytes(StandardCharsets.UTF_8));
                }));
        server = HttpServer.start("127.0.0.1", 0, routes.build(), TestServer::page, limits, logged::add);
    }

    TestServer() {
        this(LIMITS, routes());
    }

    static Routes.Builder routes() {
        return Routes.otherwise((call, allowed) -> Answer.text(404, "nothing at " + call.path() + " " + allowed));
    }

    /** Limits with one and the same time for all that a client may be slow at. */
    static HttpLimits limits(Duration time, Duration lingerTime) {
        return new HttpLimits(8_192, 16_384, 100, time, time, time, time, lingerTime, Duration.ofSeconds(10));
    }

    HttpServer server() {
        return server;
    }

    RawClient connect() throws IOException {
        return new RawClient(server);
    }

    /** The next call that is over. */
    LoggedCall logged() throws InterruptedException {
        var call = logged.poll(10, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("No call was logged within 10 seconds");
        }
        return call;
    }

    private static Answer page(Call call, Throwable failure) {
        return failure instanceof RequestRefused refused
                ? Answer.text(refused.status(), refused.reason())
                : Answer.text(500, "sorry");
    }

    @Override
    public void close() {
        server.close();
    }
}
