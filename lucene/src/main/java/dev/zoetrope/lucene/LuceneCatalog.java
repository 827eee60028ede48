package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Checkpoint;
import dev.zoetrope.catalog.Departure;
import dev.zoetrope.catalog.Intake;
import dev.zoetrope.catalog.Unwanted;
import dev.zoetrope.model.Observation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * A catalog in one Lucene index in a folder, which one process at a time can have open.
 *
 * <p>Writers that come while a commit runs wait for it, and the first of them then commits for all (group commit). A commit covers rows of every kind and is
 * fsynced before anybody is told; readers see it then. After a failed commit the index is as the last good one left it, and the next writer tries anew.
 */
public final class LuceneCatalog extends LatestReads {
    private static final Logger LOG = Logger.getLogger(LuceneCatalog.class.getName());

    /** Searches end by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Index index;
    private final Duration patience;
    private final ReentrantLock committing = new ReentrantLock(true);
    private final Object queueLock = new Object();
    private List<Change> queue = new ArrayList<>();
    private volatile LuceneReader current;
    private volatile boolean closed;

    /** What one caller wants changed. Guarded by {@link #committing} once it is taken from the queue. */
    private static final class Change {
        final List<? extends Observation> observations;
        final @Nullable Checkpoint checkpoint;
        final Collection<Long> deletions;
        boolean done;
        int turnedAway;

        @Nullable CatalogUnavailable failure;

        Change(List<? extends Observation> observations, @Nullable Checkpoint checkpoint, Collection<Long> deletions) {
            this.observations = observations;
            this.checkpoint = checkpoint;
            this.deletions = deletions;
        }
    }

    private LuceneCatalog(Index index, LuceneReader current, Duration patience) {
        this.index = index;
        this.patience = patience;
        this.current = current;
    }

