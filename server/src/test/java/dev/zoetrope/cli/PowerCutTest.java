package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Checkpoint;
import dev.zoetrope.errand.Event;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.powercut.Disk;
import dev.zoetrope.powercut.Disk.Step;
import dev.zoetrope.server.Control;
import dev.zoetrope.server.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the power under a data directory, its catalog and a backup that is being made of it, lets the disk fail, and fills it up: what was acknowledged is there
 * afterwards, nothing is there by half, and a check finds nothing. {@code -Dzoetrope.rounds=} makes it longer, {@code -Dzoetrope.seed=} repeats a run.
 */
final class PowerCutTest {
    private static final int ROUNDS = Integer.getInteger("zoetrope.rounds", 20);
    private static final long SEED = Long.getLong("zoetrope.seed", System.nanoTime());
    private static final List<Step> STEPS = List.of(Step.values());
    private static final int VIDEOS = 5;
    private static final int MOST_BATCHES = 14;
    private static final int UPGRADE_CUTS = Math.max(6, ROUNDS / 4);
    private static final PrintWriter UNSEEN = new PrintWriter(Writer.nullWriter());

    /** Merges that meet the cut and upgrades that are repeated are logged. */
    private static final Logger OURS = Logger.getLogger("dev.zoetrope");

    @TempDir
    private Path folder;

    /** What the program was told to be durable. */
    private static final class Acknowledged {
        boolean directory;
        long batches;
        long deletions;
        /** Batches that a backup has to hold; 0 when none was finished. */
        long backup;
    }

    @BeforeEach
    void quiet() {
        OURS.setLevel(Level.OFF);
    }

    @AfterEach
    void loud() {
        OURS.setLevel(null);
    }

    private Disk disk(int round) throws IOException {
        return new Disk(Files.createDirectory(folder.resolve("disk" + round)));
    }

