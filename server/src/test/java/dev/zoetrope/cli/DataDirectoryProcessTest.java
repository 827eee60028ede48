package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.server.DataDirectory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a data directory, and disks that do not let them work. */
class DataDirectoryProcessTest {
    @TempDir
    private Path folder;

    private Workplace workplace;
    private Path data;

    @BeforeEach
    void prepare() throws Exception {
        workplace = new Workplace(folder);
        data = folder.resolve("data");
    }

    @Test
    void oneProcessHasTheFolderAndTheOthersWorkThroughIt() throws Exception {
        try (var server = workplace.serve("--data", data.toString())) {
            Ended.run("serve", "--port", "0", "--data", data.toString())
                    .failed(Main.FAILED, data.toString(), "is in use by another process", "--data");
            var rows = Rows.file(folder.resolve("rows"), 1, 3).toString();
            assertEquals(
                    "Imported 3 videos and 0 users.\n",
                    imported(rows).succeeded().out());
            var app = Ended.run("app", "create", "--name", "x", "--data", data.toString())
                    .succeeded();
            try (var client = new ResearchClient(server.address(), app.out())) {
                assertEquals(
                        List.of(Rows.id(3), Rows.id(2), Rows.id(1)),
                        client.page(server.address(), "").ids());
            }
            assertTrue(server.terminate().end().out().contains(data.toString()), "it tells where everything is");
        }
        try (var alone = workplace.serve("--data", data.toString())) {
            assertTrue(alone.terminate().end().err().isEmpty(), "the folder is free");
        }
    }

    @Test
    void aKilledServersFolderIsFree() throws Exception {
        try (var server = workplace.serve("--data", data.toString())) {
            server.kill();
        }
        assertTrue(DataDirectory.control(data).isPresent(), "the control file is stale");
        imported(Rows.file(folder.resolve("rows"), 1, 3).toString()).succeeded();
        assertFalse(DataDirectory.control(data).isPresent());
    }

    @Test
    void aPortInUseIsToldAndTheFolderLetGo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            workplace
                    .run("serve", "--port", port, "--data", data.toString())
                    .failed(Main.FAILED, "port " + port, "another program uses this port", "another port");
        }
        assertFalse(DataDirectory.control(data).isPresent());
        imported(Rows.file(folder.resolve("rows"), 1, 3).toString()).succeeded();
    }

    @Test
    void whatCannotBeWrittenIsToldAndLeftAsItIs() throws Exception {
        Ended.run(
                        "import",
                        "--data",
                        data.toString(),
                        Rows.file(folder.resolve("rows"), 1, 3).toString())
                .succeeded();
        for (var readOnly : List.of("data", "data/catalog", "data/lock", "data/accounts.db")) {
            var path = folder.resolve(readOnly);
            var permissions = Files.getPosixFilePermissions(path);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "r-x------" : "r--------"));
            try (var program = workplace.shell(unprivileged() + " ./zoetrope serve --port 0 --data data")) {
                program.end().failed(Main.FAILED, "data", "cannot be written");
            }
            Files.setPosixFilePermissions(path, permissions);
        }
        assertHolds(3);
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws Exception {
        Files.setPosixFilePermissions(
                Files.createDirectory(folder.resolve("closed")), PosixFilePermissions.fromString("r-x------"));
        try (var program = workplace.shell(unprivileged() + " ./zoetrope serve --port 0 --data closed/data")) {
            program.end().failed(Main.FAILED, "closed/data", "permissions");
        }
    }

    /** Permissions do not bind root: it has to do without the capability that makes it so. */
    private static String unprivileged() {
        return System.getProperty("user.name").equals("root")
                ? "exec setpriv --bounding-set=-dac_override,-dac_read_search"
                : "exec";
    }

    @Test
    void aDiskThatFillsInTheMiddleKeepsWhatCameBefore() throws Exception {
        var large = Rows.largeFile(folder.resolve("large"), 10_000, 5_000);
        var rows = folder.resolve("rows");
        Files.writeString(rows, Rows.lines(1, 5_000) + Files.readString(large));
        try (var program = workplace.shell("ulimit -f 8000; exec ./zoetrope import --data data " + rows)) {
            program.end().failed(Main.FAILED, "data", "free space");
        }
        assertHolds(5_000);
        var again = imported(rows.toString()).succeeded();
        assertTrue(again.err().contains("; goes on behind 5000 rows that are imported already"), again::err);
        assertHolds(14_999);
    }

    @Test
    void aFullDiskIsToldAndCostsNothing() throws Exception {
        Ended.run(
                        "import",
                        "--data",
                        data.toString(),
                        Rows.file(folder.resolve("rows"), 1, 3).toString())
                .succeeded();
        var large = Rows.largeFile(folder.resolve("large"), 10, 5_000).toString();
        // Files of this process can grow to a few MB, then writing fails as it does on a full disk.
        try (var program = workplace.shell("ulimit -f 8000; exec ./zoetrope import --data data " + large)) {
            var ended = program.end().failed(Main.FAILED, "data", "free space");
            assertEquals("", ended.out());
        }
        assertHolds(3);
        assertEquals(
                "Imported 5000 videos and 0 users.\n",
                imported(large).succeeded().out());
        assertHolds(5_009);
    }

    @Test
    void aDiskThatIsFullAtTheFirstStartDoesNoHarm() throws Exception {
        try (var program = workplace.shell("ulimit -f 0; exec ./zoetrope serve --port 0 --data data")) {
            program.end().failed(Main.FAILED, "data", "free space");
        }
        imported(Rows.file(folder.resolve("rows"), 1, 3).toString()).succeeded();
    }

    private Ended imported(String file) {
        return Ended.run("import", "--data", data.toString(), file);
    }

    private void assertHolds(long last) {
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            assertTrue(catalog.video(Rows.id(1)) != null && catalog.video(Rows.id(last)) != null);
        }
    }
}
