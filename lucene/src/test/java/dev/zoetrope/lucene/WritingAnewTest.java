package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.CatalogUnavailable;
import java.io.IOException;
import java.util.HashMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.junit.jupiter.api.Test;

/** A catalog of an earlier version is written anew where there is room for it. */
final class WritingAnewTest {
    private static final int BATCHES = 20;

    private final Disk disk = new Disk();

    /** Says how much room it has. */
    private static final class Disk extends FilterDirectory implements Index.Room {
        private long usable;

        Disk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public long usable() {
            return usable;
        }

        long size() throws IOException {
            long size = 0;
            for (var file : SegmentInfos.readLatestCommit(this).files(true)) {
                size += fileLength(file);
            }
            return size;
        }

        /** It can be opened again. */
        @Override
        public void close() {}
    }

    private void makeOfVersion2() throws IOException {
        try (var catalog = LuceneCatalog.open(disk, "disk")) {
            for (long number = 1; number <= BATCHES; number++) {
                catalog.save(new SavedBatch(number).observations());
            }
        }
        try (var writer = new IndexWriter(disk, new IndexWriterConfig(null).setIndexSort(Layout.ORDER))) {
            var data = new HashMap<String, String>();
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            data.put(Index.VERSION, "2");
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        }
    }

    private int version() throws IOException {
        return Index.version(SegmentInfos.readLatestCommit(disk).getUserData());
    }

    @Test
    void whereThereIsTooLittleRoomNothingIsTouched() throws Exception {
        makeOfVersion2();
        long needed = 2 * disk.size();
        disk.usable = needed - 1_234;
        var refusal = assertThrows(CatalogUnavailable.class, () -> LuceneCatalog.open(disk, "disk"));
        var message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("takes up to " + needed + " bytes"), message);
        assertTrue(message.endsWith("free 1234 more"), message);
        assertEquals(2, version());

        disk.usable = needed;
        try (var catalog = LuceneCatalog.open(disk, "disk")) {
            for (long number = 1; number <= BATCHES; number++) {
                assertTrue(new SavedBatch(number).present(catalog) > 0, "batch " + number);
            }
        }
        assertEquals(Layout.VERSION, version());
    }

    @Test
    void aCatalogOfThisVersionNeedsNoRoomToBeOpened() throws Exception {
        LuceneCatalog.open(disk, "disk").close();
        disk.usable = 0;
        LuceneCatalog.open(disk, "disk").close();
        assertEquals(Layout.VERSION, version());
    }
}
