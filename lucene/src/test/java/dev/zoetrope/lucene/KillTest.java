package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed at a random moment, again and again: what it was told is durable is there, and nothing by halves. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("zoetrope.kills", 20);
    private static final int ROUND = 1_000_000;
    private static final int TELL_EVERY = 50;
    private static final int MOST_LINES = 12;
    /** Merges run by then. */
    private static final int MANY_LINES = 60;

    private static final long MOST_NANOS = 30_000_000;
    private static final long MOST_NANOS_OF_A_START = 1_000_000_000;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("zoetrope.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingIsThereByHalves() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            long first = (long) round * ROUND;
            var told = saveAndKill(first);
            acknowledged.addAll(told);
            try (var catalog = LuceneCatalog.open(folder)) {
                var last = first + told.size() + SavingProcess.THREADS;
                LongStream.range(first, last).forEach(number -> check(new SavedBatch(number), catalog));
            } catch (AssertionError e) {
                throw new AssertionError("round " + round + ", -Dzoetrope.seed=" + seed, e);
            }
            if (round % TELL_EVERY == 0) {
                System.out.println("killed while saving: " + round + " of " + ROUNDS);
            }
        }
        assertTrue(acknowledged.size() > ROUNDS, acknowledged::toString);
        try (var catalog = LuceneCatalog.open(folder)) {
            acknowledged.forEach(line -> check(new SavedBatch(Long.parseLong(line.replaceAll("\\D", ""))), catalog));
        }
    }

    private void check(SavedBatch batch, Catalog catalog) {
        int present = batch.present(catalog);
        if (acknowledged.contains("deleted " + batch.number())) {
            assertEquals(0, present, () -> "deleted batch " + batch.number());
        } else if (acknowledged.contains("saved " + batch.number())) {
            assertTrue(batch.wasSaved(catalog), () -> "saved batch " + batch.number());
            assertTrue(present > 0 || batch.isDeleted(), () -> "videos of saved batch " + batch.number());
        }
    }

    /** What the process told before it was killed. */
    private List<String> saveAndKill(long first) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavingProcess.class.getName(),
                        folder.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int lines = random.nextInt(random.nextInt(10) == 0 ? MANY_LINES : MOST_LINES);
        try (var out = process.inputReader()) {
            var told = new ArrayList<String>();
            for (int i = 0; i < lines; i++) {
                told.add(java.util.Objects.requireNonNull(out.readLine(), "it ended by itself"));
            }
            // Not a wait for anything: the kill shall come at any moment of the next commit, or of the start.
            LockSupport.parkNanos(random.nextLong(lines == 0 ? MOST_NANOS_OF_A_START : MOST_NANOS));
            process.toHandle().destroyForcibly();
            out.lines().forEach(told::add);
            process.waitFor();
            return told;
        }
    }
}
