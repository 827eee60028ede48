package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.http.Logging;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Tree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./zoetrope check}, on directories that are sound and on others. */
final class CheckTest {
    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void keep() throws IOException {
        Logging.quiet();
        data = folder.resolve("data");
        var rows = Rows.file(folder.resolve("rows"), 1, 250).toString();
        Ended.run("import", "--data", data.toString(), rows).succeeded();
    }

    private Ended check() {
        return Ended.run("check", "--data", data.toString());
    }

    private Server serve() {
        var settings = Settings.read(Map.of("port", "0", "data", data.toString(), "access-log", "off"), Map.of());
        return Server.start(settings, House.open(settings), System.err);
    }

    private void assertSound() {
        var ended = check().succeeded();
        assertEquals("", ended.err());
        assertTrue(ended.out().contains("everything is as it should be"), ended::out);
    }

    private void assertFound(String... words) {
        var ended = check();
        assertEquals(Main.FAILED, ended.code(), ended::toString);
        for (var word : words) {
            assertTrue(ended.out().contains(word), () -> word + " in " + ended);
        }
        assertFalse(ended.out().contains("\tat ") || ended.err().contains("\tat "), ended::toString);
    }

    @Test
    void whatIsSoundIsCountedAndLeftAsItIs() throws Exception {
        var before = DataFolder.contents(data);
        assertSound();
        var out = check().out();
        for (var line : List.of(
                "zoetrope.properties +1  OK",
                "videos +250  OK",
                "users +100  OK",
                "accounts.db +0  OK",
                "searches.db +0  OK")) {
            assertTrue(out.lines().anyMatch(l -> l.matches(line)), () -> line + " in " + out);
        }
        assertEquals(before, DataFolder.contents(data));
    }

    @Test
    void theResultCanBeHadAsJson() {
        var json = Ended.run("check", "--json", "--data", data.toString()).succeeded();
        var result = assertInstanceOf(Map.class, Tree.parse(json.out()));
        assertEquals(true, result.get("clean"));
        assertEquals(0L, result.get("problem_count"));
        var parts = assertInstanceOf(List.class, result.get("parts"));
        assertTrue(parts.contains(Map.of("part", "videos", "looked_at", 250L, "problems", 0L)), parts::toString);
    }

    @Test
    void aRunningServerChecksWhatItHas() throws Exception {
        try (var server = serve()) {
            assertSound();
            var rows = Rows.file(folder.resolve("more"), 251, 50).toString();
            Ended.run("import", "--data", data.toString(), rows).succeeded();
            assertTrue(check().succeeded().out().lines().anyMatch(line -> line.matches("videos +300  OK")));
            assertEquals(300, server.world().catalog().arrivals() - 100);
        }
        assertSound();
    }

    @Test
    void damageIsFoundWhereNothingCanBeOpened() throws Exception {
        flip(DataFolder.file(data.resolve("catalog"), ".cfs"));
        assertFound("catalog files", ".cfs is damaged", "Remedy: restore a backup", "accounts.db", "1 problem");
    }

    @Test
    void aCatalogWithoutItsCommitIsFound() throws Exception {
        Files.delete(DataFolder.file(data.resolve("catalog"), "segments_2"));
        assertFound("catalog", "is incomplete", "restore a backup");
    }

    @Test
    void aDamagedMarkerIsFound() throws Exception {
        Files.writeString(data.resolve("zoetrope.properties"), "version=x\n");
        assertFound("zoetrope.properties", "does not tell its version", "videos", "250  OK");
        Files.delete(data.resolve("zoetrope.properties"));
        assertFound("zoetrope.properties", "cannot be read");
    }

    @Test
    void aNewerVersionIsFound() throws Exception {
        Files.writeString(data.resolve("zoetrope.properties"), "version=99\nholds=own data\n");
        assertFound("is of version 99", "use a newer Zoetrope");
    }

    @Test
    void damagedDatabasesAreFound() throws Exception {
        try (var file = new RandomAccessFile(data.resolve("searches.db").toFile(), "rw")) {
            file.seek(4096);
            file.write(new byte[4096]);
        }
        Files.writeString(data.resolve("accounts.db"), "no database".repeat(1000));
        assertFound("accounts.db: cannot be read", "apps have to be registered anew", "searches.db: cannot be read");
    }

    @Test
    void leftoversAreNoProblem() throws Exception {
        Files.writeString(data.resolve("control.properties"), "host=x");
        Files.writeString(data.resolve("copy-00000000-0000-0000-0000-000000000000.part"), "");
        Files.writeString(data.resolve("thesis.txt"), "years of work");
        Files.write(data.resolve("catalog/_zz.cfs"), new byte[7]);
        var out = check().succeeded().out();
        for (var note : List.of(
                "control.properties was left by a process that was killed",
                "thesis.txt is none of Zoetrope's",
                "catalog/_zz.cfs is of no commit",
                "copy-00000000")) {
            assertTrue(out.contains(note), () -> note + " in " + out);
        }
        House.open(Settings.read(Map.of("data", data.toString()), Map.of())).close();
        assertFalse(check().succeeded().out().contains("killed"), "they are removed");
        assertTrue(Files.exists(data.resolve("thesis.txt")));
    }

    @Test
    void whereNothingWasSavedYetNothingIsWrong() throws Exception {
        data = folder.resolve("new");
        House.open(Settings.read(Map.of("data", data.toString()), Map.of())).close();
        assertSound();
    }

    @Test
    void aFolderThatIsNoDataDirectoryIsTold() {
        for (var no : List.of(folder, folder.resolve("missing"))) {
            Ended.run("check", "--data", no.toString())
                    .failed(Main.FAILED, no.toString(), "no data directory", "--data");
        }
        assertFalse(Files.exists(folder.resolve("lock")));
    }

    static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
