package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A catalog of many segments: searches go across them, readers are let go of, merges show. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SegmentsTest {
    private static final Stamp STAMP = new Stamp(1, Source.RESEARCH);

    private final LuceneCatalog catalog = LuceneCatalog.open(new ByteBuffersDirectory(), "test");

    @AfterEach
    void end() {
        catalog.close();
    }

    @Test
    void pagesGoOnAcrossSegmentsWhileVideosAreDeletedAndAdded() {
        var random = new Random(42);
        var ids = new ArrayList<>(
                LongStream.rangeClosed(1, 1_500).map(id -> 3 * id).boxed().toList());
        Collections.shuffle(ids, random);
        for (int from = 0; from < ids.size(); from += 100) {
            save(ids.subList(from, from + 100));
        }
        var search = everything();
        var expected = new TreeSet<>(ids);
        var place = Place.START;
        long passed = 0;
        while (true) {
            var page = catalog.page(search, place, 70, Deadline.NONE);
            var most = expected.descendingSet().stream().limit(70).toList();
            assertEquals(most, page.videos().stream().map(Video::id).toList());
            passed += most.size();
            assertEquals(passed, page.end().passed());
            most.forEach(expected::remove);
            assertEquals(!expected.isEmpty(), page.more());
            if (!page.more()) {
                return;
            }
            place = page.end();
            // Of what is to come and of what has been: the last of a page, the first of the next, and some.
            var gone = new ArrayList<>(List.of(place.last(), expected.last()));
            for (int i = 0; i < 10; i++) {
                gone.add(ids.get(random.nextInt(ids.size())));
            }
            catalog.delete(gone);
            gone.forEach(expected::remove);
            // These are new, or come back, and are in no search that has begun.
            save(List.of(place.last() + 1, place.last() - 1, gone.getLast()));
        }
    }

    @Test
    void readersAreLetGoOf() {
        var readers = new ArrayList<DirectoryReader>();
        for (long id = 1; id <= 60; id++) {
            try (var snapshot = (LuceneReader) catalog.snapshot()) {
                readers.add(snapshot.directoryReader());
                save(List.of(id));
                assertNull(snapshot.video(id));
                // Ours alone: the catalog has gone on.
                assertEquals(1, snapshot.directoryReader().getRefCount());
            }
        }
        assertEquals(60, readers.stream().distinct().count());
        readers.forEach(reader -> assertEquals(0, reader.getRefCount()));
    }

    @Test
    void aSnapshotCanBeReadAfterItsCatalogWasClosed() {
        save(List.of(5L));
        var snapshot = (LuceneReader) catalog.snapshot();
        catalog.close();
        assertNotNull(snapshot.video(5));
        assertThrows(CatalogUnavailable.class, catalog::snapshot);
        assertThrows(CatalogUnavailable.class, () -> save(List.of(6L)));
        snapshot.close();
        assertEquals(0, snapshot.directoryReader().getRefCount());
        catalog.close();
    }

    @Test
    void readersAndSaversDoNotDisturbOneAnother() throws Exception {
        save(List.of(1L));
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var reading = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                reading.add(threads.submit(() -> {
                    while (!done.get()) {
                        long arrivals = catalog.arrivals();
                        assertTrue(found().size() >= arrivals);
                        assertNotNull(catalog.video(1));
                    }
                }));
            }
            for (long id = 2; id <= 60; id++) {
                save(List.of(id));
            }
            done.set(true);
            for (var each : reading) {
                each.get();
            }
        }
        try (var last = (LuceneReader) catalog.snapshot()) {
            // The catalog's reference and ours.
            assertEquals(2, last.directoryReader().getRefCount());
        }
    }

    @Test
    void mergesShowWithoutAnotherSave() {
        for (long id = 1; id <= 100; id++) {
            save(List.of(id));
        }
        while (segments() > 20) {
            Thread.onSpinWait();
        }
        assertEquals(100, found().size());
    }

    @Test
    void aCatalogOfANewerVersionIsNotOpened() throws Exception {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
            writer.setLiveCommitData(
                    Map.of("version", Integer.toString(Layout.VERSION + 1)).entrySet());
        }
        var refusal = assertThrows(CatalogUnavailable.class, () -> LuceneCatalog.open(directory, "test"));
        assertEquals(
                "the catalog in test is of version 5, and this Zoetrope reads up to 4; use a newer Zoetrope",
                refusal.getMessage());
    }

    private int segments() {
        try (var snapshot = (LuceneReader) catalog.snapshot()) {
            return snapshot.directoryReader().leaves().size();
        }
    }

    private List<Long> found() {
        return catalog.page(everything(), Place.START, 10_000, Deadline.NONE).videos().stream()
                .map(Video::id)
                .toList();
    }

    private VideoSearch everything() {
        return new VideoSearch(new Query(List.of(), List.of(), List.of()), 0, 100, catalog.arrivals());
    }

    private void save(List<Long> ids) {
        catalog.save(ids.stream()
                .map(id -> new Observation.OfVideo(
                        id,
                        null,
                        STAMP,
                        Facts.at(STAMP).with(Video.CREATED_AT, 10L).build()))
                .toList());
    }
}
