package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about exports tells the truth: its commands print what it says, and its fields are those there are. */
final class ExportPageTest {
    private static final Path PAGE = Path.of("..", "docs", "export.md");

    @TempDir
    private Path folder;

    @Test
    void theCommandsPrintWhatThePageSays() throws Exception {
        Files.writeString(folder.resolve("videos.ndjson"), """
                {"id":7114312313126400001,"create_time":1656420000,"username":"anna","observed_at":"2022-06-28T12:00:00Z"}
                {"id":7113912313126400002,"create_time":1656330000,"username":"anna","observed_at":"2022-06-27T12:00:00Z"}
                {"id":7113912313126400003,"create_time":1656330000,"username":"ben","observed_at":"2022-06-27T12:00:00Z"}
                {"username":"anna","display_name":"Anna","follower_count":12,"observed_at":"2022-06-26T12:00:00Z"}
                """);
        var workplace = new Workplace(folder);
        var said = blocks();
        var script = said.lines()
                .filter(line -> line.startsWith("$ "))
                .map(line -> "echo '" + line + "'; " + line.substring(2))
                .collect(Collectors.joining("\n"));
        try (var shell = workplace.shell("set -e; exec 2>&1\n" + script)) {
            assertEquals(said, shell.end().succeeded().out());
        }
    }

    private static String blocks() throws Exception {
        var blocks = Pattern.compile("(?s)```console\n(.*?)```").matcher(Files.readString(PAGE));
        return blocks.results().map(block -> block.group(1)).collect(Collectors.joining());
    }

    @Test
    void theFieldsAreThoseThereAre() throws Exception {
        var page = Files.readString(PAGE);
        Map.of("users", User.FIELDS, "videos", Video.FIELDS, "sounds", Sound.FIELDS)
                .forEach((kind, fields) ->
                        assertTrue(page.contains("| of " + kind + " | " + listed(fields) + " |"), kind));
    }

    private static String listed(List<Field<?>> fields) {
        return fields.stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(" "));
    }
}
