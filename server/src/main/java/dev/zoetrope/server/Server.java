package dev.zoetrope.server;

import dev.zoetrope.admin.Demo;
import dev.zoetrope.http.AccessLog;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.HttpLimits;
import dev.zoetrope.http.HttpServer;
import dev.zoetrope.http.LoggedCall;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.webhooks.Sender;
import dev.zoetrope.world.World;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running server. Closing it finishes the calls in flight first. */
public final class Server implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final House house;
    private final HttpServer http;
    private final Sender webhooks;
    private final @Nullable AccessLog log;

    private Server(House house, HttpServer http, Sender webhooks, @Nullable AccessLog log) {
        this.house = house;
        this.http = http;
        this.webhooks = webhooks;
        this.log = log;
    }

    /**
     * Serves a house, and takes it over.
     *
     * @param logOut gets the access log
     * @throws dev.zoetrope.http.CannotListen when the port is not to be had
     */
    public static Server start(Settings settings, House house, PrintStream logOut) {
        var log = settings.get(Settings.ACCESS_LOG) ? new AccessLog(logOut) : null;
        try {
            var secret = secret();
            var host = settings.get(Settings.HOST);
            var routes = Paths.of(settings, house, new Control(host, 0, secret));
            Consumer<LoggedCall> logged = log == null ? _ -> {} : log;
            var http = HttpServer.start(
                    host,
                    settings.get(Settings.PORT),
                    routes,
                    (_, failure) -> failure(failure),
                    HttpLimits.DEFAULTS,
                    logged);
            house.directory().publish(new Control(reachable(host), http.port(), secret));
            var webhooks = Sender.start(house.world(), settings.get(Settings.WEBHOOKS_PRIVATE));
            return new Server(house, http, webhooks, log);
        } catch (RuntimeException e) {
            try (house;
                    log) {
                throw e;
            }
        }
    }

    public int port() {
        return http.port();
    }

    public World world() {
        return house.world();
    }

    public @Nullable Demo demo() {
        return house.demo();
    }

    /** What stands outside of every surface's own form. */
    private static Answer failure(Throwable failure) {
        return failure instanceof RequestRefused refused
                ? Answer.text(refused.status(), refused.reason())
                : Answer.text(500, "The server failed at this call; its log says why.");
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        // Never from a demo's foretellable numbers: other users of this machine must not guess it.
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String reachable(String host) {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    @Override
    public void close() {
        try (house;
                log;
                webhooks;
                http) {
            // Closed in reverse order: calls end, webhooks end, the log is written, the files are let go.
        }
    }
}
