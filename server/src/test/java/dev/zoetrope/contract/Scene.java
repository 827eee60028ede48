package dev.zoetrope.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Backlog;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.NewSandbox;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.accounts.Removal;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.http.Form;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import dev.zoetrope.webhooks.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server with a person, {@code ada}, who posted 25 videos in one second and four at other times; and apps to log in to. Its clock can be put forward. */
final class Scene implements AutoCloseable {
    static final String CALLBACK = "https://app.example/callback/";
    static final String DESKTOP_CALLBACK = "http://localhost:8123/callback/";
    static final String VERIFIER = "gaeCq5mVvbhA8Ce6w5O9XBVIKMkySgv-_9A-rnhm9Ns";
    static final String CHALLENGE = "e6a178b120743d08509508f269652b0bdf91e29332921bc9e9744fd3dd41bfef";

    /** 162 characters. */
    static final String CAPTION = "a long tale ".repeat(13) + "of six";

    private static final Set<String> SCOPES =
            Set.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list");

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Path data;
    private @Nullable Scene strict;
    final TestServer server;
    final RegisteredApp web;
    final RegisteredApp desktop;

    /** @param data a folder that this and other scenes may add folders to */
    Scene(Path data, String... settings) {
        this.data = data;
        server = TestServer.on(folder(data), () -> Instant.now().plus(ahead.get()), settings);
        server.load(
                        "{\"username\":\"ada\",\"display_name\":\"Ada\",\"bio_description\":\"<3 & more\",\"is_verified\":true,"
                                + "\"follower_count\":5000000000,\"following_count\":2,\"likes_count\":3,\"video_count\":29,"
                                + "\"avatar_url\":\"https://cdn.example/a.jpeg\"}\n")
                .load(Ask.rows(25))
                .load(Ask.row(1, "2022-06-16T12:00:00Z", "\"username\":\"ada\"", "\"view_count\":5")
                        + Ask.row(
                                2,
                                "2022-06-17T12:00:00Z",
                                "\"username\":\"ada\"",
                                "\"video_description\":\"#one & <two>\"")
                        + Ask.row(3, "2022-06-18T12:00:00Z", "\"username\":\"ada\"", "\"video_duration\":7")
                        + Ask.row(
                                4,
                                "2022-06-19T12:00:00Z",
                                "\"username\":\"ada\"",
                                "\"video_description\":\"" + CAPTION + "\"")
                        + Ask.row(5, "2022-06-19T12:00:00Z", "\"username\":\"bob\""));
        var stamp = new Stamp(Instant.now().toEpochMilli(), Source.OWNER);
        var avatars = Facts.at(stamp)
                .with(User.AVATAR_168, "https://cdn.example/a168.jpeg")
                .with(User.AVATAR_SMALL, "https://cdn.example/a100.jpeg")
                .with(User.AVATAR_LARGE, "https://cdn.example/a1080.jpeg");
        server.world().catalog().save(List.of(new Observation.OfUser(Who.handle("ada"), stamp, avatars.build())));
        web = register(Platform.WEB, CALLBACK);
        desktop = register(Platform.DESKTOP, DESKTOP_CALLBACK);
    }

