package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.model.Video;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb, through its front door. */
class ImportTest {
    private static final String GOOD_AND_BAD =
            Rows.line(1) + "{\"id\":\"x\"}\n" + Rows.line(2) + "{\"id\":\n" + Rows.line(3);

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void prepare() {
        data = folder.resolve("data");
    }

    private Ended run(String... arguments) {
        return Ended.run(Stream.concat(Stream.of("import", "--data", data.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void whatEachFileIsTakenForIsSaid() throws Exception {
        var downloads = folder.resolve("downloads");
        Files.createDirectories(downloads.resolve("more"));
        Files.writeString(downloads.resolve("b.csv"), "id;username;mine\n" + Rows.id(2) + ";ben;x\n");
        Files.write(downloads.resolve("a.json"), gzip(Rows.line(1)));
        Files.write(
                downloads.resolve("more/c"),
                Zstd.compress(("[" + Rows.line(3) + "]").getBytes(StandardCharsets.UTF_8)));
        Files.writeString(
                downloads.resolve("more/d"),
                "{\n\"data\":{\"username\":\"zoe\",\n\"display_name\":\"Z\"},\"error\":{\"code\":\"ok\",\"log_id\":\"\"}}");
        Files.writeString(
                downloads.resolve("more/e"),
                "{\"zoetrope\":\"catalog\",\"version\":1}\n{\"sound\":\"7\",\"facts\":[{\"at\":\"1\",\"by\":\"web\",\"music_title\":\"x\"}]}\n"
                        .replace("\"1\"", "1"));
        Files.writeString(downloads.resolve(".hidden"), "hidden");
        var ended = run(downloads.toString()).succeeded();
        assertEquals("Imported 3 videos, 1 users and 1 sounds.\n", ended.out());
        assertEquals(
                List.of(
                        "a.json: NDJSON, rows, gzip",
                        "b.csv: CSV of videos, semicolons, without the columns mine, which are not the API's",
                        "c: JSON array, zstd",
                        "d: JSON, answers of the Research API",
                        "e: Zoetrope's lossless form"),
                ended.err().lines().map(line -> line.replaceFirst("^.*/", "")).toList());
    }

    private static byte[] gzip(String text) throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void standardInputIsReadToo() {
        var in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(GOOD_AND_BAD.getBytes(StandardCharsets.UTF_8)));
            var ended =
                    run("-").failed(Main.FAILED, "standard input: NDJSON", "standard input, line 2, row 2: id: \"x\"");
            assertEquals("Imported 3 videos and 0 users; 2 rejected.\n", ended.out());
        } finally {
            System.setIn(in);
        }
    }

    @Test
    void rejectedRowsAreKeptAsTheyStoodAndCanBeImportedOnceCorrected() throws Exception {
        var rejects = folder.resolve("bad.txt");
        var csv = file("rows.csv", "id,username\n" + Rows.id(7) + ",\"an\nna\"\noops,\"b\nen\"\n");
        var ended = run("--rejects", rejects.toString(), file("rows", GOOD_AND_BAD), csv)
                .failed(Main.FAILED);
        var second = folder.resolve("bad-2.txt");
        assertEquals(
                "Imported 4 videos and 0 users; 3 rejected, which are in " + rejects + " and " + second
                        + " (say --observed, with the time they were seen, when they are imported again).\n",
                ended.out());
        assertEquals("{\"id\":\"x\"}\n{\"id\":\n", Files.readString(rejects));
        assertEquals("id,username\noops,\"b\nen\"\n", Files.readString(second));
        Files.writeString(second, Files.readString(second).replace("oops", "" + Rows.id(8)));
        run("--observed", "2022-07-01", second.toString()).succeeded();
        run("--rejects", rejects.toString(), csv).failed(Main.FAILED, "exists; move it away");
    }

    @Test
    void nothingRejectedLeavesNoFile() throws Exception {
        var rejects = folder.resolve("bad");
        run("--rejects", rejects.toString(), file("rows", Rows.line(1))).succeeded();
        assertFalse(Files.exists(rejects));
        run("--rejects", "/nowhere/bad", file("more", Rows.line(1))).failed(Main.FAILED, "its folder is missing");
    }

    @Test
    void anImportStopsAtTheFirstErrorIfAsked() throws Exception {
        var bad = file("rows", GOOD_AND_BAD);
        var arguments = new String[] {"--on-error", "stop", bad, file("other", Rows.line(9))};
        for (int time = 0; time < 2; time++) {
            var ended = run(arguments).failed(Main.FAILED, "line 2, row 2: id: \"x\"", "Stopped as asked");
            assertEquals("Imported 1 videos and 0 users; 1 rejected.\n", ended.out());
        }
        Files.writeString(Path.of(bad), GOOD_AND_BAD.replace("\"x\"", "5").replace("{\"id\":\n", ""));
        assertEquals(
                "Imported 5 videos and 0 users.\n", run(arguments).succeeded().out());
    }

    @Test
    void aDryRunTellsWhatWouldHappenAndSavesNothing() throws Exception {
        run("--observed", "2022-07-01", file("first", Rows.lines(1, 3))).succeeded();
        var changed = Rows.line(2).replace("}\n", ",\"like_count\":5}\n");
        var second = file("second", Rows.line(1) + changed + Rows.line(4) + Rows.line(4) + "{\"id\":-1}\n");
        for (int time = 0; time < 2; time++) {
            var ended =
                    run("--dry-run", "--observed", "2022-07-01", second).failed(Main.FAILED, "line 5, row 5: id: -1");
            assertEquals(
                    "Would import 4 videos and 0 users; 1 rejected.\n"
                            + "Videos: 1 new, 1 changed, 1 known already."
                            + " Users, authors among them: 1 new, 0 changed, 2 known already. Nothing was saved.\n",
                    ended.out());
        }
        var json =
                run("--dry-run", "--json", "--observed", "2022-07-01", second).out();
        assertTrue(json.contains("\"rejected\":1,") && json.contains("\"dry_run\":{\"new_videos\":1,"), json);
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            assertEquals(6, catalog.arrivals());
        }
    }

    @Test
    void aFileThatWasImportedIsNotReadAgainUnlessAsked() throws Exception {
        var rows = file("rows", GOOD_AND_BAD);
        run(rows).failed(Main.FAILED);
        var again = run(rows).succeeded();
        assertEquals("Imported 0 videos and 0 users; 1 file was imported before.\n", again.out());
        assertEquals(rows + ": imported to its end before, and not read again; --again reads it\n", again.err());
        assertEquals(
                "Imported 3 videos and 0 users; 2 rejected.\n",
                run("--again", rows).out());
        var rejects = folder.resolve("bad");
        run("--rejects", rejects.toString(), rows).succeeded();
        assertEquals("{\"id\":\"x\"}\n{\"id\":\n", Files.readString(rejects), "collected nevertheless");
        Files.setLastModifiedTime(Path.of(rows), FileTime.from(Instant.parse("2022-08-01T00:00:00Z")));
        assertEquals("Imported 3 videos and 0 users; 2 rejected.\n", run(rows).out());
    }

    @Test
    void ruinedIdsAndTheFutureAreRefused() throws Exception {
        var ruined = file("ruined.csv", "id,username\n7054391573239530000,anna\n7054391573239540000,ben\n");
        run(ruined)
                .failed(Main.FAILED, "last digits were rounded away", "--ids-as-they-are", "nothing of it is imported");
        assertEquals(
                "Imported 2 videos and 0 users.\n",
                run("--ids-as-they-are", ruined).succeeded().out());
        run("--observed", "2999-01-01", file("rows", Rows.line(1))).failed(Main.FAILED, "observed is", "future");
        var late = Path.of(file("late", Rows.line(1)));
        Files.setLastModifiedTime(late, FileTime.from(Instant.parse("2999-01-01T00:00:00Z")));
        run(late.toString()).succeeded();
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            var stamp =
                    Objects.requireNonNull(catalog.video(Rows.id(1))).facts().stamp(Video.REGION);
            assertTrue(Objects.requireNonNull(stamp).time() <= Instant.now().toEpochMilli());
        }
    }

