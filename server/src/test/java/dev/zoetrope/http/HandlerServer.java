package dev.zoetrope.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server of a single handler, which every POST leads to. */
public final class HandlerServer implements AutoCloseable {
    private final BlockingQueue<LoggedCall> logged = new LinkedBlockingQueue<>();
    private final HttpServer server;

    public HandlerServer(Handler handler) {
        var routes = Routes.otherwise((_, _) -> Answer.text(404, ""));
        routes.route("POST", "/", handler);
        server = HttpServer.start(
                "127.0.0.1",
                0,
                routes.build(),
                (_, _) -> Answer.text(500, "not the handler's"),
                HttpLimits.DEFAULTS,
                logged::add);
    }

    public HttpResponse<String> post(String query) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.port() + "/?" + query);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        }
    }

    /** The line of the next call that is over. */
    public String logged() throws InterruptedException {
        var call = logged.poll(10, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call was logged within 10 seconds");
        }
        return call.line();
    }

    @Override
    public void close() {
        server.close();
    }
}
