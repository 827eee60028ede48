package dev.zoetrope.bench;

import dev.zoetrope.demo.DemoWorld;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench/run}: imports a made-up world with the real program, serves it, and prints what that took. */
@Command(
        name = "bench/run",
        description = {
            "Import a made-up world, serve it, and measure: import rate and memory, size on disk, start, latency of each query and of",
            "all together, memory under load. docs/benchmarks.md tells what each figure means.",
            "",
            "The exit code is 1 when an answer was wrong."
        },
        mixinStandardHelpOptions = true,
        subcommands = {Points.class, Hits.class},
        sortOptions = false)
public final class Bench implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    /** The load with everything together lasts so many times as long as one with a single question. */
    private static final int LONG = 5;

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"client_key\":\\s*\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("\"client_secret\":\\s*\"([^\"]+)\"");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--videos", paramLabel = "COUNT", description = "Videos of the world (${DEFAULT-VALUE}).")
    private int videos = 1_000_000;

    @Option(names = "--clients", paramLabel = "COUNT", description = "Clients at full load (${DEFAULT-VALUE}).")
    private int clients = 8;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            description = "How long to ask each query, after as long to warm up (${DEFAULT-VALUE}).")
    private double seconds = 3;

    @Option(names = "--starts", paramLabel = "COUNT", description = "How often to start (${DEFAULT-VALUE}).")
    private int starts = 5;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures here as well, as JSON.")
    private @Nullable Path json;

    @Option(names = "--reuse", description = "Measure the catalog that the last run of this size imported.")
    private boolean reuse;

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "FILE",
            description =
                    "Measure nothing; print by what factor the figures of the second file differ from the first's.")
    private Path @Nullable [] compared;

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            defaultValue = "${sys:zoetrope.home}/target/bench",
            description = "Where files go; some 2 kB for each video (${DEFAULT-VALUE}).")
    private Path work = Path.of("");

    @Option(
            names = "--zoetrope",
            paramLabel = "PROGRAM",
            defaultValue = "${sys:zoetrope.home}/zoetrope",
            description = "What to measure (${DEFAULT-VALUE}).")
    private Path zoetrope = Path.of("");

    private final Results results = new Results();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setExecutionExceptionHandler((failure, failed, _) -> {
            failed.getErr()
                    .println(
                            failure instanceof FileSystemException file
                                    ? file.getFile() + " cannot be read or written"
                                    : String.valueOf(failure.getMessage()));
            return 1;
        });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (compared != null) {
            print(Results.read(compared[0]).factors(Results.read(compared[1])));
            return 0;
        }
        if (videos < 1 || videos > DemoWorld.MOST_VIDEOS || clients < 1 || starts < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--videos: 1 to " + DemoWorld.MOST_VIDEOS + "; --clients and --starts: 1 or more");
        }
        var file = new WorldFile(work, videos);
        tell("writing a world of " + videos + " videos…");
        file.write();
        var data = work.resolve("data-" + videos);
        if (!reuse || !Files.exists(data)) {
            importInto(data, file);
        }
        double size = size(data.resolve("catalog"));
        results.put("size on disk", "MB", size / MEGABYTE);
        results.put("size on disk", "bytes a video", size / videos);
        long failures = serve(data, file);
        print(results);
        if (json != null) {
            results.writeTo(json);
        }
        return failures == 0 ? 0 : 1;
    }

    private void importInto(Path data, WorldFile file) throws IOException, InterruptedException {
        Folders.remove(data);
        tell("importing…");
        long start = System.nanoTime();
        try (var program = new Program(
                zoetrope,
                List.of(
                        "import",
                        "--data",
                        data.toString(),
                        file.users().toString(),
                        file.videos().toString()))) {
            program.succeeded();
            double took = (System.nanoTime() - start) / 1e9;
            long rows = videos + lines(file.users());
            results.put("import", "rows", (double) rows);
            results.put("import", "seconds", took);
            results.put("import", "rows/s", rows / took);
            results.put("import", "peak anon MB", program.highestAnonymous() / MEGABYTE);
            results.put("import", "peak RSS MB", program.highest() / MEGABYTE);
        }
    }

    private long serve(Path data, WorldFile file) throws IOException, InterruptedException {
        tell("starting…");
        var token = token(data);
        var first = MixedSet.first(token);
        var millis = new double[starts];
        double anonymous = 0;
        for (int i = 0; i < starts; i++) {
            long start = System.nanoTime();
            try (var server = server(data);
                    var connection = new Connection(server.awaitReady())) {
                connection.send(first.request);
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (!connection.answered(first.expected)) {
                    throw new IOException("the first answer is wrong: " + connection.body());
                }
                // The memory is looked at fifty times a second.
                Thread.sleep(100);
                anonymous = server.anonymous();
            }
        }
        Arrays.sort(millis);
        results.put("start to the first answer", "median ms", millis[starts / 2]);
        results.put("start to the first answer", "least ms", millis[0]);
        results.put("start to the first answer", "most ms", millis[starts - 1]);
        try (var server = server(data)) {
            return load(server, token, file, anonymous);
        }
    }

    private long load(Program server, String token, WorldFile file, double anonymous)
            throws IOException, InterruptedException {
        var address = server.awaitReady();
        var load = new Load(address, this::tell);
        var questions = MixedSet.ask(address, token, file);
        for (var question : questions) {
            tell(question.name + "…");
            var one = List.of(question);
            results.put(question.name, "results", results(address, question));
            load.run(one, clients, seconds);
            put(question.name, "alone", load.run(one, 1, seconds), seconds);
            put(question.name, "loaded", load.run(one, clients, seconds), seconds);
        }
        tell("all together…");
        double serverBefore = server.processorSeconds();
        double ownBefore = processorSeconds();
        put("all together", "alone", load.run(questions, 1, LONG * seconds), LONG * seconds);
        put("all together", "loaded", load.run(questions, clients, LONG * seconds), LONG * seconds);
        double serverTook = server.processorSeconds() - serverBefore;
        double ownTook = processorSeconds() - ownBefore;
        results.put("memory, anonymous MB", "after start", anonymous / MEGABYTE);
        results.put("memory, anonymous MB", "peak", server.highestAnonymous() / MEGABYTE);
        results.put("clients", "at full load", clients);
        results.put("clients", "% of CPU time", 100 * ownTook / (ownTook + serverTook));
        results.put("clients", "wrong answers", (double) load.failures());
        return load.failures();
    }

    /** Tells an answer that is quick from one that is empty. */
    private static double results(URI server, Question question) throws IOException {
        try (var connection = new Connection(server)) {
            connection.send(question.request);
            return connection.body().split("\"id\":", -1).length - 1.0;
        }
    }

    private void put(String row, String how, Latencies latencies, double seconds) {
        results.put(row, how + " p50 ms", latencies.millis(0.5));
        results.put(row, how + " p99 ms", latencies.millis(0.99));
        results.put(row, how + " /s", latencies.count() / seconds);
    }

    private Program server(Path data) throws IOException {
        return new Program(zoetrope, List.of("serve", "--port", "0", "--access-log", "off", "--data", data.toString()));
    }

    /** A new app's token, which outlives restarts. */
    private String token(Path data) throws IOException, InterruptedException {
        String app;
        try (var program =
                new Program(zoetrope, List.of("app", "create", "--name", "bench", "--data", data.toString()))) {
            app = program.succeeded();
        }
        try (var server = server(data);
                var connection = new Connection(server.awaitReady())) {
            var form = "client_key=" + first(KEY, app) + "&client_secret=" + first(SECRET, app)
                    + "&grant_type=client_credentials";
            connection.send(Connection.request("/v2/oauth/token/", "application/x-www-form-urlencoded", "", form));
            return first(TOKEN, connection.body());
        }
    }

    private static String first(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static double processorSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1e9)
                .orElse(0.0);
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static double size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private void print(Results table) {
        spec.commandLine().getOut().print(table.table());
        spec.commandLine().getOut().flush();
    }

    private void tell(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(what);
        err.flush();
    }
}
