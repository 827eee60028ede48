package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.CatalogUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk that has no room any more: who saves is told, nothing acknowledged is lost, and when there is room again saving goes on. */
class FullDiskTest {
    private static final int MOST_SAVES = 500;

    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final Disk disk = new Disk();
    private final LuceneCatalog catalog = LuceneCatalog.open(disk, "disk");
    private int saved;

    /** Refuses some files. */
    private static final class Disk extends FilterDirectory {
        private volatile Predicate<IOContext> full = _ -> false;

        Disk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full.test(context)) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }

    @BeforeEach
    void catchEverything() {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void close() {
        catalog.close();
        Thread.setDefaultUncaughtExceptionHandler(null);
        assertEquals(List.of(), uncaught, "nothing is printed by threads");
    }

    @Test
    void whereNothingCanBeWrittenASaveFails() {
        saveOne();
        disk.full = _ -> true;
        assertRefused();
        assertGoesOn();
    }

    @Test
    void whereOnlyAMergeFailsTheNextSaveTells() {
        disk.full = context -> context.context() == IOContext.Context.MERGE;
        assertRefused();
        assertGoesOn();
    }

    private void assertRefused() {
        var refusal = assertThrows(CatalogUnavailable.class, () -> {
            while (saved < MOST_SAVES) {
                saveOne();
            }
        });
        var message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("No space left on device; check free space"), message);
    }

    private void assertGoesOn() {
        for (long number = 1; number <= saved; number++) {
            assertTrue(new SavedBatch(number).present(catalog) > 0, "batch " + number);
        }
        disk.full = _ -> false;
        saveOne();
        for (long number = 1; number <= saved; number++) {
            assertTrue(new SavedBatch(number).present(catalog) > 0, "batch " + number);
        }
    }

    private void saveOne() {
        catalog.save(new SavedBatch(saved + 1L).observations());
        saved++;
    }
}