    /**
     * Opens the catalog in a folder, or begins one there.
     *
     * @throws CatalogUnavailable when the folder cannot be written, is in use, is damaged, or is of a newer version
     */
    public static LuceneCatalog open(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isWritable(folder)) {
                // Else the first save would be the one to find out.
                throw new AccessDeniedException(folder.toString());
            }
            return open(FolderOnDisk.open(folder), folder.toString());
        } catch (IOException e) {
            throw Index.unavailable(folder.toString(), e);
        }
    }

    static LuceneCatalog open(Directory directory, String name) {
        return open(directory, name, PATIENCE);
    }

    /** @param patience so long those who read what is forgotten are waited for */
    static LuceneCatalog open(Directory directory, String name, Duration patience) {
        var index = new Index(directory, name);
        try {
            var catalog = new LuceneCatalog(index, index.open(), patience);
            index.whenMerged(catalog::showMerged);
            if (index.isErasing()) {
                LOG.log(Level.WARNING, "{0}: erasing what was forgotten, which had been broken off", name);
                catalog.erase();
            }
            return catalog;
        } catch (IOException | RuntimeException e) {
            throw index.failed(e);
        }
    }

    @Override
    public int save(List<? extends Observation> observations, @Nullable Checkpoint checkpoint) {
        var change = new Change(observations, checkpoint, List.of());
        if (!observations.isEmpty() || checkpoint != null) {
            commit(change);
        }
        return change.turnedAway;
    }

    @Override
    public void delete(Collection<Long> videoIds) {
        if (!videoIds.isEmpty()) {
            commit(new Change(List.of(), null, videoIds));
        }
    }

    private void commit(Change change) {
        synchronized (queueLock) {
            queue.add(change);
        }
        boolean first = false;
        committing.lock();
        try {
            if (!change.done) {
                first = true;
                commitQueue();
            }
        } finally {
            committing.unlock();
        }
        if (change.failure != null) {
            throw change.failure;
        }
        if (first) {
            keepUp();
        }
    }

    private void commitQueue() {
        List<Change> group;
        synchronized (queueLock) {
            group = queue;
            queue = new ArrayList<>();
        }
        CatalogUnavailable failure = null;
        boolean committed = false;
        try {
            commit(group);
            committed = true;
        } catch (IOException | RuntimeException e) {
            failure = index.failed(e);
        } finally {
            // An Error leaves by here as well: nobody of the group may be told that it was saved.
            if (!committed && failure == null) {
                failure = index.failed(new IllegalStateException("the commit was broken off"));
            }
            for (var change : group) {
                change.done = true;
                change.failure = failure;
            }
        }
    }

    private void commit(List<Change> group) throws IOException {
        requireOpen();
        var intake = new Intake(current.lookUp(), current.arrivals());
        for (var change : group) {
            change.deletions.forEach(intake::delete);
            int before = intake.turnedAway();
            change.observations.forEach(intake::add);
            change.turnedAway = intake.turnedAway() - before;
            if (change.checkpoint != null) {
                intake.reached(change.checkpoint);
            }
        }
        if (!intake.isEmpty()) {
            var touched = intake.touched();
            index.write(intake, current.arrivals());
            show(index.commit(intake.arrivals(), current, touched));
        }
    }

    /** Nobody waits for it, and what was saved is saved whatever becomes of it. */
    private void keepUp() {
        var reader = current;
        if (reader.acquire()) {
            try (reader) {
                reader.keepUp();
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "working out private accounts ahead", e);
            }
        }
    }

    @Override
    public boolean forget(Unwanted unwanted) {
        committing.lock();
        try {
            // Who waits to save is served before: what they save is looked up then.
            commitQueue();
            bury(unwanted);
        } finally {
            committing.unlock();
        }
        return erase();
    }

    private void bury(Unwanted unwanted) {
        try {
            requireOpen();
            var intake = new Intake(current, current.arrivals());
            intake.forget(Departure.of(current, unwanted));
            var touched = intake.touched();
            index.forget(intake, current.arrivals());
            show(index.commit(intake.arrivals(), current, touched));
            show(current.withoutMemory());
        } catch (IOException | RuntimeException e) {
            throw index.failed(e);
        } catch (Error e) {
            // What was written of it must not go with the next commit.
            index.failed(e);
            throw e;
        }
    }

    /** Takes what is forgotten out of the files; false when some are still read. */
    private boolean erase() {
        try {
            index.rewriteMost();
        } catch (IOException | RuntimeException e) {
            // It is done again below, and fails there if it still does.
            LOG.log(Level.FINE, "erasing beside others", e);
        }
        Set<String> left;
        committing.lock();
        try {
            requireOpen();
            index.erase();
            show(index.commit(current.arrivals(), current, Set.of()));
            left = index.leftovers(current);
        } catch (IOException | RuntimeException e) {
            throw new CatalogUnavailable(
                    "what was to be forgotten is out of the catalog, but not yet out of its files: "
                            + index.failed(e).getMessage() + ", then do it again",
                    e);
        } finally {
            committing.unlock();
        }
        return areGone(left);
    }

    /** Waits for searches that were under way; an export may take longer. */
    private boolean areGone(Set<String> files) {
        long start = System.nanoTime();
        try {
            while (!Collections.disjoint(index.files(), files)) {
                if (System.nanoTime() - start > patience.toNanos()) {
                    return false;
                }
                Thread.sleep(10);
            }
            return true;
        } catch (IOException e) {
            throw Index.unavailable("the folder", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw closed();
        }
        if (!index.isOpen()) {
            // A commit that failed may be there all the same.
            show(index.open());
        }
    }

    /** Merging makes searches faster; it shows with the next commit, or else through this. */
    private void showMerged() {
        committing.lock();
        try {
            if (!closed && index.isOpen() && !current.isCurrent()) {
                show(index.commit(current.arrivals(), current, Set.of()));
            }
        } catch (IOException | RuntimeException e) {
            // Nobody waits for this commit: the log is the only one to tell. What was acknowledged is in earlier ones.
            LOG.log(Level.WARNING, "after a merge: {0}", index.failed(e).getMessage());
        } finally {
            committing.unlock();
        }
    }

    private void show(@Nullable LuceneReader next) {
        if (next != null) {
            var last = current;
            current = next;
            last.close();
        }
    }

    /** Hands out the current reader, with a reference of the caller's own. */
    @Override
    public Snapshot snapshot() {
        while (!closed) {
            var reader = current;
            if (reader.acquire()) {
                return reader;
            }
        }
        throw closed();
    }

    private static CatalogUnavailable closed() {
        return new CatalogUnavailable("the catalog is closed", null);
    }

    /**
     * The files as the last commit left them: everything that was acknowledged until now.
     *
     * @throws CatalogUnavailable when the catalog is closed or cannot be read
     */
    public CatalogFiles files() {
        committing.lock();
        try {
            if (closed) {
                throw closed();
            }
            var held = index.hold();
            return index.files(held, () -> letGo(held));
        } catch (IOException e) {
            throw index.failed(e);
        } finally {
            committing.unlock();
        }
    }

    private void letGo(IndexCommit held) throws IOException {
        committing.lock();
        try {
            index.letGo(held);
        } finally {
            committing.unlock();
        }
    }

    @Override
    public void close() {
        committing.lock();
        try {
            if (!closed) {
                closed = true;
                current.close();
                index.close();
            }
        } finally {
            committing.unlock();
        }
    }
}
