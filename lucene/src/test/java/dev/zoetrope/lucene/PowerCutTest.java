package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.CatalogUnavailable;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A drive loses its power in the middle of anything, or fails, or fills up: what was acknowledged is there afterwards, and nothing by halves. */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PowerCutTest {
    private static final int ROUNDS = Integer.getInteger("zoetrope.cuts", 30);
    private static final int TELL_EVERY = 50;

    /** An old catalog takes long to check, and merges have happened by then. */
    private static final int ROUNDS_OF_A_CATALOG = 15;

    private static final int MOST_OPERATIONS = 2_000;
    private static final int FIRST_OPERATIONS = 100;

    private final long seed = Long.getLong("zoetrope.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private Drive drive = new Drive();
    private Savers savers = new Savers(random.split());

    @Test
    void whatWasAcknowledgedOutlivesAPowerCut() throws Exception {
        long acknowledged = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            // Some cuts come while the catalog is opened, or in its first commit.
            drive.cutAfter(random.nextInt(random.nextInt(4) == 0 ? FIRST_OPERATIONS : MOST_OPERATIONS));
            saveUntilThePowerIsGone();
            drive = drive.afterPowerCut(random);
            check("round " + round);
            if (round % ROUNDS_OF_A_CATALOG == 0 || round == ROUNDS) {
                acknowledged += savers.acknowledged();
                drive = new Drive();
                savers = new Savers(random.split());
            }
            if (round % TELL_EVERY == 0) {
                System.out.println("power cuts: " + round + " of " + ROUNDS);
            }
        }
        assertTrue(acknowledged > ROUNDS, "only " + acknowledged + " saves");
    }

    private void saveUntilThePowerIsGone() throws InterruptedException, ExecutionException {
        LuceneCatalog catalog;
        try {
            catalog = LuceneCatalog.open(drive, "drive");
        } catch (CatalogUnavailable e) {
            assertTrue(!drive.hasPower(), () -> "seed " + seed + ": " + e);
            return;
        }
        savers.saveWhile(drive::hasPower, catalog);
        closeWithoutPower(catalog);
    }

    private static void closeWithoutPower(LuceneCatalog catalog) {
        try {
            catalog.close();
        } catch (CatalogUnavailable _) {
            // It cannot be closed well; its threads have ended.
        }
    }

    private void check(String when) {
        try (var catalog = LuceneCatalog.open(drive, "drive")) {
            savers.check(catalog);
        } catch (AssertionError | CatalogUnavailable e) {
            throw new AssertionError(when + ", -Dzoetrope.seed=" + seed, e);
        }
    }

    enum Trouble {
        ANY_OPERATION_FAILS {
            @Override
            void befall(Drive drive, SplittableRandom random) {
                drive.fault(_ -> failOnceIn(40, random));
            }
        },
        SYNCING_FAILS {
            @Override
            void befall(Drive drive, SplittableRandom random) {
                drive.fault(operation -> {
                    if (operation == Drive.Operation.SYNC || operation == Drive.Operation.SYNC_FOLDER) {
                        failOnceIn(3, random);
                    }
                });
            }
        },
        FULL {
            @Override
            void befall(Drive drive, SplittableRandom random) {
                drive.room(random.nextInt(200_000));
            }
        };

        abstract void befall(Drive drive, SplittableRandom random);

        private static void failOnceIn(int times, SplittableRandom random) throws IOException {
            if (random.nextInt(times) == 0) {
                throw new IOException("the drive fails");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void troubleIsToldAndPasses(Trouble trouble) throws Exception {
        int failures = 0;
        for (int round = 1; round <= Math.max(1, ROUNDS / 10); round++) {
            drive = new Drive();
            savers = new Savers(random.split());
            var catalog = LuceneCatalog.open(drive, "drive");
            savers.saveWhile(times(5), catalog);
            trouble.befall(drive, random.split());
            failures += savers.saveWhile(times(25), catalog);
            drive.fault(_ -> {});
            drive.room(Long.MAX_VALUE);
            assertEquals(0, savers.saveWhile(times(5), catalog), () -> "seed " + seed);
            savers.check(catalog);
            drive.cutAfter(0);
            closeWithoutPower(catalog);
            drive = drive.afterPowerCut(random);
            check(trouble + ", round " + round);
        }
        assertTrue(failures > 0, "nobody was told");
    }

    private static BooleanSupplier times(int times) {
        var left = new AtomicInteger(times);
        return () -> left.getAndDecrement() > 0;
    }
}
