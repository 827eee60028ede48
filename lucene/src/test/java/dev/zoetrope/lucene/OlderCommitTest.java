package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut leaves of a commit that is being removed. */
final class OlderCommitTest {
    @TempDir
    private Path folder;

    @Test
    void theNameOfACommitWhoseFilesAreGoneDoesNoHarm() throws Exception {
        byte[] older;
        String name;
        try (var catalog = LuceneCatalog.open(folder)) {
            catalog.save(new SavedBatch(1).observations());
            name = Objects.requireNonNull(SegmentInfos.getLastCommitSegmentsFileName(FSDirectory.open(folder)));
            older = Files.readAllBytes(folder.resolve(name));
            // Merged away, so that the first batch's own files are gone.
            for (long number = 2; number <= 30; number++) {
                catalog.save(new SavedBatch(number).observations());
            }
        }
        LuceneCatalog.open(folder).close();
        assertTrue(Files.notExists(folder.resolve("_0.cfs")), "the older commit misses a file");
        Files.write(folder.resolve(name), older);
        try (var catalog = LuceneCatalog.open(folder)) {
            assertTrue(new SavedBatch(1).present(catalog) > 0 && new SavedBatch(30).present(catalog) > 0);
        }
        assertEquals(false, Files.exists(folder.resolve(name)));
    }
}