    @Test
    void aPowerCutLosesNothingAcknowledged() throws Exception {
        System.out.println("PowerCutTest: -Dzoetrope.seed=" + SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var chance = new SplittableRandom(SEED + round);
            var disk = disk(round);
            // Early cuts meet the first start, late ones saves, merges and the backup.
            disk.cutAt(chance.nextInt(chance.nextBoolean() ? 60 : 600));
            var acknowledged = work(disk, new Acknowledged());
            assertHolds(disk, acknowledged, chance, "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void anyStepOfTheFirstStartMayBeTheLast() throws Exception {
        for (int step = 0; step < 30; step++) {
            var disk = disk(step);
            disk.cutAt(step);
            var acknowledged = work(disk, new Acknowledged());
            assertHolds(disk, acknowledged, new SplittableRandom(step), "step " + step);
        }
    }

    @Test
    void aDiskThatFailsOnceCostsNothingAcknowledged() throws Exception {
        for (int round = 0; round < ROUNDS / 2; round++) {
            var chance = new SplittableRandom(SEED + round);
            var disk = disk(round);
            var failing = STEPS.get(chance.nextInt(STEPS.size()));
            long at = chance.nextInt(200);
            var failed = new boolean[1];
            disk.onStep((step, _) -> {
                if (!failed[0] && step == failing && disk.steps() >= at) {
                    failed[0] = true;
                    throw new IOException("Input/output error");
                }
            });
            assertGoesOn(disk, chance, "seed " + SEED + ", round " + round + ", " + failing + " at " + at);
        }
    }

    @Test
    void aDiskThatIsFullForAWhileCostsNothingAcknowledged() throws Exception {
        for (int round = 0; round < ROUNDS / 2; round++) {
            var chance = new SplittableRandom(SEED + round);
            var disk = disk(round);
            long at = chance.nextInt(200);
            var refused = new int[1];
            disk.onStep((step, _) -> {
                boolean grows = step == Step.WRITE || step == Step.CREATE;
                if (grows && disk.steps() >= at && refused[0] < 20) {
                    refused[0]++;
                    throw new IOException("No space left on device");
                }
            });
            assertGoesOn(disk, chance, "seed " + SEED + ", round " + round + ", full at " + at);
        }
    }

    /** The program is started again whenever it gives up, and at last the power is cut. */
    private void assertGoesOn(Disk disk, SplittableRandom chance, String what) throws IOException {
        var acknowledged = new Acknowledged();
        for (int start = 0; acknowledged.batches < MOST_BATCHES; start++) {
            assertTrue(start < 30, () -> "it never got on: " + what);
            work(disk, acknowledged);
        }
        assertHolds(disk, acknowledged, chance, what);
    }

    @Test
    void anUpgradeMayBeCutOffAnywhere() throws Exception {
        for (int version = 1; version < DataDirectory.VERSION; version++) {
            var whole = new Disk(older(version, "whole"));
            DataDirectory.own(whole.path().resolve("data")).close();
            long steps = whole.steps();
            assertTrue(steps > 20, "steps of an upgrade: " + steps);
            // The commit and the marker are written towards the end.
            var cuts = new TreeSet<>(List.of(steps - 1, steps - 3, steps - 6, steps - 9, steps - 12, steps - 16));
            LongStream.range(0, UPGRADE_CUTS).forEach(cut -> cuts.add(cut * steps / UPGRADE_CUTS));
            for (long cut : cuts) {
                assertUpgradeBears(cut, version);
            }
        }
    }

    private Path older(int version, String name) throws IOException {
        var root = Files.createDirectory(folder.resolve("version" + version + name));
        DataFolder.ofVersion(version, root.resolve("data"));
        return root;
    }

    private void assertUpgradeBears(long cut, int version) throws IOException {
        var disk = new Disk(older(version, "cut" + cut));
        disk.cutAt(cut);
        try {
            DataDirectory.own(disk.path().resolve("data")).close();
        } catch (RuntimeException e) {
            assertTrue(disk.isOff(), e::toString);
        }
        // Threads share the work, so that steps are not always as many.
        var after = disk.afterPowerCut(folder.resolve(version + "after" + cut), new SplittableRandom(SEED + cut));
        var data = after.resolve("data");
        var marker = Files.readString(data.resolve("zoetrope.properties"));
        assertTrue(marker.matches("(?s).*version=[" + version + "-" + DataDirectory.VERSION + "]\\s.*"), marker);
        assertSound(data, "version " + version + ", cut at " + cut);
        try (var directory = DataDirectory.own(data);
                var catalog = LuceneCatalog.open(directory.catalog())) {
            assertTrue(catalog.people("", 10).size() > 4, () -> "cut at " + cut);
        }
        assertTrue(Files.readString(data.resolve("zoetrope.properties")).contains("version=" + DataDirectory.VERSION));
        assertSound(data, "version " + version + ", cut at " + cut + " and opened again");
    }

    /** Does what a server and a backup do, as far as the disk lets it. */
    private static Acknowledged work(Disk disk, Acknowledged acknowledged) {
        var data = disk.path().resolve("a/data");
        try (var directory = DataDirectory.own(data)) {
            acknowledged.directory = true;
            directory.publish(new Control("localhost", 1, "secret"));
            try (var catalog = LuceneCatalog.open(directory.catalog())) {
                while (acknowledged.batches < MOST_BATCHES) {
                    long batch = acknowledged.batches + 1;
                    catalog.save(batch(batch), new Checkpoint("file", Long.toString(batch)));
                    acknowledged.batches = batch;
                    // Also of a batch before, whose deletion failed.
                    catalog.delete(LongStream.rangeClosed(acknowledged.deletions + 1, batch)
                            .mapToObj(each -> id(each, 0))
                            .toList());
                    acknowledged.deletions = batch;
                    if (batch % 6 == 0 && acknowledged.backup == 0) {
                        backup(disk, directory, catalog);
                        acknowledged.backup = batch;
                    }
                }
            }
        } catch (IOException | RuntimeException _) {
            // The disk let it no further; what was acknowledged until then is what counts.
        }
        return acknowledged;
    }

    private static void backup(Disk disk, DataDirectory directory, LuceneCatalog catalog) throws IOException {
        try (var target = new BackupFolder(disk.path().resolve("backup"));
                var copy = new BackupCopy(target, new StatusLine(UNSEEN));
                var files = catalog.files()) {
            var marker = Files.readAllBytes(directory.path().resolve("zoetrope.properties"));
            copy.tell(Event.of("file").with("name", "zoetrope.properties").with("size", marker.length));
            copy.data(marker, 0, marker.length);
            for (var file : files.list()) {
                copy.tell(
                        Event.of("file").with("name", "catalog/" + file.name()).with("size", file.size()));
                try (var out = copy.out()) {
                    files.copy(file.name(), out);
                }
            }
            copy.tell(Event.of("end"));
            copy.complete();
        }
    }

    private void assertHolds(Disk disk, Acknowledged acknowledged, SplittableRandom chance, String what)
            throws IOException {
        var after = disk.afterPowerCut(folder.resolve(disk.path().getFileName() + "after"), chance);
        var data = after.resolve("a/data");
        boolean begun = Files.exists(data.resolve("zoetrope.properties"));
        assertTrue(begun || !acknowledged.directory, what);
        if (begun) {
            assertSound(data, what);
        }
        // On a disk again, though nothing happens to it: real ones take their time.
        var restarted = new Disk(after).path();
        assertHolds(restarted.resolve("a/data"), acknowledged.batches, acknowledged.deletions, what);
        assertSound(data, what);
        var backup = after.resolve("backup");
        assertTrue(Files.exists(backup) || acknowledged.backup == 0, what);
        if (Files.exists(backup)) {
            assertSound(backup, what);
            assertHolds(restarted.resolve("backup"), acknowledged.backup, acknowledged.backup, what);
        }
    }

    /** Opens it, as a start after the power cut does, and saves some more. */
    private static void assertHolds(Path data, long batches, long deletions, String what) {
        try (var directory = DataDirectory.own(data);
                var catalog = LuceneCatalog.open(directory.catalog())) {
            long last = 0;
            for (long batch = 1; batch <= batches || catalog.video(id(batch, 1)) != null; batch++) {
                for (long number = 1; number < VIDEOS; number++) {
                    assertNotNull(catalog.video(id(batch, number)), "video of batch " + batch + ", " + what);
                }
                if (batch <= deletions) {
                    assertNull(catalog.video(id(batch, 0)), "deleted of batch " + batch + ", " + what);
                }
                last = batch;
            }
            for (long number = 0; number < VIDEOS; number++) {
                assertNull(catalog.video(id(last + 1, number)), "half of batch " + (last + 1) + ", " + what);
            }
            assertEquals(last == 0 ? null : Long.toString(last), catalog.checkpoint("file"), what);
            catalog.save(batch(last + 1));
        }
    }

    private static void assertSound(Path data, String what) {
        var check = Ended.run("check", "--data", data.toString());
        assertEquals(0, check.code(), () -> what + ": " + check);
    }

    private static long id(long batch, long number) {
        return batch * 100 + number;
    }

    private static List<Observation.OfVideo> batch(long batch) {
        var stamp = new Stamp(batch, Source.RESEARCH);
        return LongStream.range(0, VIDEOS)
                .mapToObj(number -> new Observation.OfVideo(
                        id(batch, number),
                        Who.handle("user" + batch % 3),
                        stamp,
                        Facts.at(stamp)
                                .with(Video.CAPTION, "video of batch " + batch)
                                .build()))
                .toList();
    }
}
