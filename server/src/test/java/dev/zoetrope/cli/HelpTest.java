package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help, and what becomes of wrong usage. */
class HelpTest {
    /** Wider lines wrap on a usual terminal; the examples of calls may. */
    private static final int WIDTH = 120;

    static List<CommandLine> commands() {
        var commands = new ArrayList<CommandLine>();
        collect(Main.commandLine(), commands);
        return commands;
    }

    private static void collect(CommandLine command, List<CommandLine> commands) {
        if (!command.getCommandSpec().usageMessage().hidden()) {
            commands.add(command);
            command.getSubcommands().values().forEach(verb -> collect(verb, commands));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsDescribed(CommandLine command) {
        var spec = command.getCommandSpec();
        for (var argument : spec.args()) {
            var description = String.join(" ", argument.description());
            assertTrue(description.matches("(?s).+[.)]"), () -> spec.qualifiedName() + ": " + argument);
        }
        assertFalse(String.join("", spec.usageMessage().description()).isEmpty(), spec.qualifiedName());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpGoesToStandardOutput(CommandLine command) {
        var verb = command.getCommandSpec().qualifiedName().split(" ");
        var arguments =
                Stream.concat(Stream.of(verb).skip(1), Stream.of("--help")).toArray(String[]::new);
        var help = Ended.run(arguments).succeeded();
        assertEquals("", help.err());
        assertTrue(help.out().startsWith("Usage: zoetrope"), help.out());
        assertFalse(help.out().contains("${"), help.out());
        assertEquals(
                List.of(),
                help.out().lines().filter(line -> line.length() > WIDTH).toList());
    }

    @Test
    void theVersionIsTold() {
        assertTrue(Ended.run("--version").succeeded().out().startsWith("zoetrope "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                               | command",
                "dance                          | dance",
                "app                            | which of the commands of app",
                "app create                     | --name",
                "app create --name x --platform car | car",
                "app create --name x --target-user anna | sandbox",
                "app create --name x --sandbox-of awx --platform web | leave it out",
                "app create --name x --webhook http://example.org/ | --webhooks-private",
                "app show                       | KEY",
                "app update awx                 | what is to be changed",
                "app delete awx                 | --yes",
                "app rotate-secret              | KEY",
                "app create --name x --redirect-uri nonsense | nonsense",
                "app create --name x --scope a b| b",
                "import                         | FILE",
                "import x --observed yesterday  | write it as 2022-06-28",
                "import x --observed 2022-02-30 | write it as 2022-06-28",
                "import x --dry                 | --dry",
                "backup                         | TARGET",
                "check x                        | x",
                "serve --portt 1                | --portt",
                "serve 4580                     | 4580",
                "serve --port                   | --port",
                "serve --port many              | --port: \"many\" must be a number",
                "serve --random-seed 1          | --demo",
                "serve --demo --host 0.0.0.0    | --expose-demo",
                "serve --config missing.conf    | no such file",
            })
    void wrongUsageIsTwoAndSaysWhatWouldBeRight(String line, String remedy) {
        var ended =
                Ended.run(line == null ? new String[0] : line.split(" ")).failed(CommandLine.ExitCode.USAGE, remedy);
        assertEquals("", ended.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.ndjson", "missing/folder"})
    void aFileThatCannotBeReadFailsBeforeAnythingIsOpened(String file, @TempDir Path folder) {
        var data = folder.resolve("data");
        for (var verb : List.of("import", "serve --port 0 --import")) {
            var arguments = Stream.concat(Stream.of(verb.split(" ")), Stream.of(file, "--data", data.toString()));
            var ended = Ended.run(arguments.toArray(String[]::new)).failed(Main.FAILED, file, "can be read");
            assertEquals("", ended.out());
        }
        assertFalse(data.toFile().exists());
    }
}
