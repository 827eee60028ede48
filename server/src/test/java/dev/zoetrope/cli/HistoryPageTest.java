package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.HistorySearch;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about histories tells the truth. */
final class HistoryPageTest {
    private static final Path PAGE = Path.of("..", "docs", "history.md");

    @TempDir
    private Path folder;

    @Test
    void theCommandsPrintWhatThePageSays() throws Exception {
        Files.writeString(folder.resolve("monday.ndjson"), rows("2024-01-01", 1_200, 12, 10));
        Files.writeString(folder.resolve("wednesday.ndjson"), rows("2024-01-03", 1_350, 12, 25));
        Files.writeString(
                folder.resolve("tuesday.ndjson"),
                "{\"username\":\"anna\",\"video_count\":13,\"observed_at\":\"2024-01-02T09:00:00Z\"}\n");
        var blocks = Pattern.compile("(?s)```console\n(.*?)```").matcher(Files.readString(PAGE));
        var said = blocks.results().map(block -> block.group(1)).collect(Collectors.joining());
        var script = said.lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> "echo '" + line + "'; " + line.substring(2))
                .collect(Collectors.joining("\n"));
        try (var shell = new Workplace(folder).shell("set -e; exec 2>&1\n" + script)) {
            assertEquals(said, shell.end().succeeded().out());
        }
    }

    private static String rows(String day, long followers, long videos, long views) {
        var time = day + "T09:00:00Z";
        return "{\"username\":\"anna\",\"follower_count\":" + followers + ",\"video_count\":" + videos
                + ",\"observed_at\":\"" + time + "\"}\n"
                + "{\"id\":7319000000000000001,\"username\":\"anna\",\"view_count\":" + views + ",\"observed_at\":\""
                + time + "\"}\n";
    }

    @Test
    void theCountersAndTheLimitAreThoseThereAre() throws Exception {
        var page = Files.readString(PAGE);
        Stream.concat(User.COUNTERS.stream(), Video.COUNTERS.stream())
                .map(Field::name)
                .forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
        assertTrue(page.contains(String.format(Locale.ROOT, "more than %,d runs", HistorySearch.MOST_RUNS)));
    }
}
