package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/query.md} shows is what comes of it. */
final class QueryGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```(ndjson|console)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("\\$ \\./zoetrope ([^\n]*)\n((?:[^$\n][^\n]*\n)*)");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    @Test
    void everyExampleComesOutAsItIsShown() throws Exception {
        int calls = 0;
        for (var block : matches(BLOCK, Files.readString(Path.of("..", "docs", "query.md")))) {
            if (block.group(1).equals("ndjson")) {
                Files.writeString(folder.resolve("videos.ndjson"), block.group(2));
                continue;
            }
            for (var call : matches(CALL, block.group(2))) {
                var ended = Ended.run(arguments(call.group(1))).succeeded();
                if (!call.group(1).startsWith("import ")) {
                    assertEquals("", ended.err());
                    assertEquals(call.group(2), ended.out(), call.group(1));
                }
                calls++;
            }
        }
        assertTrue(calls > 9, () -> "examples were found");
    }

    private static Iterable<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private String[] arguments(String line) {
        return ARGUMENT.matcher(line)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(word -> word.equals("corpus") || word.equals("videos.ndjson")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }
}
