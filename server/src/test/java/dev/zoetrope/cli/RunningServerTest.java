package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.errand.Event;
import dev.zoetrope.http.Logging;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs whose data directory is a running server's. */
class RunningServerTest {
    @TempDir
    private Path folder;

    private String data;
    private Server server;
    private URI address;

    @BeforeEach
    void serve() {
        Logging.quiet();
        data = folder.resolve("data").toString();
        var settings = Settings.read(Map.of("port", "0", "data", data, "access-log", "off"), Map.of());
        server = Server.start(settings, House.open(settings), System.err);
        address = URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAppIsKnownAtOnce() throws Exception {
        var arguments = new String[] {
            "app",
            "create",
            "--data",
            data,
            "--name",
            "Ünïted & Söns",
            "--redirect-uri",
            "http://localhost:*/a%20b/",
            "--platform",
            "desktop",
            "--developer",
            "we=us",
            "--scope",
            "research.data.basic,user.info.basic"
        };
        var app = Ended.run(arguments).succeeded();
        assertEquals("", app.err());
        try (var client = new ResearchClient(address, app.out())) {
            assertEquals(List.of(), client.page(address, "").ids());
        }
        arguments[3] = folder.resolve("other").toString();
        assertEquals(
                withoutSecrets(Ended.run(arguments).succeeded().out()),
                withoutSecrets(app.out()),
                "as a verb tells that has the folder for itself");
    }

    private static String withoutSecrets(String app) {
        return app.replaceAll("(client_key|client_secret)\":\"[^\"]+", "$1");
    }

    @Test
    void anImportIsTheSameAsOneThatHasTheFolderForItself() throws Exception {
        var rows = folder.resolve("rows ü&?.ndjson");
        Files.writeString(rows, Rows.lines(1, 6_000) + "{\"id\":-1}\n" + Rows.lines(7_000, 10) + "{\"id\":}");
        var page = folder.resolve("page.json");
        Files.writeString(
                page,
                "{\"data\":{\"videos\":[{\"id\":5,\"username\":\"anna\",\"like_count\":3}]},\"error\":{\"code\":\"ok\",\"log_id\":\"2022062812000000AA\"}}");
        var alone = folder.resolve("alone").toString();

        var through = Ended.run("import", "--data", data, rows.toString(), page.toString());
        var direct = Ended.run("import", "--data", alone, rows.toString(), page.toString());

        direct.failed(Main.FAILED, "line 6001, row 6001: id: -1", "line 6012, row 6012: is broken JSON");
        assertEquals("Imported 6011 videos and 0 users; 2 rejected.\n", direct.out());
        assertEquals(direct, through);
        server.close();
        assertSameCatalogs(Path.of(alone), Path.of(data));
    }

    @Test
    void rejectedRowsComeBackAndAFileIsKnownAgain() throws Exception {
        var rows = folder.resolve("rows");
        Files.writeString(rows, Rows.lines(1, 10) + "{\"id\":\"" + "x".repeat(5_000_000) + "\"}\n" + Rows.lines(20, 5));
        var rejects = folder.resolve("bad");
        var first = Ended.run("import", "--data", data, "--rejects", rejects.toString(), rows.toString());
        first.failed(Main.FAILED, "line 11, row 11: ");
        assertEquals(5_000_000 + 10, Files.size(rejects), "of several frames");
        var again = Ended.run("import", "--data", data, rows.toString()).succeeded();
        assertEquals("Imported 0 videos and 0 users; 1 file was imported before.\n", again.out());
        var dry = Ended.run("import", "--data", data, "--dry-run", "--json", rows.toString());
        assertTrue(dry.out().contains("\"new_videos\":0,\"changed_videos\":0,\"known_videos\":15"), dry.out());
    }

    private static void assertSameCatalogs(Path one, Path other) {
        try (var expected = LuceneCatalog.open(one.resolve("catalog"));
                var actual = LuceneCatalog.open(other.resolve("catalog"))) {
            assertEquals(expected.arrivals(), actual.arrivals());
            LongStream.concat(LongStream.of(5), LongStream.rangeClosed(1, 7_010).map(Rows::id))
                    .forEach(id -> assertEquals(expected.video(id), actual.video(id)));
        }
    }

    @Test
    void timesAreThoseThatTheUserOrTheFileTells() throws Exception {
        var file = folder.resolve("row.json");
        Files.writeString(file, "{\"id\":5,\"create_time\":1656000000,\"like_count\":1}");
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(Instant.parse("2023-01-01T00:00:00Z")));
        Ended.run("import", "--data", data, file.toString()).succeeded();
        Files.writeString(file, "{\"id\":5,\"create_time\":1656000000,\"like_count\":2}");
        Ended.run("import", "--data", data, "--observed", "2022-12-31", file.toString())
                .succeeded();
        assertEquals(1, likes(), "seen later");
        Ended.run("import", "--data", data, "--observed", "2023-01-01T00:00:01Z", file.toString())
                .succeeded();
        assertEquals(2, likes());
    }

    private long likes() throws Exception {
        var app = Ended.run("app", "create", "--data", data, "--name", "x")
                .succeeded()
                .out();
        try (var client = new ResearchClient(address, app)) {
            return client.likes(address, 5);
        }
    }

    @Test
    void whatIsToldMayBeLongerThanTheFile() throws Exception {
        // Client and server would wait for one another if either read only after it has written.
        var rows = IntStream.range(0, 50_000)
                .mapToObj(i -> "{\"id\":\"" + "no number at all, ".repeat(4) + i + "\"}\n")
                .collect(Collectors.joining());
        var file = Files.writeString(folder.resolve("a".repeat(250)), rows);
        var ended = Ended.run("import", "--data", data, file.toString());
        assertEquals("Imported 0 videos and 0 users; 50000 rejected.\n", ended.out(), ended::err);
        assertEquals(50_001, ended.err().lines().count(), "what it is taken for, and a line for each");
    }

    @Test
    void aClientThatDiesLeavesWhatWasSaved() throws Exception {
        var app = Ended.run("app", "create", "--data", data, "--name", "x")
                .succeeded()
                .out();
        try (var sending =
                new ErrandCall(address, DataDirectory.control(Path.of(data)).orElseThrow())) {
            sending.send(Rows.lines(1, 5_000).getBytes(StandardCharsets.UTF_8));
            assertEquals("begin", sending.event().name());
            assertEquals(
                    Event.of("saved")
                            .with("videos", 5_000)
                            .with("users", 0)
                            .with("sounds", 0)
                            .with("comments", 0)
                            .with("relations", 0)
                            .with("rejected", 0),
                    sending.event());
            sending.send("{\"id\":1".getBytes(StandardCharsets.UTF_8));
        }
        try (var client = new ResearchClient(address, app)) {
            assertEquals(100, client.page(address, "").ids().size());
        }
        Ended.run(
                        "import",
                        "--data",
                        data,
                        Rows.file(folder.resolve("more"), 8_000, 10).toString())
                .succeeded();
        server.close();
        try (var catalog = LuceneCatalog.open(Path.of(data, "catalog"))) {
            for (long number : new long[] {1, 5_000, 8_000}) {
                Objects.requireNonNull(catalog.video(Rows.id(number)), () -> "video " + number);
            }
        }
    }
}
