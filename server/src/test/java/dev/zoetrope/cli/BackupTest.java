package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.errand.Event;
import dev.zoetrope.http.Logging;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./zoetrope backup}, of directories in use and at rest, and what comes of copying one back. */
final class BackupTest {
    private static final PrintWriter UNSEEN = new PrintWriter(Writer.nullWriter());

    @TempDir
    private Path folder;

    private Path data;
    private Path target;

    @BeforeEach
    void choose() {
        Logging.quiet();
        data = folder.resolve("data");
        target = folder.resolve("backup");
    }

    private Settings settings(Path directory) {
        return Settings.read(Map.of("port", "0", "data", directory.toString(), "access-log", "off"), Map.of());
    }

    private Server serve(Path directory) {
        return Server.start(settings(directory), House.open(settings(directory)), System.err);
    }

    private static URI address(Server server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private Ended backup() {
        return Ended.run("backup", "--data", data.toString(), target.toString());
    }

    private String keepSome() throws IOException {
        var rows = Rows.file(folder.resolve("rows"), 1, 90).toString();
        Ended.run("import", "--data", data.toString(), rows).succeeded();
        return Ended.run("app", "create", "--name", "x", "--data", data.toString())
                .succeeded()
                .out();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopyAnswersAsTheOriginalDoes(boolean running) throws Exception {
        var app = keepSome();
        ResearchClient.Page first;
        try (var server = serve(data);
                var client = new ResearchClient(address(server), app)) {
            first = client.page(address(server), "");
            if (running) {
                backup().succeeded();
            }
        }
        if (!running) {
            backup().succeeded();
        }
        assertEquals(90, first.ids().size());
        Ended.run("check", "--data", target.toString()).succeeded();
        // Restored by copying it.
        var restored = folder.resolve("restored");
        copy(target, restored);
        try (var server = serve(restored);
                var client = new ResearchClient(address(server), app)) {
            assertEquals(first.ids(), client.page(address(server), "").ids());
        }
        Ended.run("check", "--data", restored.toString()).succeeded();
    }

    @Test
    void itIsItsOwnersAloneAndHoldsNoLock() throws Exception {
        keepSome();
        var ended = backup().succeeded();
        assertTrue(ended.out().matches("Copied .*data to .*backup: [0-9]+ files, [0-9]+ bytes\\.\n"), ended::out);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
        for (var file : List.of("accounts.db", "searches.db", "zoetrope.properties")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve(file))));
        }
        var names = DataFolder.contents(target).keySet();
        assertFalse(names.contains("lock") || names.contains("control.properties"), names::toString);
        assertFalse(names.contains("catalog/write.lock"), names::toString);
        assertFalse(Files.exists(folder.resolve("backup.part")));
        assertFalse(DataFolder.contents(data).keySet().stream().anyMatch(name -> name.endsWith(".part")));
    }

    @Test
    void copiesOfALiveCatalogHoldWhatWasAcknowledgedBefore() throws Exception {
        keepSome();
        try (var server = serve(data);
                var threads = Executors.newFixedThreadPool(2)) {
            var catalog = server.world().catalog();
            var done = new AtomicBoolean();
            var acknowledged = new AtomicLong();
            var saving = threads.submit(() -> {
                for (long batch = 1; !done.get(); batch++) {
                    catalog.save(batch(batch));
                    acknowledged.set(batch);
                    if (batch % 5 == 0) {
                        catalog.delete(List.of(id(batch - 1, 0)));
                    }
                }
            });
            for (int round = 0; round < 3; round++) {
                target = folder.resolve("backup" + round);
                long before = acknowledged.get();
                backup().succeeded();
                Ended.run("check", "--data", target.toString()).succeeded();
                assertHolds(before);
            }
            done.set(true);
            saving.get();
        }
    }

    private void assertHolds(long batches) {
        try (var copy = LuceneCatalog.open(target.resolve("catalog"))) {
            for (long batch = 1; batch <= batches; batch++) {
                assertNotNull(copy.video(id(batch, 1)), "batch " + batch + " of " + batches);
            }
            long last = batches;
            while (copy.video(id(last + 1, 1)) != null) {
                last++;
            }
            for (long number = 0; number < 50; number++) {
                assertTrue(copy.video(id(last + 1, number)) == null, "half of batch " + (last + 1));
            }
        }
    }

    private static long id(long batch, long number) {
        return batch * 1000 + number;
    }

    private static List<Observation.OfVideo> batch(long batch) {
        var stamp = new Stamp(batch, Source.RESEARCH);
        return LongStream.range(0, 50)
                .mapToObj(number -> new Observation.OfVideo(
                        id(batch, number),
                        Who.handle("user" + batch % 10),
                        stamp,
                        Facts.at(stamp)
                                .with(Video.CREATED_AT, 1_655_000_000L)
                                .with(Video.CAPTION, "video of batch " + batch)
                                .build()))
                .toList();
    }

    @Test
    void whatIsThereIsNotTouched() throws Exception {
        keepSome();
        Files.writeString(target, "mine");
        backup().failed(Main.FAILED, "there is a " + target + " already", "another name");
        assertEquals("mine", Files.readString(target));
        Files.delete(target);
        Files.createDirectory(folder.resolve("backup.part"));
        backup().failed(Main.FAILED, "backup.part already");
        target = data.resolve("backup");
        backup().failed(Main.FAILED, "in the data directory", "outside");
        target = folder.resolve("missing/backup");
        backup().failed(Main.FAILED, "no folder " + folder.resolve("missing"));
    }

    @Test
    void aFullDiskLeavesNothing() throws Exception {
        Ended.run(
                        "import",
                        "--data",
                        data.toString(),
                        Rows.largeFile(folder.resolve("rows"), 1, 4_000).toString())
                .succeeded();
        var workplace = new Workplace(folder);
        try (var program = workplace.shell("ulimit -f 8000; exec ./zoetrope backup --data data backup")) {
            program.end().failed(Main.FAILED, "backup cannot be written", "check free space");
        }
        assertFalse(Files.exists(target) || Files.exists(folder.resolve("backup.part")));
        try (var server = serve(data);
                var program = workplace.shell("ulimit -f 8000; exec ./zoetrope backup --data data backup")) {
            program.end().failed(Main.FAILED, "backup cannot be written", "check free space");
            assertEquals(4_000, server.world().catalog().arrivals() - 100);
        }
        assertFalse(Files.exists(target) || Files.exists(folder.resolve("backup.part")));
        backup().succeeded();
    }

    @Test
    void oneThatIsToldToEndLeavesNothing() throws Exception {
        Ended.run(
                        "import",
                        "--data",
                        data.toString(),
                        Rows.largeFile(folder.resolve("rows"), 1, 5_000).toString())
                .succeeded();
        try (var program = new Workplace(folder).start("backup", "--data", "data", "backup")) {
            while (!Files.exists(folder.resolve("backup.part")) && !Files.exists(target)) {
                Thread.sleep(1);
            }
            program.terminate().end();
        }
        assertFalse(Files.exists(folder.resolve("backup.part")));
        if (Files.exists(target)) {
            Ended.run("check", "--data", target.toString()).succeeded();
        }
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws Exception {
        try (var part = new BackupFolder(target);
                var copy = new BackupCopy(part, new StatusLine(UNSEEN))) {
            for (var name : List.of("../x", "/x", "a/../../x", "a/b/c", "..", ".ssh", "catalog/..", "")) {
                var event = Event.of("file").with("name", name).with("size", 1);
                var refusal = assertThrows(Unusable.class, () -> copy.tell(event), name);
                assertTrue(String.valueOf(refusal.getMessage()).contains("no name of a file"), refusal::getMessage);
            }
        }
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void whatBreaksOffOrDoesNotFitIsNoBackup() throws Exception {
        for (var events : List.of(
                List.of(Event.of("begin").with("bytes", Long.MAX_VALUE)),
                List.of(Event.of("file").with("name", "a").with("size", 1), Event.of("end")))) {
            try (var part = new BackupFolder(target);
                    var copy = new BackupCopy(part, new StatusLine(UNSEEN))) {
                assertThrows(Unusable.class, () -> events.forEach(copy::tell));
                assertThrows(IOException.class, copy::complete);
            }
            assertFalse(Files.exists(target) || Files.exists(folder.resolve("backup.part")));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
