package dev.zoetrope.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Asks Zoetrope and nginx for the same things in turns, with wrk: some far more often than others, in the same order. */
final class Turns {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern WRONG = Pattern.compile("(Non-2xx or 3xx responses: \\d+|Socket errors: [^\\n]+)");
    /** Requests that a thread of wrk makes before it begins anew. */
    private static final int DRAWS = 200_000;

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

    /**
     * A server, and how it is asked.
     *
     * @param requests a path each, and behind a tab the value of the header
     * @param header a header's name, the same for all
     */
    record Side(String name, URI address, String header, List<String> requests) {}

    void check(CommandLine command) {
        if (rounds < 1 || seconds < 1 || warmUp < 1 || connections < 1) {
            throw new ParameterException(command, "every number has to be 1 or more");
        }
    }

    /** @param work where files go */
    void measure(Path work, Side ours, Side nginx, Results results, PrintWriter told)
            throws IOException, InterruptedException {
        Files.write(work.resolve("draws"), draws(ours.requests.size()));
        Files.writeString(work.resolve("ask.lua"), SCRIPT);
        for (var side : List.of(ours, nginx)) {
            Files.write(work.resolve(side.name), side.requests);
        }
        told.println("warming up…");
        told.flush();
        ask(work, ours, warmUp);
        ask(work, nginx, seconds);
        var oursRates = new double[rounds];
        var nginxRates = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            oursRates[i] = ask(work, ours, seconds);
            nginxRates[i] = ask(work, nginx, seconds);
            told.println("round %d: %,.0f and %,.0f requests/s".formatted(i + 1, oursRates[i], nginxRates[i]));
            told.flush();
            put("round " + (i + 1), oursRates[i], nginxRates[i], results);
        }
        put("median", median(oursRates), median(nginxRates), results);
    }

    private static void put(String row, double ours, double nginx, Results results) {
        results.put(row, "requests/s", ours);
        results.put(row, "nginx", nginx);
        results.put(row, "factor", ours / nginx);
    }

    /** By Zipf's law: the second is asked for half as often as the first, the third a third as often. */
    private static List<String> draws(int things) {
        var reached = new double[things];
        double sum = 0;
        for (int i = 0; i < things; i++) {
            sum += 1.0 / (i + 1);
            reached[i] = sum;
        }
        double all = sum;
        var random = new SplittableRandom(1);
        return IntStream.range(0, DRAWS)
                .map(_ -> Arrays.binarySearch(reached, random.nextDouble(all)))
                .mapToObj(at -> Integer.toString(at < 0 ? -at - 1 : at))
                .toList();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private double ask(Path work, Side side, int forSeconds) throws IOException, InterruptedException {
        var command = List.of(
                "wrk",
                "--threads",
                "2",
                "--connections",
                Integer.toString(connections),
                "--duration",
                forSeconds + "s",
                "--script",
                work.resolve("ask.lua").toString(),
                side.address.toString(),
                "--",
                work.toString(),
                side.name,
                side.header);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("wrk failed: " + printed);
        }
        var wrong = WRONG.matcher(printed);
        if (wrong.find()) {
            throw new IOException(side.name + ": " + wrong.group());
        }
        var rate = RATE.matcher(printed);
        if (!rate.find()) {
            throw new IOException("wrk told no rate: " + printed);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** Both are asked with the same headers, in the same order; each thread begins at another place. */
    private static final String SCRIPT = """
            local requests, draws, at = {}, {}, 0
            local threads = 0
            function setup(thread)
              thread:set("place", threads)
              threads = threads + 1
            end
            function init(arguments)
              local folder, which, header = arguments[1], arguments[2], arguments[3]
              for line in io.lines(folder .. "/" .. which) do
                local path, value = line:match("([^\\t]*)\\t(.*)")
                requests[#requests + 1] = wrk.format("GET", path, { [header] = value })
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
