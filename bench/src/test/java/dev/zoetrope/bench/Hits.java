package dev.zoetrope.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench/hits}: how many users a second the handle gateway tells of that it once fetched, beside nginx that keeps the same answers of the same upstream. */
@Command(
        name = "hits",
        description = {
            "Put a handle gateway, and an nginx with proxy_cache, before the same upstream, which is a Zoetrope. Ask both for every user once,",
            "compare what they say, then ask both in turns for what they have, some users far more often than others. Needs wrk and nginx.",
            "",
            "The exit code is 1 when an answer was wrong, or when we called the upstream more often than nginx did."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Hits implements Callable<Integer> {
    private static final int AT_ONCE = 16;
    private static final String HEADER = "x-api-key";
    private static final String PREFIX = "/dev/tiktok";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--users", paramLabel = "COUNT", description = "Users (${DEFAULT-VALUE}).")
    private int users = 10_000;

    @Mixin
    private Turns turns = new Turns();

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            defaultValue = "${sys:zoetrope.home}/target/bench/hits",
            description = "Where files go (${DEFAULT-VALUE}).")
    private Path work = Path.of("");

    @Option(
            names = "--zoetrope",
            paramLabel = "PROGRAM",
            defaultValue = "${sys:zoetrope.home}/zoetrope",
            description = "What to measure (${DEFAULT-VALUE}).")
    private Path zoetrope = Path.of("");

    private final Results results = new Results();

    /** A key of a gateway, and what names it in logs. */
    private record Key(String id, String text) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        turns.check(spec.commandLine());
        if (users < 1) {
            throw new ParameterException(spec.commandLine(), "every number has to be 1 or more");
        }
        work = work.toAbsolutePath();
        Folders.remove(work);
        Files.createDirectories(work);
        var there = work.resolve("upstream");
        var here = work.resolve("data");
        tell("importing…");
        Users.importInto(there, zoetrope, users, work);
        var oursThere = key(there);
        var nginxThere = key(there);
        var oursHere = key(here);
        var log = work.resolve("upstream.log");
        try (var upstream = new Program(
                zoetrope,
                List.of("serve", "--port", "0", "--data", there.toString()),
                Map.of(),
                ProcessBuilder.Redirect.to(log.toFile()))) {
            measure(upstream.awaitReady(), here, oursThere, oursHere, nginxThere);
        }
        return count(log, oursThere, nginxThere);
    }

    private void measure(URI upstream, Path here, Key oursThere, Key oursHere, Key nginxThere)
            throws IOException, InterruptedException {
        try (var server = new Program(
                        zoetrope,
                        arguments(here, upstream),
                        Map.of("ZOETROPE_UPSTREAM_GATEWAY_KEY", oursThere.text),
                        ProcessBuilder.Redirect.INHERIT);
                var nginx = Nginx.cache(work, upstream)) {
            var ours = new Turns.Side("ours", server.awaitReady(), HEADER, requests(oursHere));
            var theirs = new Turns.Side("nginx", nginx.address(), HEADER, requests(nginxThere));
            tell("fetching " + users + " users…");
            compare(ours, theirs);
            turns.measure(work, ours, theirs, results, spec.commandLine().getErr());
            results.put("memory", "peak anon MB", server.highestAnonymous() / 1e6);
        }
    }

    private static List<String> arguments(Path data, URI upstream) {
        return List.of(
                "serve",
                "--port",
                "0",
                "--access-log",
                "off",
                "--data",
                data.toString(),
                "--upstream-gateway-url",
                upstream.resolve(PREFIX).toString(),
                "--upstream-private",
                "--upstream-budget",
                "10000000");
    }

    private Key key(Path data) throws IOException, InterruptedException {
        var arguments = List.of("key", "create", "--api", "handle", "--json", "--data", data.toString());
        try (var program = new Program(zoetrope, arguments)) {
            var json = program.succeeded();
            return new Key(first(ID, json), first(KEY, json));
        }
    }

    private static String first(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private List<String> requests(Key key) {
        return IntStream.range(0, users)
                .mapToObj(i -> PREFIX + "/user/user" + i + '\t' + key.text)
                .toList();
    }

    /** Both have to say the same, byte by byte. */
    private void compare(Turns.Side ours, Turns.Side theirs) throws IOException, InterruptedException {
        var running = new ArrayList<Future<Boolean>>();
        try (var client = HttpClient.newHttpClient();
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < users; i++) {
                int user = i;
                running.add(threads.submit(() -> {
                    var one = body(client, ours, user);
                    var other = body(client, theirs, user);
                    if (!one.equals(other)) {
                        throw new IOException("different answers: " + one + " and " + other);
                    }
                    return true;
                }));
            }
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static String body(HttpClient client, Turns.Side side, int user) throws IOException, InterruptedException {
        var request = side.requests().get(user).split("\t", 2);
        var answer = client.send(
                HttpRequest.newBuilder(side.address().resolve(request[0]))
                        .header(HEADER, request[1])
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(side.name() + " said " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** How often each of the two called the upstream, by its log. */
    private int count(Path log, Key ours, Key nginx) throws IOException {
        var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        long oursCalls =
                lines.stream().filter(line -> line.contains("key=" + ours.id)).count();
        long nginxCalls =
                lines.stream().filter(line -> line.contains("key=" + nginx.id)).count();
        results.put("upstream", "calls", (double) oursCalls);
        results.put("upstream", "of nginx", (double) nginxCalls);
        spec.commandLine().getOut().print(results.table());
        spec.commandLine().getOut().flush();
        return oursCalls <= nginxCalls ? 0 : 1;
    }

    private void tell(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(what);
        err.flush();
    }
}
