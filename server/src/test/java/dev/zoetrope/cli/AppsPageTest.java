package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.http.Logging;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/apps.md} shows is what comes of it, but for times, keys and secrets. */
final class AppsPageTest {
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("\\$ ([^\n]*)\n((?:[^$\n][^\n]*\n)*)");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern KEY = Pattern.compile("\"client_key\":\"([a-z0-9]+)\"");

    @TempDir
    private Path folder;

    /** The page's keys, and those that were drawn. */
    private final Map<String, String> keys = new LinkedHashMap<>();

    @Test
    void everyExampleComesOutAsItIsShown() throws Exception {
        Logging.quiet();
        var corpus = folder.resolve("corpus").toString();
        var settings = Settings.read(Map.of("port", "0", "data", corpus, "access-log", "off"), Map.of());
        var unseen = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int steps = 0;
        try (var server = Server.start(settings, House.open(settings), unseen)) {
            for (var block : BLOCK.matcher(Files.readString(Path.of("..", "docs", "apps.md")))
                    .results()
                    .toList()) {
                for (var step : STEP.matcher(block.group(1)).results().toList()) {
                    var command = withDrawn(step.group(1));
                    var printed = command.startsWith("./zoetrope ")
                            ? verb(command)
                            : shell(command.replace(":4580", ":" + server.port()));
                    learn(step.group(2), printed);
                    assertEquals(step.group(2), asOnThePage(printed), step.group(1));
                    steps++;
                }
            }
        }
        assertEquals(11, steps);
    }

    private String withDrawn(String command) {
        for (var key : keys.entrySet()) {
            command = command.replace(key.getKey(), key.getValue());
        }
        return command;
    }

    private void learn(String shown, String printed) {
        var on = KEY.matcher(shown);
        var drawn = KEY.matcher(printed);
        while (on.find() && drawn.find()) {
            keys.put(on.group(1), drawn.group(1));
        }
    }

    private String asOnThePage(String printed) {
        for (var key : keys.entrySet()) {
            printed = printed.replace(key.getValue(), key.getKey());
        }
        return printed.replaceAll(
                        "\"client_secret\":\"[A-Za-z0-9]{32}\"",
                        "\"client_secret\":\"0000000000000000000000000000000x\"")
                .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "2026-11-21T17:00:00.000Z");
    }

    private String verb(String command) {
        var arguments = ARGUMENT.matcher(command.substring("./zoetrope ".length()))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(word -> word.equals("corpus") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        return Ended.run(arguments).succeeded().out();
    }

    private static String shell(String command) throws Exception {
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() == 0, printed);
        return printed;
    }
}
