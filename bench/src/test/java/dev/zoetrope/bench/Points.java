package dev.zoetrope.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench/points}: how many users a second {@code /v2/user/info/} tells of, beside nginx that serves the same bodies from files. */
@Command(
        name = "points",
        description = {
            "Log in as many users, then ask /v2/user/info/ with their tokens, some users far more often than others, in turns with an nginx that",
            "serves the same bodies from files. Needs wrk and nginx.",
            "",
            "The exit code is 1 when an answer was wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Points implements Callable<Integer> {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern WRONG = Pattern.compile("(Non-2xx or 3xx responses: \\d+|Socket errors: [^\\n]+)");
    /** Requests that a thread of wrk makes before it begins anew. */
    private static final int DRAWS = 200_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--users", paramLabel = "COUNT", description = "Users, each with a token (${DEFAULT-VALUE}).")
    private int users = 10_000;

    @Option(names = "--rounds", paramLabel = "COUNT", description = "Turns that each server takes (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "How long a turn lasts (${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description =
                    "How long Zoetrope is asked before the first turn: Java compiles while it runs (${DEFAULT-VALUE}).")
    private int warmUp = 30;

    @Option(names = "--connections", paramLabel = "COUNT", description = "Connections (${DEFAULT-VALUE}).")
    private int connections = 64;

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            defaultValue = "${sys:zoetrope.home}/target/bench/points",
            description = "Where files go (${DEFAULT-VALUE}).")
    private Path work = Path.of("");

    @Option(
            names = "--zoetrope",
            paramLabel = "PROGRAM",
            defaultValue = "${sys:zoetrope.home}/zoetrope",
            description = "What to measure (${DEFAULT-VALUE}).")
    private Path zoetrope = Path.of("");

    private final Results results = new Results();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (users < 1 || rounds < 1 || seconds < 1 || warmUp < 1 || connections < 1) {
            throw new ParameterException(spec.commandLine(), "every number has to be 1 or more");
        }
        work = work.toAbsolutePath();
        Folders.remove(work);
        Files.createDirectories(work);
        var data = work.resolve("data");
        importUsers(data);
        var arguments =
                List.of("serve", "--port", "0", "--access-log", "off", "--headless-login", "--data", data.toString());
        try (var server = new Program(zoetrope, arguments)) {
            var address = server.awaitReady();
            tell("logging in " + users + " users…");
            var logins = LogIns.of(zoetrope, data, address, users);
            logins.write(work.resolve("tokens"), work.resolve("bodies"));
            Files.write(work.resolve("draws"), draws());
            try (var nginx = new Nginx(work, work.resolve("bodies"))) {
                return measure(address, nginx.address(), server);
            }
        }
    }

    private void importUsers(Path data) throws IOException, InterruptedException {
        var file = work.resolve("users.ndjson");
        var rows = new ArrayList<String>();
        for (int i = 0; i < users; i++) {
            rows.add("""
                    {"username":"user%d","display_name":"User No. %d","bio_description":"Number %d of %d","is_verified":%b,\
                    "avatar_url":"https://media.example/avatar/%d.jpeg?x-expires=1700000000&x-signature=abc%%3D",\
                    "follower_count":%d,"following_count":%d,"likes_count":%d,"video_count":%d}""".formatted(i, i, i, users, i % 9 == 0, i, i * 31L, i % 500, i * 97L, i % 300));
        }
        Files.write(file, rows);
        tell("importing…");
        try (var program = new Program(zoetrope, List.of("import", "--data", data.toString(), file.toString()))) {
            program.succeeded();
        }
    }

    /** Users by Zipf's law: the second is asked for half as often as the first, the third a third as often. */
    private List<String> draws() {
        var reached = new double[users];
        double sum = 0;
        for (int i = 0; i < users; i++) {
            sum += 1.0 / (i + 1);
            reached[i] = sum;
        }
        var random = new SplittableRandom(1);
        var draws = new ArrayList<String>(DRAWS);
        for (int i = 0; i < DRAWS; i++) {
            int at = Arrays.binarySearch(reached, random.nextDouble(sum));
            draws.add(Integer.toString(at < 0 ? -at - 1 : at));
        }
        return draws;
    }

    private int measure(URI ours, URI nginx, Program server) throws IOException, InterruptedException {
        var script = Files.writeString(work.resolve("ask.lua"), SCRIPT);
        tell("warming up…");
        ask(script, ours, "ours", warmUp);
        ask(script, nginx, "nginx", seconds);
        var oursRates = new double[rounds];
        var nginxRates = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            oursRates[i] = ask(script, ours, "ours", seconds);
            nginxRates[i] = ask(script, nginx, "nginx", seconds);
            tell("round %d: %,.0f and %,.0f requests/s".formatted(i + 1, oursRates[i], nginxRates[i]));
            results.put("round " + (i + 1), "requests/s", oursRates[i]);
            results.put("round " + (i + 1), "nginx", nginxRates[i]);
            results.put("round " + (i + 1), "factor", oursRates[i] / nginxRates[i]);
        }
        results.put("median", "requests/s", median(oursRates));
        results.put("median", "nginx", median(nginxRates));
        results.put("median", "factor", median(oursRates) / median(nginxRates));
        results.put("memory", "peak anon MB", server.highestAnonymous() / 1e6);
        spec.commandLine().getOut().print(results.table());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private double ask(Path script, URI server, String which, int forSeconds) throws IOException, InterruptedException {
        var command = List.of(
                "wrk",
                "--threads",
                "2",
                "--connections",
                Integer.toString(connections),
                "--duration",
                forSeconds + "s",
                "--script",
                script.toString(),
                server.toString(),
                "--",
                work.toString(),
                which);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("wrk failed: " + printed);
        }
        var wrong = WRONG.matcher(printed);
        if (wrong.find()) {
            throw new IOException(which + ": " + wrong.group());
        }
        var rate = RATE.matcher(printed);
        if (!rate.find()) {
            throw new IOException("wrk told no rate: " + printed);
        }
        return Double.parseDouble(rate.group(1));
    }

    private void tell(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(what);
        err.flush();
    }

    /** Both are asked with the same headers, in the same order of users; each thread begins at another place. */
    private static final String SCRIPT = """
            local requests, draws, at = {}, {}, 0
            local threads = 0
            function setup(thread)
              thread:set("place", threads)
              threads = threads + 1
            end
            function init(arguments)
              local folder, which = arguments[1], arguments[2]
              for line in io.lines(folder .. "/tokens") do
                local path = which == "nginx" and "/" .. #requests .. ".json"
                  or "/v2/user/info/?fields=open_id,union_id,avatar_url,display_name,username,is_verified,follower_count,likes_count"
                requests[#requests + 1] = wrk.format("GET", path, { ["Authorization"] = "Bearer " .. line })
              end
              for line in io.lines(folder .. "/draws") do
                draws[#draws + 1] = tonumber(line)
              end
              at = place * 70001
            end
            function request()
              at = at % #draws + 1
              return requests[draws[at] + 1]
            end
            """;
}
