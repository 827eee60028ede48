package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.http.Logging;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verb tells of counters, alone and beside a server. */
final class HistoryTest {
    private static final String ROWS = """
            {"username":"anna","follower_count":100,"video_count":2,"observed_at":"2024-01-01T09:00:00Z"}
            {"username":"anna","follower_count":1204,"video_count":2,"observed_at":"2024-02-03T09:00:00Z"}
            {"username":"anna","follower_count":100,"video_count":2,"observed_at":"2024-01-05T09:00:00Z"}
            {"username":"7109000000000000001","follower_count":7,"observed_at":"2024-01-05T09:00:00Z"}
            {"username":"quiet","bio_description":"x","observed_at":"2024-01-05T09:00:00Z"}
            {"id":7109000000000000001,"username":"anna","view_count":9007199254740993,"observed_at":"2024-01-01T00:00:00Z"}
            {"id":7109000000000000001,"username":"anna","view_count":9007199254740995,"observed_at":"2024-01-01T00:00:01Z"}
            """;

    @TempDir
    private static Path folder;

    private static String data;

    @BeforeAll
    static void fill() throws Exception {
        Logging.quiet();
        data = folder.resolve("data").toString();
        var file = Files.writeString(folder.resolve("rows.ndjson"), ROWS);
        Ended.run("import", "--data", data, file.toString()).succeeded();
    }

    private static Ended history(String... arguments) {
        return Ended.run(Stream.concat(Stream.of("history", "--data", data), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void aTableHasALineForEachRun() {
        var ended = history("anna").succeeded();
        assertEquals("""
                counter         value  first seen (UTC)     last seen (UTC)      source
                follower_count    100  2024-01-01 09:00:00  2024-01-05 09:00:00  research
                follower_count  1,204  2024-02-03 09:00:00  2024-02-03 09:00:00  research
                video_count         2  2024-01-01 09:00:00  2024-02-03 09:00:00  research
                """, ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void aLongNumberIsAVideoAndAHandleWithAnAtSign() {
        assertEquals("""
                counter                     value  first seen (UTC)     last seen (UTC)      source
                view_count  9,007,199,254,740,993  2024-01-01 00:00:00  2024-01-01 00:00:00  research
                view_count  9,007,199,254,740,995  2024-01-01 00:00:01  2024-01-01 00:00:01  research
                """, history("7109000000000000001").succeeded().out());
        assertEquals("""
                {"user":["handle:7109000000000000001"],"handle":"7109000000000000001","counters":{"follower_count":[\
                {"value":7,"first_seen":"2024-01-05T09:00:00Z","last_seen":"2024-01-05T09:00:00Z","source":"research"}]}}
                """, history("--json", "@7109000000000000001").succeeded().out());
    }

    @Test
    void countersAndDaysAreChosen() {
        assertEquals(
                """
                {"user":["handle:anna"],"handle":"anna","counters":{"follower_count":[\
                {"value":100,"first_seen":"2024-01-05T09:00:00Z","last_seen":"2024-01-05T09:00:00Z","source":"research"}]}}
                """,
                history(
                                "--json",
                                "--counter",
                                "follower_count,friend_count",
                                "--from",
                                "2024-01-05",
                                "--to",
                                "20240105",
                                "@Anna")
                        .succeeded()
                        .out());
    }

    @Test
    void whoHasNoCounterIsToldOf() {
        var ended = history("quiet").succeeded();
        assertEquals("", ended.out());
        assertEquals("No counter of quiet was seen.\n", ended.err());
        assertEquals(
                "{\"user\":[\"handle:quiet\"],\"handle\":\"quiet\",\"counters\":{}}\n",
                history("--json", "quiet").succeeded().out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @nobody                           | 1 | nobody is known by @nobody
            id:5                              | 1 | nobody is known by id:5
            7109000000000000009               | 1 | no video is known by the id 7109000000000000009
            a/b                               | 2 | "a/b" is neither a person nor a video
            99999999999999999999              | 2 | is neither a person nor a video
            anna --counter view_count         | 2 | counter is "view_count"; a user has follower_count, following_count
            7109000000000000001 --counter x   | 2 | counter is "x"; a video has like_count, comment_count
            anna --from yesterday             | 2 | from is "yesterday"; it needs a day, as 2022-06-28 or 20220628
            anna --to 2024-02-30              | 2 | to is "2024-02-30"; it needs a day
            anna --from 2024-02-02 --to 2024-02-01 | 2 | from: the first day, 2024-02-02, is after the last, 2024-02-01
            anna ben                          | 2 | ben
            """)
    void whatIsWrongIsTold(String line, int code, String words) {
        assertEquals("", history(line.split(" ")).failed(code, words).out());
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        var missing = folder.resolve("missing");
        Ended.run("history", "--data", missing.toString(), "anna").failed(Main.FAILED, "there is no data directory");
        assertEquals(false, Files.exists(missing));
    }

    @Test
    void aRunningServerTellsTheSame() {
        var alone = history("anna").succeeded();
        var json = history("--json", "7109000000000000001").succeeded();
        var settings = Settings.read(Map.of("port", "0", "data", data, "access-log", "off"), Map.of());
        try (var _ = Server.start(
                settings,
                House.open(settings),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))) {
            assertEquals(alone, history("anna"));
            assertEquals(json, history("--json", "7109000000000000001"));
            history("@nobody").failed(Main.FAILED, "nobody is known by @nobody");
        }
    }
}
