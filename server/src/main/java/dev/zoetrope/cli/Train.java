package dev.zoetrope.cli;

import dev.zoetrope.server.House;
import dev.zoetrope.server.PreparedDemo;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code train}: does what a server usually does, so that the JVM can note down what later starts need, and leaves a furnished demo for them. For the launcher. */
@Command(name = "train", hidden = true)
final class Train implements Callable<Integer> {
    private static final int ROUNDS = 50;

    @Parameters(paramLabel = "FOLDER", description = "Where to leave a demo for later starts.")
    private String folder = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Help and mistakes run through code that a start needs as well.
        Main.commandLine().getUsageMessage();
        House.open(Settings.read(Map.of("demo", "", "data", folder), Map.of())).close();
        System.setProperty(PreparedDemo.FOLDER, folder);
        var settings = Settings.read(Map.of("port", "0", "demo", ""), Map.of());
        var unseen = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (var server = Server.start(settings, House.open(settings), unseen);
                var client = HttpClient.newHttpClient()) {
            call(client, server);
        }
        return 0;
    }

    private static void call(HttpClient client, Server server) throws IOException, InterruptedException {
        var base = "http://127.0.0.1:" + server.port();
        var app = Objects.requireNonNull(server.demo()).apps().getFirst().credentials();
        var token = send(
                        client,
                        HttpRequest.newBuilder(URI.create(base + "/v2/oauth/token/"))
                                .POST(BodyPublishers.ofString("client_key=" + app.clientKey() + "&client_secret="
                                        + app.clientSecret() + "&grant_type=client_credentials")))
                .replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1");
        for (var _ : IntStream.range(0, ROUNDS).toArray()) {
            send(client, query(base, token, "keyword", "EQ", "hello world"));
            send(client, query(base, token, "hashtag_name", "GT", "hello"));
            send(
                    client,
                    HttpRequest.newBuilder(URI.create(base + "/v2/research/user/info/?fields=display_name"))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString("{\"username\":\"joe1234567\"}")));
        }
        send(client, HttpRequest.newBuilder(URI.create(base + "/_zoetrope/ready")));
    }

    private static HttpRequest.Builder query(String base, String token, String field, String operation, String value) {
        return HttpRequest.newBuilder(
                        URI.create(base + "/v2/research/video/query/?fields=id,video_description,like_count"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("""
                        {"query":{"and":[{"field_name":"%s","operation":"%s","field_values":["%s"]}]},
                         "start_date":"20220615","end_date":"20220628"}""".formatted(field, operation, value)));
    }

    private static String send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }
}
