package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.model.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed at a random moment while it forgets: a person is there whole, or not at all; and then not one byte, once the catalog was opened. */
final class ForgettingKillTest {
    private static final int ROUNDS = Integer.getInteger("zoetrope.kills", 6);
    private static final long MOST_NANOS = 60_000_000;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("zoetrope.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void whatIsForgottenStaysSo() throws Exception {
        int forgotten = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            long first = 1_000_000L * round;
            var told = forgetAndKill(first);
            try (var catalog = LuceneCatalog.open(folder)) {
                for (long number = first; number <= first + told.size() / 2; number++) {
                    forgotten += told.contains("forgotten " + number) ? 1 : 0;
                    check(new SavedBatch(number), told, catalog);
                }
            } catch (AssertionError e) {
                throw new AssertionError("round " + round + ", -Dzoetrope.seed=" + seed, e);
            }
        }
        assertTrue(forgotten > 0);
    }

    private void check(SavedBatch batch, List<String> told, Catalog catalog) throws IOException {
        int present = present(batch, catalog);
        if (told.contains("forgotten " + batch.number())) {
            assertEquals(0, present);
        } else if (told.contains("saved " + batch.number()) && catalog.tombstone("id:" + batch.number()) == null) {
            assertTrue(present > 0);
        }
        if (present == 0) {
            assertFalse(isOnDisk("person " + batch.number()), () -> "bytes of batch " + batch.number());
            if (catalog.tombstone("id:" + batch.number()) != null) {
                assertTrue(catalog.save(batch.observations()) > 0);
                assertEquals(0, present(batch, catalog));
            }
        }
    }

    /** All of the batch's videos and its person, or none of them. */
    private static int present(SavedBatch batch, Catalog catalog) {
        var videos =
                batch.videos().stream().filter(id -> catalog.video(id) != null).count();
        boolean person = catalog.user(new Identity.UserId(batch.number())).isPresent();
        assertEquals(person ? batch.videos().size() : 0, videos, () -> "half of batch " + batch.number());
        assertEquals(person, batch.hasComment(catalog), () -> "half of batch " + batch.number());
        assertEquals(person ? 1 : 0, batch.likes(catalog), () -> "half of batch " + batch.number());
        return (int) videos;
    }

    private boolean isOnDisk(String text) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the process told before it was killed. */
    private List<String> forgetAndKill(long first) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForgettingProcess.class.getName(),
                        folder.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int lines = 2 + random.nextInt(3);
        try (var out = process.inputReader()) {
            var told = new ArrayList<String>();
            for (int i = 0; i < lines; i++) {
                told.add(Objects.requireNonNull(out.readLine(), "it ended by itself"));
            }
            // Not a wait for anything: the kill shall come at any moment of the next step.
            LockSupport.parkNanos(random.nextLong(MOST_NANOS));
            process.toHandle().destroyForcibly();
            out.lines().forEach(told::add);
            process.waitFor();
            return told;
        }
    }
}
