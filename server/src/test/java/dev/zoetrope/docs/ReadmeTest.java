package dev.zoetrope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the commands of a page's console blocks in one shell, beside a demo, and compares what they print with what the page says. */
final class ReadmeTest {
    private static final String PROGRAM = "\"" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "\" --enable-native-access=ALL-UNNAMED -cp \""
            + System.getProperty("java.class.path") + "\" dev.zoetrope.cli.Main";

    @TempDir
    private Path folder;

    private record Step(String command, List<String> printed) {}

    @ParameterizedTest
    @CsvSource({"README.md, 8", "docs/display.md, 12"})
    void aTourPrintsWhatItsPageSays(String page, int least) throws Exception {
        var steps = steps(Files.readAllLines(Path.of("..", page)));
        assertTrue(steps.size() >= least, "the tour was not found: " + steps.size() + " commands");
        var settings = Settings.read(Map.of("demo", "", "port", "0"), Map.of());
        var unseen = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (var server = Server.start(settings, House.open(settings), unseen)) {
            var printed = run(steps, server.port());
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                assertEquals(comparable(String.join("\n", step.printed())), comparable(printed.get(i)), step.command());
            }
        }
    }

    private static List<Step> steps(List<String> readme) {
        var steps = new ArrayList<Step>();
        boolean inside = false;
        for (var line : readme) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith("$ ")) {
                steps.add(new Step(line.substring(2), new ArrayList<>()));
            } else if (inside) {
                steps.getLast().printed().add(line);
            }
        }
        return steps;
    }

    /** What each command prints, in one shell, so that a variable set by one is there for the next. */
    private List<String> run(List<Step> steps, int port) throws IOException, InterruptedException {
        var mark = "--- next ---";
        var script = new StringBuilder("set -e\nzoetrope() { " + PROGRAM + " \"$@\"; }\n");
        for (var step : steps) {
            script.append(step.command().replace("./zoetrope", "zoetrope").replace(":4580", ":" + port))
                    .append("\nprintf '\\n%s\\n' '")
                    .append(mark)
                    .append("'\n");
        }
        var file = Files.writeString(folder.resolve("tour.sh"), script);
        var process = new ProcessBuilder("sh", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return List.of(output.split(mark));
    }

    /** Without what tells the time or was drawn for a secret. */
    private static String comparable(String printed) {
        return printed.strip()
                .replaceAll("\"log_id\":\"[0-9A-F]{34}\"", "\"log_id\":\"…\"")
                .replaceAll("\"search_id\":\"[0-9]{19}\"", "\"search_id\":\"…\"")
                .replaceAll("\"access_token\":\"clt\\.[A-Za-z0-9_-]{43}\"", "\"access_token\":\"…\"")
                .replaceAll(
                        "\"(access|refresh)_token\":\"(act|rft)\\.[A-Za-z0-9_-]{64}![0-9]{4}\"", "\"$1_token\":\"…\"")
                .replaceAll("\\?code=[A-Za-z0-9_-]{64}%2A0%21[0-9]{4}&", "?code=…&")
                .replaceAll("\"open_id\":\"[^\"]+\"", "\"open_id\":\"…\"")
                .replaceAll("\"client_key\":\"aw[a-z0-9]{14}\"", "\"client_key\":\"…\"")
                .replaceAll("\"client_secret\":\"[A-Za-z0-9]{32}\"", "\"client_secret\":\"…\"");
    }
}
