package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.lucene.FaultyDirectory.Step;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What savers are told, and what is there, when commits are shared and when the disk fails. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class GroupCommitTest {
    private static final Stamp STAMP = new Stamp(1, Source.RESEARCH);

    private final FaultyDirectory disk = new FaultyDirectory();
    private LuceneCatalog catalog;

    @BeforeEach
    void begin() {
        catalog = LuceneCatalog.open(disk, "test");
        catalog.save(List.of(video(1)));
    }

    @AfterEach
    void end() {
        disk.repair();
        catalog.close();
    }

    @ParameterizedTest
    @EnumSource
    void aFailedCommitIsToldAndTheNextOneWorks(Step step) {
        disk.failAt(step);
        var told = assertThrows(CatalogUnavailable.class, () -> catalog.save(List.of(video(2), video(3))));
        assertTrue(told.toString().contains("the disk fails at " + step), told.toString());
        // What was there can be read, and nothing of what failed shows.
        assertEquals(List.of(1L), found(catalog));
        assertNull(catalog.video(2));
        assertTrue(catalog.user(new Identity.Handle("author1")).isPresent());
        assertThrows(CatalogUnavailable.class, () -> catalog.delete(List.of(1L)));
        assertEquals(List.of(1L), found(catalog));

        disk.repair();
        catalog.save(List.of(video(2), video(4)));
        assertEquals(List.of(4L, 2L, 1L), found(catalog));
        catalog.save(List.of(video(1), video(3)));
        assertEquals(List.of(4L, 3L, 2L, 1L), found(catalog));
        assertArrivals(1, 2, 3, 4);
        assertOneRowEach(catalog);
    }

    @Test
    void whatFailedAfterItsCommitIsThereOnce() {
        var committed = new AtomicBoolean();
        disk.fault(step -> {
            committed.compareAndSet(false, step == Step.SYNC_FOLDER);
            if (step == Step.OPEN && committed.get()) {
                throw new IOException("too many open files");
            }
        });
        assertThrows(CatalogUnavailable.class, () -> catalog.save(List.of(video(2), video(3))));
        assertTrue(committed.get());
        assertEquals(List.of(1L), found(catalog));
        disk.repair();
        catalog.save(List.of(video(2), video(4)));
        assertEquals(List.of(4L, 3L, 2L, 1L), found(catalog));
        assertArrivals(1, 2, 3, 4);
        assertOneRowEach(catalog);
    }

    @ParameterizedTest
    @EnumSource
    void aCatalogOpenedAfterAFailureHasWhatWasAcknowledged(Step step) {
        disk.failAt(step);
        assertThrows(CatalogUnavailable.class, () -> catalog.save(List.of(video(2), video(3))));
        disk.repair();
        // As a crash would: nothing is closed. The writer that failed has let go of its lock.
        try (var opened = LuceneCatalog.open(disk, "test")) {
            assertEquals(List.of(1L), found(opened));
            assertOneRowEach(opened);
        }
    }

    @Test
    void saversThatWaitTogetherShareOneCommit() throws Exception {
        int before = disk.commits();
        var group = blockedGroup(10);
        disk.repair();
        group.release.countDown();
        for (var saver : group.savers) {
            saver.get();
        }
        assertEquals(2, disk.commits() - before);
        assertEquals(12, found(catalog).size());
        assertOneRowEach(catalog);
    }

    @Test
    void everybodyWhoSharesAFailedCommitIsTold() throws Exception {
        var group = blockedGroup(10);
        disk.fault(step -> {
            if (found(catalog).size() == 2) {
                throw new IOException("the disk is full");
            }
        });
        group.release.countDown();
        group.savers.removeFirst().get();
        for (var saver : group.savers) {
            var told = assertThrows(ExecutionException.class, saver::get);
            assertTrue(told.getCause() instanceof CatalogUnavailable, told.toString());
        }
        assertEquals(List.of(100L, 1L), found(catalog));
        disk.repair();
        catalog.save(List.of(video(105)));
        assertEquals(List.of(105L, 100L, 1L), found(catalog));
    }

    @Test
    void anErrorIsNoAcknowledgement() {
        disk.fault(step -> {
            throw new InternalError("broken off at " + step);
        });
        assertThrows(Throwable.class, () -> catalog.save(List.of(video(2))));
        assertEquals(List.of(1L), found(catalog));
        disk.repair();
        catalog.save(List.of(video(3)));
        assertEquals(List.of(3L, 1L), found(catalog));
    }

    @Test
    void whatIsKnownAlreadyIsNotWrittenAgain() {
        int before = disk.commits();
        catalog.save(List.of(video(1), video(1)));
        assertEquals(0, disk.commits() - before);
    }

    @Test
    void aCatalogThatCannotBeOpenedLetsGoOfTheFolder() {
        catalog.close();
        for (var step : Step.values()) {
            var other = new FaultyDirectory();
            LuceneCatalog.open(other, "test").close();
            other.failAt(step);
            try {
                LuceneCatalog.open(other, "test").close();
            } catch (CatalogUnavailable e) {
                assertTrue(e.toString().contains("the disk fails at " + step), e.toString());
            }
            other.repair();
            LuceneCatalog.open(other, "test").close();
        }
    }

    private record Group(List<FutureTask<?>> savers, CountDownLatch release) {}

    /** One saver whose commit is held up, and others, who wait for it. */
    private Group blockedGroup(int others) throws InterruptedException {
        var reached = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        disk.fault(step -> {
            if (step == Step.SYNC) {
                reached.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        var savers = new ArrayList<FutureTask<?>>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i <= others; i++) {
            long id = 100L + i;
            var saver = new FutureTask<>(() -> catalog.save(List.of(video(id))), null);
            savers.add(saver);
            threads.add(Thread.ofPlatform().start(saver));
            if (i == 0) {
                reached.await();
            }
        }
        for (var waiting : threads.subList(1, threads.size())) {
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        return new Group(savers, release);
    }

    private static Observation video(long id) {
        var handle = "author" + id;
        var facts = Facts.at(STAMP).with(Video.CREATED_AT, 10L).with(Video.HANDLE, handle);
        return new Observation.OfVideo(id, Who.handle(handle), STAMP, facts.build());
    }

    private static List<Long> found(Catalog catalog) {
        var everything = new VideoSearch(new Query(List.of(), List.of(), List.of()), 0, 100, catalog.arrivals());
        return catalog.page(everything, Place.START, 1_000, Deadline.NONE).videos().stream()
                .map(Video::id)
                .toList();
    }

    private void assertArrivals(long... ids) {
        var arrivals = LongStream.of(ids)
                .map(id -> Objects.requireNonNull(catalog.video(id)).arrival())
                .distinct()
                .sorted()
                .toArray();
        assertEquals(ids.length, arrivals.length);
        assertTrue(arrivals[arrivals.length - 1] <= catalog.arrivals());
    }

    private static void assertOneRowEach(LuceneCatalog catalog) {
        var ids = found(catalog);
        assertEquals(ids.stream().distinct().toList(), ids);
        for (long id : ids) {
            assertNotNull(catalog.video(id));
            assertTrue(catalog.user(new Identity.Handle("author" + id)).isPresent(), "author of " + id);
        }
        try (var snapshot = catalog.snapshot()) {
            assertEquals(
                    2 * ids.size(), ((LuceneReader) snapshot).directoryReader().numDocs());
        }
    }
}
