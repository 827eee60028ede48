package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.ForgettingContract;
import dev.zoetrope.catalog.Unwanted;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded engine forgets, also on the disk. */
final class LuceneForgettingTest extends ForgettingContract {
    private static final String MARKER = "qzxmarkerqzx";
    private static final Unwanted ANNA = new Unwanted(Set.of(new Identity.Handle("anna")), Set.of());

    @TempDir
    private Path folder;

    private int opened;

    @Override
    protected Catalog holding(List<? extends Observation> observations) {
        var made = LuceneCatalog.open(folder.resolve("catalog" + opened++));
        // In some segments, and some rows in several versions.
        for (int at = 0; at < observations.size(); at += 50) {
            made.save(observations.subList(at, Math.min(at + 50, observations.size())));
        }
        return made;
    }

    private Path own() {
        return folder.resolve("own");
    }

    private static Observation marked(long id, String handle, long time) {
        var facts = Facts.at(stamp(time))
                .with(Video.CREATED_AT, 1_655_000_000L)
                .with(Video.HANDLE, handle)
                .with(Video.CAPTION, handle.equals("anna") ? "a " + MARKER + " " + time : "nothing");
        return new Observation.OfVideo(id, Who.handle(handle), stamp(time), facts.build());
    }

    /** In many segments, and in several versions, among others' rows. */
    private static void fill(Catalog catalog) {
        for (long time = 1; time <= 2; time++) {
            long seen = time;
            catalog.save(LongStream.range(1, 3_000)
                    .mapToObj(id -> marked(id, id % 100 == 0 ? "anna" : "ben", seen))
                    .toList());
            for (long id = 5_000; id < 5_006; id++) {
                catalog.save(List.of(marked(id, id % 3 == 0 ? "anna" : "ben", seen)));
            }
        }
    }

    @Test
    void noByteIsLeftAndNothingElseIsLost() throws Exception {
        try (var own = LuceneCatalog.open(own())) {
            fill(own);
            assertTrue(hasMarker(own()));
            assertTrue(own.forget(ANNA));
            assertFalse(hasMarker(own()));
            assertEquals(2_999 - 29 + 4, count(own));
            own.save(List.of(marked(9_000, "ben", 5), marked(9_001, "anna", 5)));
        }
        assertFalse(hasMarker(own()));
        try (var own = LuceneCatalog.open(own())) {
            assertEquals(2_999 - 29 + 5, count(own));
            assertEquals(1, own.save(List.of(marked(100, "anna", 1))), "the seal is kept");
            assertNull(own.person("handle:anna"));
        }
    }

    @Test
    void noByteOfACommentIsLeft() throws Exception {
        try (var own = LuceneCatalog.open(own())) {
            own.save(List.of(marked(1, "ben", 1)));
            for (long id = 1; id <= 50; id++) {
                var facts =
                        Facts.at(stamp(1)).with(Comment.TEXT, MARKER + " " + id).with(Comment.PARENT, id / 2);
                var author = Who.handle(id == 1 ? "anna" : "ben");
                own.save(List.of(new Observation.OfComment(id, 1, author, stamp(1), facts.build())));
            }
            assertTrue(hasMarker(own()));
            assertTrue(own.forget(ANNA));
            assertFalse(hasMarker(own()), "each is a reply to one before, and the first one was hers");
            assertNull(own.comment(50));
        }
        assertFalse(hasMarker(own()));
    }

    @Test
    void searchesUnderWayAreWaitedFor() throws Exception {
        try (var own = LuceneCatalog.open(own())) {
            own.save(List.of(marked(1, "anna", 1)));
            var searching = own.snapshot();
            Thread.ofPlatform().start(() -> {
                try (searching) {
                    Thread.sleep(300);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            assertTrue(own.forget(ANNA));
            assertFalse(hasMarker(own()));
        }
    }

    @Test
    void whoReadsForLongKeepsTheBytesAndThatIsTold() throws Exception {
        try (var own = LuceneCatalog.open(FSDirectory.open(own()), "own", Duration.ofMillis(50))) {
            own.save(List.of(marked(1, "anna", 1), marked(2, "ben", 1)));
            try (var exporting = own.snapshot()) {
                assertFalse(own.forget(ANNA));
                assertTrue(hasMarker(own()));
                assertNotNull(exporting.video(1));
                assertNull(own.video(1));
            }
            assertFalse(hasMarker(own()));
        }
    }

    @Test
    void anErasureThatFailsIsToldAndDoneAtTheNextOpening() throws Exception {
        var faulty = new MergesFail(FSDirectory.open(own()));
        try (var own = LuceneCatalog.open(faulty, "own")) {
            fill(own);
            faulty.failing = true;
            var failure = assertThrows(CatalogUnavailable.class, () -> own.forget(ANNA));
            assertTrue(String.valueOf(failure.getMessage()).contains("not yet out of its files"), failure::toString);
            assertNull(own.video(100), "it is out of the catalog all the same");
            faulty.failing = false;
            assertEquals(1, own.save(List.of(marked(100, "anna", 9))));
        }
        assertTrue(hasMarker(own()));
        try (var own = LuceneCatalog.open(own())) {
            assertFalse(hasMarker(own()));
            assertEquals(2_999 - 29 + 4, count(own));
        }
    }

    @Test
    void aCatalogOfTheFirstVersionIsTakenAndBecomesOneOfThis() throws Exception {
        try (var own = LuceneCatalog.open(own())) {
            own.save(List.of(marked(1, "anna", 1), marked(2, "ben", 1)));
        }
        try (var directory = FSDirectory.open(own());
                var writer = new IndexWriter(directory, new IndexWriterConfig().setIndexSort(Layout.ORDER))) {
            writer.setLiveCommitData(Map.of("version", "1", "arrivals", "4").entrySet());
            writer.commit();
        }
        try (var own = LuceneCatalog.open(own())) {
            assertEquals(4, own.arrivals());
            assertFalse(own.hasTombstones());
            assertTrue(own.forget(ANNA));
            assertTrue(own.hasTombstones());
            assertNotNull(own.video(2));
        }
        try (var directory = FSDirectory.open(own());
                var reader = DirectoryReader.open(directory)) {
            assertEquals(
                    Integer.toString(Layout.VERSION),
                    reader.getIndexCommit().getUserData().get("version"));
        }
    }

    /** A disk on which merges fail. */
    private static final class MergesFail extends FilterDirectory {
        private volatile boolean failing;

        MergesFail(Directory in) {
            super(in);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (failing && context.context() == IOContext.Context.MERGE) {
                throw new IOException("the disk fails");
            }
            return super.createOutput(name, context);
        }
    }

    private static int count(Catalog catalog) {
        return (int) LongStream.range(1, 10_000)
                .filter(id -> catalog.video(id) != null)
                .count();
    }

    private static boolean hasMarker(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARKER)) {
                    return true;
                }
            }
        }
        return false;
    }
}
