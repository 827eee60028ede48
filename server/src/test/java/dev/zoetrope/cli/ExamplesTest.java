package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What help gives as an example runs as it stands there. */
class ExamplesTest {
    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void prepare() throws Exception {
        workplace = new Workplace(folder);
        var rows = ("{\"username\":\"anna\",\"follower_count\":12}\n" + Rows.lines(1, 20))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (var name : List.of("videos.ndjson.gz", "videos-1.ndjson.gz", "videos-2.ndjson.gz")) {
            try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(workplace.path(name)))) {
                out.write(rows);
            }
        }
        Rows.file(Files.createDirectory(workplace.path("downloads")).resolve("rows"), 1, 20);
        Files.writeString(workplace.path("videos.csv"), "id,username\n" + Rows.id(1) + ",anna\n");
    }

    @Test
    void everyExampleRuns() throws Exception {
        var examples = HelpTest.commands().stream()
                .flatMap(command -> examples(command).stream())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        assertEquals(20, examples.size(), examples.toString());
        for (var example : examples) {
            if (example.startsWith("./zoetrope serve ")) {
                try (var server = workplace
                        .shell("export ZOETROPE_PORT=0; exec " + example)
                        .awaitReady()) {
                    server.terminate().end();
                }
            } else {
                try (var verb = workplace.shell(example)) {
                    assertTrue(verb.end().succeeded().out().length() > 10, example);
                }
            }
        }
    }

    private static List<String> examples(CommandLine command) {
        return Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  ./zoetrope "))
                .map(String::strip)
                .toList();
    }
}
