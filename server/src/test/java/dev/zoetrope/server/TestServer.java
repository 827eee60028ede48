package dev.zoetrope.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.accounts.Consent;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.admin.Demo;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.model.Identity;
import dev.zoetrope.openapi.Described;
import dev.zoetrope.world.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A whole server on a free port, called as its clients call it. No call waits longer than 20 seconds, and each answer must be as the API descriptions say. */
public final class TestServer implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** What curl calls any body given with -d. */
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Server server;
    private @Nullable String token;

    private TestServer(InstantSource clock, Map<String, String> settings) {
        var read = Settings.read(settings, secrets(settings));
        server = Server.start(read, House.open(read, clock), new PrintStream(log, false, UTF_8));
    }

    /**
     * On a user's own data.
     *
     * @param settings such as {@code limits=real}, as lines of the properties file
     */
    public static TestServer on(Path data, String... settings) {
        return on(data, InstantSource.system(), settings);
    }

    /** On a user's own data, with a clock that the test sets. */
    public static TestServer on(Path data, InstantSource clock, String... settings) {
        var all = settings(settings);
        all.put("data", data.toString());
        return new TestServer(clock, all);
    }

    /** Secrets have no flags. */
    private static Map<String, String> secrets(Map<String, String> settings) {
        return Settings.ALL.stream()
                .filter(setting -> setting.isSecret() && settings.containsKey(setting.name()))
                .collect(Collectors.toMap(Setting::variable, setting -> settings.get(setting.name())));
    }

    /** With a demo world of the usual size. */
    public static TestServer demo(String... settings) {
        return demo(InstantSource.system(), settings);
    }

    /** The same with a clock that the test sets. */
    public static TestServer demo(InstantSource clock, String... settings) {
        var all = settings(settings);
        all.putIfAbsent("demo", "");
        return new TestServer(clock, all);
    }

    private static Map<String, String> settings(String... lines) {
        var settings = new HashMap<String, String>();
        settings.put("port", "0");
        for (var line : lines) {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return settings;
    }

    public World world() {
        return server.world();
    }

    /** What a demo can be tried with; null elsewhere. */
    public @Nullable Demo asDemo() {
        return server.demo();
    }

    public int port() {
        return server.port();
    }

    /** The access log so far; all of it once the server is closed. */
    public String log() {
        return log.toString(UTF_8);
    }

    /** Imports rows in the Research API's form, every one of which must be good. */
    public TestServer load(String rows) {
        var report = new Importer.Report() {
            @Override
            public void rejected(Importer.Rejection rejection, byte[] raw, boolean again) {
                throw new AssertionError(rejection.toString());
            }

            @Override
            public void saved(Importer.Totals totals) {}
        };
        try {
            new Importer(world().catalog(), Importer.Choices.USUAL, report, Instant.now())
                    .read(
                            new Importer.Source("rows", null, null, Instant.EPOCH),
                            new ByteArrayInputStream(rows.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public RegisteredApp register(String... scopes) {
        var app = new NewApp("Test", "Test", Platform.WEB, List.of(), Set.of(scopes));
        return world().accounts().apps().register(app, world().clock().instant());
    }

    /** A token of an app for research, the same each time. */
    public String token() {
        var known = token;
        if (known == null) {
            known = token(register("research.data.basic"));
            token = known;
        }
        return known;
    }

    /** A new token of an app. */
    public String token(RegisteredApp app) {
        return token(app.app().clientKey(), app.clientSecret());
    }

    public String token(String clientKey, String clientSecret) {
        var form = "client_key=" + clientKey + "&client_secret=" + clientSecret + "&grant_type=client_credentials";
        return (String) form("/v2/oauth/token/", form).at("access_token");
    }

    /** A token of an app for the person who has a handle, as if they had agreed to these scopes. */
    public String userToken(RegisteredApp app, String handle, String... scopes) {
        var now = world().clock().instant();
        var person = world().catalog()
                .subject(Identity.Handle.term(handle), now.toEpochMilli())
                .orElseThrow(() -> new AssertionError("nobody has the handle " + handle));
        var grants = world().accounts().grants();
        var uri = "https://app.example/callback/";
        var code = grants.consent(new Consent(app.app(), person, List.of(scopes), uri, null, false), now);
        return grants.redeem(app.app(), code, uri, null, false, GrantRules.LONG, now)
                .accessToken();
    }

    /** As {@link #userToken(RegisteredApp, String, String...)}, of an app of its own that may do all that the Display API is for. */
    public String userToken(String handle) {
        var scopes = new String[] {"user.info.basic", "user.info.profile", "user.info.stats", "video.list"};
        return userToken(register(scopes), handle, scopes);
    }

    /** Posts a form without a token. */
    public Reply form(String target, String form) {
        return call("POST", target, form, "Content-Type", FORM);
    }

    /** Posts as curl -d does, with {@link #token()}. */
    public Reply post(String target, String body) {
        return post(token(), target, body);
    }

    /** Posts as curl -d does. */
    public Reply post(String token, String target, String body) {
        return post(token, target, body.getBytes(UTF_8));
    }

    public Reply post(String token, String target, byte[] body) {
        return call("POST", target, body, "Content-Type", FORM, "authorization", "bearer " + token);
    }

    public Reply get(String target, String... headers) {
        return call("GET", target, "", headers);
    }

    public Reply call(String method, String target, String body, String... headers) {
        return call(method, target, body.getBytes(UTF_8), headers);
    }

    /** @param headers names and values in turn */
    public Reply call(String method, String target, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
            var reply = new Reply(response.statusCode(), response.headers(), response.body());
            Described.check(method, target, reply.status(), reply.header("Content-Type"), reply.body());
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target + " " + Arrays.toString(headers), e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Sends a request as it is, and gives all that comes back until the connection ends: head, empty line, body.
     *
     * @param lines of the head but for {@code Connection: close}; an empty one and the body may follow
     */
    public String raw(String requestLine, String... lines) {
        var rest = String.join("\r\n", lines);
        var request =
                requestLine + "\r\nConnection: close\r\n" + (rest.contains("\r\n\r\n") ? rest : rest + "\r\n\r\n");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