    @Test
    void wrongUsageHasItsOwnCode() {
        run("--on-error", "shrug", "x").failed(2, "shrug");
        run("--observed", "soon", "x").failed(2, "is no time");
        run().failed(2, "FILE");
        run(folder.resolve("missing").toString()).failed(Main.FAILED, "is no file that can be read");
    }

    /** Killed in the middle, again and again: what comes out is as if it had never been. */
    @Test
    void aKilledImportGoesOnWhereItWas() throws Exception {
        var workplace = new Workplace(folder);
        var text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append(Rows.lines(1 + i * 1_000L, 1_000))
                    .append("{\"id\":\"bad ")
                    .append(i)
                    .append("\"}\n");
        }
        Files.writeString(folder.resolve("rows"), text);
        var pipe = folder.resolve("err");
        for (int kills = 0; kills < 2; kills++) {
            try (var program = workplace.shell("exec ./zoetrope import --data data --rejects bad rows 2> " + pipe)) {
                // Rejected rows are told before they are durable: some of them are, then.
                int wanted = 8 * (kills + 1);
                while (!Files.exists(pipe) || Files.readAllLines(pipe).size() < wanted) {
                    Thread.sleep(5);
                }
                program.kill();
            }
            assertFalse(Files.exists(folder.resolve("bad")), "never half a file");
            Files.delete(pipe);
        }
        var ended = workplace.run("import", "--data", "data", "--rejects", "bad", "rows");
        assertTrue(
                ended.out().startsWith("Imported 30000 videos and 0 users; 30 rejected, which are in bad "),
                ended::toString);
        assertTrue(ended.err().contains("; goes on behind "), ended::err);
        assertTrue(
                ended.err()
                        .lines()
                        .filter(line -> line.contains("bad 0"))
                        .findAny()
                        .isEmpty(),
                "told before");
        assertEquals(
                30,
                Files.readAllLines(folder.resolve("bad")).stream().distinct().count());
        assertEquals(30, Files.readAllLines(folder.resolve("bad")).size());
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            assertEquals(30_100, catalog.arrivals(), "30,000 videos of 100 authors");
        }
    }

    @Test
    void ctrlCKeepsWhatWasReadAndSaysSo() throws Exception {
        var workplace = new Workplace(folder);
        Rows.file(folder.resolve("rows"), 1, 60_000);
        try (var program = workplace.shell("""
                ./zoetrope import --data data rows 2> err & pid=$!
                until grep -q NDJSON err; do sleep 0.05; done
                kill -TERM $pid; wait $pid; echo $?
                """)) {
            var ended = program.end();
            assertEquals("143\n", ended.out(), () -> ended.err());
        }
        var said = Files.readString(folder.resolve("err"));
        assertTrue(said.contains("Interrupted. ") && said.contains("The same command goes on from there."), said);
        var ended = workplace.run("import", "--data", "data", "rows").succeeded();
        assertEquals("Imported 60000 videos and 0 users.\n", ended.out());
        assertTrue(ended.err().contains("goes on behind"), ended::err);
    }
}
