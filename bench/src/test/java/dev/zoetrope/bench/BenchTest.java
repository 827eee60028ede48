package dev.zoetrope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bench at a tiny size. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BenchTest {
    private static final List<String> ROWS = List.of(
            "import",
            "size on disk",
            "start to the first answer",
            "newest 100: region, window, keyword",
            "one of a thousand ids",
            "cursor of 2^62, refused",
            "page 500 (the last but one if fewer)",
            "all together",
            "memory, anonymous MB");

    @TempDir
    private Path folder;

    @Test
    void measuresAWorldAndComparesRuns() throws IOException {
        var json = folder.resolve("figures.json").toString();
        var table = bench("--videos", "3000", "--clients", "2", "--seconds", "0.02", "--starts", "1", "--json", json);
        var lines = table.lines().toList();
        for (var row : ROWS) {
            var line = lines.stream().filter(text -> text.startsWith(row)).findFirst();
            assertTrue(line.isPresent() && !line.get().contains("  -"), () -> row + " in " + table);
        }
        // The world's users come with its videos.
        var rows = Results.read(Path.of(json)).get("import", "rows");
        assertTrue(rows > 3_000 && rows < 3_500, () -> "rows " + rows);
        assertEquals(0.0, Results.read(Path.of(json)).get("clients", "wrong answers"));
        assertEquals(100.0, Results.read(Path.of(json)).get("keyword of one letter", "results"));

        var factors = bench("--compare", json, json);
        assertTrue(factors.lines().count() > ROWS.size(), factors);
        assertEquals(
                List.of("1"),
                factors.lines()
                        .filter(line -> line.startsWith("all together"))
                        .flatMap(line -> List.of(
                                line.substring("all together".length()).strip().split(" +"))
                                .stream())
                        .distinct()
                        .toList());
    }

    @Test
    void aWrongAnswerCountsAndIsNeverFast() throws Exception {
        var told = new ArrayList<String>();
        var data = folder.resolve("data").toString();
        try (var server = new Program(zoetrope(), List.of("serve", "--port", "0", "--data", data))) {
            var load = new Load(server.awaitReady(), told::add);
            var latencies = load.run(List.of(MixedSet.first("no such token")), 2, 0.02);
            assertEquals(0, latencies.count());
            assertTrue(Double.isNaN(latencies.millis(0.5)));
            assertTrue(load.failures() >= 2, () -> "failures " + load.failures());
            assertTrue(told.getFirst().contains("access_token_invalid"), told::toString);
        }
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        var err = new StringWriter();
        var none = folder.resolve("none").toString();
        assertEquals(1, Bench.commandLine().setErr(new PrintWriter(err, true)).execute("--compare", none, none));
        assertEquals(none + " cannot be read or written\n", err.toString());
    }

    @Test
    void latenciesAreTheRightOnes() {
        var first = new Latencies();
        var second = new Latencies();
        for (int i = 1; i <= 10_000; i++) {
            (i % 3 == 0 ? first : second).add(i * 1_000_000L);
        }
        var all = Latencies.of(List.of(second, first));
        assertEquals(10_000, all.count());
        assertEquals(5_000, all.millis(0.5));
        assertEquals(9_900, all.millis(0.99));
    }

    private String bench(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--work", folder.toString(), "--zoetrope", zoetrope().toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        assertEquals(0, code, () -> out + "\n" + err);
        return out.toString();
    }

    /** Runs the program under test, without a launcher's build. */
    private Path zoetrope() throws IOException {
        var script = Files.writeString(
                folder.resolve("zoetrope"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