    private static Path folder(Path data) {
        try {
            return Files.createTempDirectory(data, "scene");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another server, whose settings come closest to the real service and its newest documentation. */
    Scene strict() {
        var known = strict;
        if (known == null) {
            known = new Scene(data, "headless-login=true", "limits=real", "token-life=short", "oauth-error-status=400");
            strict = known;
        }
        return known;
    }

    RegisteredApp register(Platform platform, String... redirectUris) {
        var app = new NewApp("Sunprint", "Cyanotype Works", platform, List.of(redirectUris), SCOPES);
        return server.world()
                .accounts()
                .apps()
                .register(app, server.world().clock().instant());
    }

    RegisteredApp register(Set<String> scopes) {
        var app = new NewApp("Sunprint", "Cyanotype Works", Platform.WEB, List.of(CALLBACK), scopes);
        return server.world()
                .accounts()
                .apps()
                .register(app, server.world().clock().instant());
    }

    RegisteredApp registerForWebhooks(String url) {
        var app = new NewApp("Sunprint", "Cyanotype Works", Platform.WEB, List.of(CALLBACK), SCOPES, url, false);
        return server.world()
                .accounts()
                .apps()
                .register(app, server.world().clock().instant());
    }

    /** What a person is who has this handle now. */
    Subject person(String handle) {
        var now = server.world().clock().instant();
        return server.world()
                .catalog()
                .subject(Identity.Handle.term(handle), now.toEpochMilli())
                .orElseThrow();
    }

    RegisteredApp sandbox(RegisteredApp app) {
        var sandbox = new NewSandbox(
                app.app().clientKey(),
                "Sunprint's sandbox",
                List.of(CALLBACK),
                Set.of("user.info.basic"),
                List.of("ada"),
                null,
                false);
        return server.world()
                .accounts()
                .apps()
                .register(sandbox, server.world().clock().instant());
    }

    /** What an app is told that revokes a token. */
    WebhookBehaviours.Told revoked() {
        try (var receiver = new Receiver(0)) {
            var app = registerForWebhooks(receiver.url());
            var granted = redeem(app, code(app));
            var token = (String) granted.at("access_token");
            oauth("/v2/oauth/revoke/", app, "token", token);
            return new WebhookBehaviours.Told(
                    receiver.next(10),
                    app.app().clientKey(),
                    app.clientSecret(),
                    (String) granted.at("open_id"),
                    token);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void disconnect(RegisteredApp app, String handle) {
        var now = server.world().clock().instant();
        server.world().accounts().grants().disconnect(app.app().clientKey(), person(handle), Removal.DISCONNECTED, now);
    }

    Backlog backlog(RegisteredApp app) {
        return server.world().accounts().outbox().backlog(app.app().clientKey());
    }

    void pass(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    /** The way to the authorize page; an empty value leaves a parameter out. */
    static String address(RegisteredApp app, String... namesAndValues) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_key", app.app().clientKey());
        all.put("response_type", "code");
        all.put("scope", "user.info.basic,video.list");
        all.put("redirect_uri", app.app().redirectUris().getFirst());
        all.put("state", "s1");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        return "/v2/auth/authorize/?" + encoded(all);
    }

    /** Asks for consent, which ada gives. */
    Reply authorize(RegisteredApp app, String... namesAndValues) {
        return server.get(address(app, namesAndValues) + "&zoetrope_user=ada");
    }

    /** The parameters of the address that an answer leads to. */
    static Form callback(Reply reply) {
        assertEquals(302, reply.status(), reply.body());
        return Form.parse(URI.create(reply.header("Location")).getRawQuery().getBytes(UTF_8));
    }

    String code(RegisteredApp app, String... namesAndValues) {
        var callback = callback(authorize(app, namesAndValues));
        return Objects.requireNonNull(
                callback.first("code"), () -> callback.fields().toString());
    }

    /** Calls an endpoint of OAuth with an app's key and secret. */
    Reply oauth(String path, RegisteredApp app, String... namesAndValues) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_key", app.app().clientKey());
        all.put("client_secret", app.clientSecret());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return server.form(path, encoded(all));
    }

    Reply token(RegisteredApp app, String... namesAndValues) {
        return oauth("/v2/oauth/token/", app, namesAndValues);
    }

    /** A code into a token. */
    Reply redeem(RegisteredApp app, String code, String... namesAndValues) {
        var all = new ArrayList<>(List.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                app.app().redirectUris().getFirst()));
        all.addAll(List.of(namesAndValues));
        return token(app, all.toArray(String[]::new));
    }

    /** Begins a log-in by QR code; gives the token to ask with. */
    String qrCode() {
        return (String) oauth("/v2/oauth/get_qrcode/", web, "scope", "user.info.basic", "state", "x")
                .at("token");
    }

    Reply checked(String token) {
        return oauth("/v2/oauth/check_qrcode/", web, "token", token);
    }

    /** A token for two scopes. */
    Reply granted() {
        return redeem(web, code(web));
    }

    Reply refresh(Object token) {
        return token(web, "grant_type", "refresh_token", "refresh_token", (String) token);
    }

    /** By v1, without the app's secret. */
    Reply refreshLegacy(Object token) {
        return server.form(
                "/oauth/refresh_token/",
                encoded(Map.of(
                        "client_key", web.app().clientKey(), "grant_type", "refresh_token", "refresh_token", (String)
                                token)));
    }

    /** A new token for all scopes. */
    String token() {
        return token("user.info.basic,user.info.profile,user.info.stats,video.list");
    }

    String token(String scopes) {
        return (String) redeem(web, code(web, "scope", scopes)).at("access_token");
    }

    Reply user(String token, String fields) {
        return server.get("/v2/user/info/?fields=" + fields, "Authorization", "Bearer " + token);
    }

    Reply list(String token, String fields, String body) {
        return server.post(token, "/v2/video/list/?fields=" + fields, body);
    }

    Reply query(String token, String fields, String body) {
        return server.post(token, "/v2/video/query/?fields=" + fields, body);
    }

    /** Fails unless the page that an answer leads to names a parameter. */
    Form assertFault(Reply reply, String error, String parameter) {
        var address = callback(reply);
        assertEquals(error + " " + parameter, address.first("error") + " " + address.first("error_type"));
        var page = server.get(reply.header("Location"));
        assertEquals(400, page.status());
        assertTrue(page.body().contains(parameter), page.body());
        return address;
    }

    static void assertError(String expected, Reply reply) {
        assertEquals(expected, reply.at("error") + " " + reply.at("error_description"));
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        var other = strict;
        if (other != null) {
            other.close();
        }
        server.close();
    }
}
