package dev.zoetrope.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Users of a server, logged in as an app's users are: by way of the authorize address and the token endpoint. */
final class LogIns {
    private static final int AT_ONCE = 16;
    private static final String REDIRECT = "https://bench.example/callback/";
    private static final String SCOPES = "user.info.basic,user.info.profile,user.info.stats";
    static final String FIELDS =
            "open_id,union_id,avatar_url,display_name,username,is_verified,follower_count,likes_count";
    private static final Pattern KEY = Pattern.compile("\"client_key\":\\s*\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("\"client_secret\":\\s*\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** A user's token, and what {@code /v2/user/info/} says to it. */
    private record LogIn(String token, String body) {}

    private final List<LogIn> all;

    private LogIns(List<LogIn> all) {
        this.all = all;
    }

    /** Logs in as many people as asked for; the first has number 0 behind "user" in the handle. */
    static LogIns of(Path zoetrope, Path data, URI server, int users) throws IOException, InterruptedException {
        String app;
        var arguments = List.of(
                "app",
                "create",
                "--name",
                "bench",
                "--data",
                data.toString(),
                "--scope",
                SCOPES,
                "--redirect-uri",
                REDIRECT);
        try (var program = new Program(zoetrope, arguments)) {
            app = program.succeeded();
        }
        var key = first(KEY, app);
        var secret = first(SECRET, app);
        var running = new ArrayList<Future<LogIn>>();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < users; i++) {
                var handle = "user" + i;
                running.add(threads.submit(() -> logIn(client, server, key, secret, handle)));
            }
            var done = new ArrayList<LogIn>();
            for (var one : running) {
                done.add(one.get());
            }
            return new LogIns(done);
        } catch (ExecutionException e) {
            throw new IOException("a user could not be logged in: " + e.getCause(), e);
        }
    }

    private static LogIn logIn(HttpClient client, URI server, String key, String secret, String handle)
            throws IOException, InterruptedException {
        var authorize = send(
                client,
                HttpRequest.newBuilder(server.resolve("/v2/auth/authorize/?response_type=code&state=s&client_key=" + key
                        + "&scope=" + SCOPES + "&redirect_uri=" + encoded(REDIRECT) + "&zoetrope_user=" + handle)));
        var code = first(CODE, authorize.headers().firstValue("Location").orElse(authorize.body()));
        // The code is percent-encoded, as a form wants it.
        var form = "client_key=" + key + "&client_secret=" + secret + "&grant_type=authorization_code&code=" + code
                + "&redirect_uri=" + encoded(REDIRECT);
        var token = first(
                TOKEN,
                send(
                                client,
                                HttpRequest.newBuilder(server.resolve("/v2/oauth/token/"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(form)))
                        .body());
        var info = send(
                client,
                HttpRequest.newBuilder(server.resolve("/v2/user/info/?fields=" + FIELDS))
                        .header("Authorization", "Bearer " + token));
        if (info.statusCode() != 200 || !info.body().contains("\"username\":\"" + handle + '"')) {
            throw new IOException(info.statusCode() + " " + info.body());
        }
        return new LogIn(token, info.body());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String first(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    /** A request for each, as {@link Turns.Side} has them. */
    List<String> requests(IntFunction<String> path) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> path.apply(i) + "\tBearer " + all.get(i).token())
                .toList();
    }

    /** Writes a file for each body. */
    void writeBodies(Path bodies) throws IOException {
        Files.createDirectories(bodies);
        for (int i = 0; i < all.size(); i++) {
            Files.writeString(bodies.resolve(i + ".json"), all.get(i).body());
        }
    }
}
