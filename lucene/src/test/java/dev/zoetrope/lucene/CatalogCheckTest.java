package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Checkpoint;
import dev.zoetrope.catalog.RandomWorld;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a check finds in a catalog, and what it does not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CatalogCheckTest {
    private static final Stamp STAMP = new Stamp(1, Source.RESEARCH);

    @TempDir
    private Path folder;

    private static Found check(CatalogFiles files) {
        var found = new Found();
        files.check(found);
        return found;
    }

    private Found checkFolder() {
        try (var files = CatalogFiles.in(folder)) {
            return check(files);
        }
    }

    @Test
    void whatWasSavedAndDeletedIsSound() {
        try (var catalog = LuceneCatalog.open(folder)) {
            for (long number = 1; number <= 30; number++) {
                catalog.save(new SavedBatch(number).observations(), new Checkpoint("file " + number % 3, "" + number));
            }
            catalog.delete(new SavedBatch(7).videos());
            catalog.save(new SavedBatch(5).observations());
            try (var files = catalog.files()) {
                assertSound(check(files));
            }
        }
        assertSound(checkFolder());
    }

    private static void assertSound(Found found) {
        assertEquals(List.of(), found.problems);
        assertEquals(580, found.looked.get("videos"));
        assertEquals(60, found.looked.get("users"), "a person and a handle of each batch");
        assertEquals(30, found.looked.get("sounds"));
        assertEquals(30, found.looked.get("comments"));
        assertEquals(30, found.looked.get("relations"));
        assertEquals(3, found.looked.get("checkpoints"));
        assertTrue(found.looked.getOrDefault("catalog files", 0L) > 3, found.looked::toString);
    }

    @Test
    void randomWorldsAreSoundWhateverTheWindow() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            var directory = new ByteBuffersDirectory();
            long arrivals;
            try (var catalog = LuceneCatalog.open(directory, "random " + seed)) {
                save(catalog, seed);
                arrivals = catalog.arrivals();
                try (var files = catalog.files()) {
                    assertEquals(List.of(), check(files).problems, "seed " + seed);
                }
                try (var reader = (LuceneReader) catalog.snapshot()) {
                    var found = new Found();
                    new RowCheck(reader.directoryReader(), Layout.VERSION, arrivals, 7, found).run();
                    assertEquals(List.of(), found.problems, "seed " + seed);
                }
            }
        }
    }

    private static void save(LuceneCatalog catalog, long seed) {
        var world = new RandomWorld(seed, 200);
        catalog.save(world.observations(300));
        catalog.save(world.sounds(5));
        catalog.save(world.ties(300));
        catalog.save(world.observations(300));
        catalog.save(world.ties(300));
    }

    /** Rows of the kinds there are, each of which is found by what it holds. */
    private static Video video(long id, long author, long arrival) {
        return new Video(
                id,
                author,
                arrival,
                Facts.at(STAMP)
                        .with(Video.CREATED_AT, 1_655_000_000L)
                        .with(Video.CAPTION, "hello world 世界")
                        .with(Video.HASHTAGS, List.of("a", "b", "a"))
                        .with(Video.REGION, "US")
                        .with(Video.VIEW_COUNT, 5L)
                        .build());
    }

    private static Person person(long row, String... names) {
        return new Person(row, List.of(names), List.of(), Facts.NONE);
    }

    private Found written(Document... documents) throws IOException {
        var config = new IndexWriterConfig(null).setIndexSort(Layout.ORDER);
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, config.setOpenMode(IndexWriterConfig.OpenMode.CREATE))) {
            for (var document : documents) {
                writer.addDocument(document);
            }
            writer.setLiveCommitData(Map.of("arrivals", "10", "version", Integer.toString(Layout.VERSION))
                    .entrySet());
            writer.commit();
        }
        return checkFolder();
    }

    private void assertFound(Found found, String part, String place, String what) {
        assertEquals(1, found.problems.size(), () -> found.problems.toString());
        var problem = found.problems.getFirst();
        assertEquals(part, problem.part());
        assertEquals(place, problem.place());
        assertTrue(problem.what().contains(what), problem.what());
        assertTrue(problem.remedy().contains("restore a backup"), problem.remedy());
    }

    private static Document changed(Document document, Consumer<Document> change) {
        change.accept(document);
        return document;
    }

    @Test
    void fieldsThatDoNotFitTheirRowAreNamed() throws Exception {
        assertEquals(List.of(), written(Layout.of(video(5, 0, 1))).problems);
        for (var field : List.of("caption", "tag", "region", "author", "created", "views", "arrival", "key")) {
            var found = written(changed(Layout.of(video(5, 0, 1)), document -> document.removeFields(field)));
            assertFound(found, "videos", "video 5", "not found by what it holds: " + field);
        }
        assertFound(
                written(changed(
                        Layout.of(video(5, 0, 1)),
                        document -> document.add(new StringField(Layout.HIDDEN, "1", Field.Store.NO)))),
                "videos",
                "video 5",
                "hidden");
        assertFound(
                written(changed(
                        Layout.of(new Sound(5, Facts.NONE)),
                        document -> document.add(new NumericDocValuesField(Layout.VIEWS, 5)))),
                "sounds",
                "sound 5",
                "views");
        // The words of the caption in another order.
        var other =
                new Video(5, 0, 1, Facts.at(STAMP).with(Video.CAPTION, "b a").build());
        var caption = Layout.of(new Video(
                        5, 0, 1, Facts.at(STAMP).with(Video.CAPTION, "a b").build()))
                .getField(Layout.CAPTION);
        assertFound(
                written(changed(Layout.of(other), document -> {
                    document.removeFields(Layout.CAPTION);
                    document.add(caption);
                })),
                "videos",
                "video 5",
                "caption");
    }

    @Test
    void rowsThatAreNotWhatTheyShouldBeAreNamed() throws Exception {
        var zoe = Layout.of(person(2, "id:7"));
        assertFound(written(zoe, Layout.of(video(5, 3, 1))), "videos", "video 5", "by user row 3, which is not there");
        assertFound(written(Layout.of(video(5, 0, 11))), "videos", "video 5", "number 11, and the last arrival is 10");
        assertFound(written(Layout.of(video(-5, 0, 1))), "videos", "video -5", "not positive");
        assertFound(written(Layout.of(person(11, "id:7"))), "users", "user row 11", "number 11");
        assertFound(written(Layout.of(person(2, "handle:zoe"))), "users", "user row 2", "neither a person");
        assertFound(written(Layout.of(person(-2, "handle:a", "handle:b"))), "users", "user row -2", "neither a person");
        assertFound(written(Layout.of(person(2, "sec:b", "id:1"))), "users", "user row 2", "not in order");
        assertFound(
                written(Layout.of(person(2, "id:1", "row:3")), Layout.of(person(3, "id:2"))),
                "users",
                "user row 2",
                "carries on for row:3, which does not lead to it");
        assertEquals(List.of(), written(Layout.of(person(2, "id:1", "row:3")), Layout.of(video(5, 3, 1))).problems);
        var upsideDown = new Person(2, List.of("id:1"), List.of(new Person.Claim("zoe", 5, 4)), Facts.NONE);
        assertFound(written(Layout.of(upsideDown)), "users", "user row 2", "nobody can have had");
    }

    @Test
    void keysAndNamesThatLeadToTwoRowsAreNamed() throws Exception {
        assertFound(written(zoe(2), zoe(3)), "keys", "the name id:7", "leads to 2 rows");
        var video = Layout.of(video(5, 0, 1));
        assertFound(written(video, video), "keys", "the key [1 0 0 0 0 0 0 0 5]", "leads to 2 rows");
    }

    private static Document zoe(long row) {
        return Layout.of(person(row, "id:7"));
    }

    @Test
    void aRowThatCannotBeUnpackedIsNamed() throws Exception {
        UnaryOperator<Document> broken = document -> changed(document, d -> {
            d.removeFields(Layout.ROW);
            d.add(new BinaryDocValuesField(Layout.ROW, new BytesRef(new byte[] {2, 3, 1, -1})));
        });
        assertFound(written(broken.apply(Layout.of(video(5, 0, 1)))), "videos", "video 5", "cannot be unpacked");
        assertFound(
                written(changed(Layout.of(video(5, 0, 1)), document -> document.removeFields(Layout.ROW))),
                "videos",
                "video 5",
                "cannot be unpacked");
    }

    @Test
    void anyByteThatChangesIsFound() throws Exception {
        try (var catalog = LuceneCatalog.open(folder)) {
            catalog.save(new SavedBatch(1).observations());
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(path -> !path.endsWith("write.lock")).toList()) {
                var bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
                var name = String.valueOf(file.getFileName());
                // Those that tell what a commit is made of are read at once.
                if (name.startsWith("segments_") || name.endsWith(".si")) {
                    var refusal = assertThrows(CatalogUnavailable.class, () -> CatalogFiles.in(folder));
                    assertTrue(String.valueOf(refusal.getMessage()).contains("is damaged"), refusal::getMessage);
                } else {
                    assertFound(checkFolder(), "catalog files", name, "is damaged");
                }
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        assertEquals(List.of(), checkFolder().problems);
    }

    @Test
    void filesStayWhileTheyAreHeld() throws Exception {
        try (var catalog = LuceneCatalog.open(folder);
                var threads = Executors.newSingleThreadExecutor()) {
            catalog.save(new SavedBatch(1).observations());
            var done = new AtomicBoolean();
            var saving = threads.submit(() -> {
                for (long number = 2; !done.get(); number++) {
                    catalog.save(new SavedBatch(number).observations());
                    catalog.delete(new SavedBatch(number - 1).videos());
                }
            });
            for (int round = 0; round < 4; round++) {
                try (var files = catalog.files()) {
                    Thread.sleep(20);
                    assertEquals(List.of(), check(files).problems);
                    for (var file : files.list()) {
                        files.copy(file.name(), OutputStream.nullOutputStream());
                    }
                }
            }
            done.set(true);
            saving.get();
            catalog.save(new SavedBatch(100_000).observations());
            assertEquals(
                    1, DirectoryReader.listCommits(FSDirectory.open(folder)).size(), "what was let go is removed");
        }
    }
}
