package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Intake;
import dev.zoetrope.catalog.Seal;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The Lucene index behind the catalog: its writer, which is opened anew after a failure, and its commits. Guarded by its catalog's commit lock. */
final class Index implements AutoCloseable {
    /** Rows wait in so much memory for their commit; a larger one goes to disk in pieces. */
    private static final double BUFFER_MEGABYTES = 48;

    /** Fewer videos are not worth another thread. */
    private static final int SMALLEST_SHARE = 1_000;

    private static final Comparator<History> HISTORY_ORDER = Comparator.comparingLong(
                    (History history) -> history.owner().key())
            .thenComparingLong(History::month)
            .reversed();

    static final String ARRIVALS = "arrivals";
    static final String VERSION = "version";
    /** The key of the tombstones' seal; there when something was ever forgotten. */
    private static final String SEAL = "seal";
    /** There while bytes of something forgotten may still be in the files. */
    private static final String ERASING = "erasing";

    /** More rounds than are ever needed: merges that run in the first may carry deleted rows on, and none run in the second. */
    private static final int MOST_REWRITES = 5;

    /** Writing all rows anew takes about the room of the commit once more; what they become may be larger. */
    private static final int ROOM_TO_WRITE_ANEW = 2;

    /** A directory that knows how much more can be written to it. */
    interface Room {
        /** In bytes. */
        long usable() throws IOException;
    }

    private final Directory directory;
    private final String name;
    private volatile Runnable whenMerged = () -> {};
    private volatile @Nullable IndexWriter writer;
    private @Nullable Seal seal;
    private boolean erasing;
    private Scheduler scheduler = new Scheduler();

    /** Outlives a writer that failed: what is held stays held. */
    private final SnapshotDeletionPolicy commits = new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());

    Index(Directory directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /** Called on a thread of its own after a merge, when no other one is waiting. */
    void whenMerged(Runnable whenMerged) {
        this.whenMerged = whenMerged;
    }

    /** False in the beginning and after a failure. */
    boolean isOpen() {
        return writer != null;
    }

    /** Opens the index for writing; what the last commit left in it. */
    LuceneReader open() throws IOException {
        boolean isNew = !DirectoryReader.indexExists(directory);
        int version = Layout.VERSION;
        if (isNew) {
            requireNoRemains();
        } else {
            version = checkVersion();
            removeOlderCommits();
            if (version < Layout.VERSION) {
                requireRoom();
            }
        }
        scheduler = new Scheduler();
        var opened = new IndexWriter(
                directory,
                new IndexWriterConfig(null)
                        .setIndexSort(Layout.ORDER)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        .setMergeScheduler(scheduler)
                        .setMergePolicy(mergePolicy())
                        .setIndexDeletionPolicy(commits)
                        // A commit waits for the disk once for each file: four files of a segment instead of sixteen.
                        .setUseCompoundFile(true));
        writer = opened;
        var data = commitData(opened);
        var key = data.get(SEAL);
        seal = key == null ? null : Seal.of(key);
        erasing = data.containsKey(ERASING);
        long arrivals = Long.parseLong(data.getOrDefault(ARRIVALS, "0"));
        if (version < Layout.VERSION) {
            writeAnew(opened, arrivals);
        } else if (isNew) {
            commit(arrivals);
        }
        return new LuceneReader(DirectoryReader.open(opened), arrivals, seal);
    }

    private static MergePolicy mergePolicy() {
        return new Rewriting(new TieredMergePolicy());
    }

    private void writeAnew(IndexWriter to, long arrivals) throws IOException {
        // Merging takes room as well, and waits until the old files are gone.
        to.getConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        try (var old = DirectoryReader.open(directory)) {
            new Reindexing(old, to, name).run();
        }
        commit(arrivals);
        to.getConfig().setMergePolicy(mergePolicy());
        to.maybeMerge();
    }

    /** Else the disk would be full when most is done, and other programs could write no more either. */
    private void requireRoom() throws IOException {
        if (!(directory instanceof Room room)) {
            return;
        }
        long size = 0;
        for (var file : SegmentInfos.readLatestCommit(directory).files(true)) {
            size += directory.fileLength(file);
        }
        long needed = ROOM_TO_WRITE_ANEW * size;
        long usable = room.usable();
        if (usable < needed) {
            throw new CatalogUnavailable(
                    "the catalog in " + name + " is of an earlier version, and to write it anew takes up to " + needed
                            + " bytes, of which only " + usable + " are free; free " + (needed - usable) + " more",
                    null);
        }
    }

    /** Whether bytes of something forgotten may still be in the files. */
    boolean isErasing() {
        return erasing;
    }

    /** Writes what is to be forgotten; its bytes stay until they are erased. */
    void forget(Intake intake, long storedArrivals) throws IOException {
        if (seal == null) {
            seal = Seal.draw();
        }
        erasing = true;
        write(intake, storedArrivals);
    }

    /** Rewrites segments with deleted rows. To be called without the commit lock: others may save meanwhile, so that there may be such segments again. */
    void rewriteMost() throws IOException {
        writer().forceMergeDeletes(true);
    }

    /** Rewrites all segments with deleted rows; the next commit is without them. */
    void erase() throws IOException {
        var from = writer();
        for (int round = 0; from.hasDeletions(); round++) {
            if (round == MOST_REWRITES) {
                throw new IOException("deleted rows do not leave the files");
            }
            scheduler.sync();
            from.forceMergeDeletes(true);
        }
        erasing = false;
    }

    /** Files of rows that are there though this reader, of the last commit, has no use for them: somebody reads an earlier one. */
    Set<String> leftovers(LuceneReader last) throws IOException {
        var left = files();
        left.removeAll(last.directoryReader().getIndexCommit().getFileNames());
        left.removeIf(file -> !file.startsWith("_"));
        return left;
    }

    Set<String> files() throws IOException {
        return new HashSet<>(List.of(directory.listAll()));
    }

    void write(Intake intake, long storedArrivals) throws IOException {
        var to = writer();
        for (long id : intake.deleted()) {
            to.deleteDocuments(new Term(Layout.KEY, Kind.VIDEO.key(id)));
        }
        for (long row : intake.joined()) {
            to.deleteDocuments(new Term(Layout.KEY, Kind.USER.key(row)));
        }
        writeVideos(to, sorted(intake.videos(), Video::id), storedArrivals);
        for (var person : sorted(intake.people(), Person::row)) {
            put(to, Kind.USER.key(person.row()), Math.abs(person.row()) > storedArrivals, Layout.of(person));
        }
        for (var sound : sorted(intake.sounds(), Sound::id)) {
            put(to, Kind.SOUND.key(sound.id()), false, Layout.of(sound));
        }
        writeHistory(to, intake);
        ListRows.write(to, intake);
        for (var checkpoint : intake.checkpoints().entrySet()) {
            var key = Kind.CHECKPOINT.key(checkpoint.getKey());
            put(to, key, false, Layout.ofCheckpoint(key, checkpoint.getValue()));
        }
        for (long id : intake.deletedSounds()) {
            to.deleteDocuments(new Term(Layout.KEY, Kind.SOUND.key(id)));
        }
        intake.tombstones((term, tombstone) -> {
            var key = Kind.TOMBSTONE.key(Objects.requireNonNull(seal, "no seal").digest(term));
            try {
                put(to, key, false, Layout.ofTombstone(key, tombstone));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void writeHistory(IndexWriter to, Intake intake) throws IOException {
        for (var owner : intake.deletedHistory()) {
            to.deleteDocuments(new Term(Layout.OWNER, Layout.owner(owner)));
        }
        for (var history : intake.history().stream().sorted(HISTORY_ORDER).toList()) {
            var key = Layout.historyKey(history);
            if (history.points().isEmpty()) {
                to.deleteDocuments(new Term(Layout.KEY, key));
            } else {
                put(to, key, false, Layout.of(history));
            }
        }
    }

    /** Many videos are shared out among the processors; each share becomes a segment, written while the others are. */
    private static void writeVideos(IndexWriter to, List<Video> videos, long storedArrivals) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        int share = Math.max(SMALLEST_SHARE, (videos.size() + processors - 1) / processors);
        if (videos.size() <= share) {
            putVideos(to, videos, storedArrivals);
            return;
        }
        var shares = new ArrayList<List<Video>>();
        for (int at = 0; at < videos.size(); at += share) {
            shares.add(videos.subList(at, Math.min(at + share, videos.size())));
        }
        try {
            shares.parallelStream().forEach(part -> putShare(to, part, storedArrivals));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void putShare(IndexWriter to, List<Video> videos, long storedArrivals) {
        try {
            putVideos(to, videos, storedArrivals);
            to.flushNextBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putVideos(IndexWriter to, List<Video> videos, long storedArrivals) throws IOException {
        for (var video : videos) {
            put(to, Kind.VIDEO.key(video.id()), video.arrival() > storedArrivals, Layout.of(video));
        }
    }

    /** In the index's own order: what a flush finds in order it need not sort. */
    private static <T> List<T> sorted(Collection<T> rows, ToLongFunction<T> key) {
        return rows.stream().sorted(Comparator.comparingLong(key).reversed()).toList();
    }

    /** What is known to be new has nothing to replace. */
    private static void put(IndexWriter writer, BytesRef key, boolean isNew, Document document) throws IOException {
        if (isNew) {
            writer.addDocument(document);
        } else {
            writer.updateDocument(new Term(Layout.KEY, key), document);
        }
    }

    /**
     * Makes everything written durable; the reader that sees it, or null when nothing has changed since the last one.
     *
     * @param touched the terms of people's rows that were changed ({@link Intake#touched})
     */
    @Nullable LuceneReader commit(long arrivals, LuceneReader last, Set<String> touched) throws IOException {
        commit(arrivals);
        var next = DirectoryReader.openIfChanged(last.directoryReader(), writer());
        return next == null ? null : last.next(next, arrivals, seal, touched);
    }

    private void commit(long arrivals) throws IOException {
        var to = writer();
        var data = new HashMap<String, String>();
        data.put(ARRIVALS, Long.toString(arrivals));
        data.put(VERSION, Integer.toString(Layout.VERSION));
        if (seal != null) {
            data.put(SEAL, seal.key());
        }
        if (erasing) {
            data.put(ERASING, "true");
        }
        to.setLiveCommitData(data.entrySet());
        to.commit();
    }

    /** The last commit, whose files stay until it is let go. */
    IndexCommit hold() throws IOException {
        return commits.snapshot();
    }

    void letGo(IndexCommit commit) throws IOException {
        commits.release(commit);
        if (writer != null) {
            writer.deleteUnusedFiles();
        }
    }

    CatalogFiles files(IndexCommit held, CatalogFiles.Release release) throws IOException {
        return new CatalogFiles(directory, held.getFileNames(), name, release);
    }

    /** Takes back what was written since the last commit, and closes. */
    CatalogUnavailable failed(Throwable cause) {
        var failed = writer;
        writer = null;
        if (failed != null) {
            try {
                failed.rollback();
            } catch (IOException | RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
        return unavailable(name, cause);
    }

    private IndexWriter writer() {
        return Objects.requireNonNull(writer, "not open");
    }

    /**
     * The writer would take files without a commit for the remains of a first one that was cut off, and remove them. As a new index is committed before anything
     * is written to it, they are an index that has lost its commit.
     */
    private void requireNoRemains() throws IOException {
        for (var file : directory.listAll()) {
            if (file.startsWith("_")) {
                throw new IndexNotFoundException("no commit beside " + file);
            }
        }
    }

    /**
     * A power cut while the files of an older commit are removed may leave its name, and the writer would fail over what it misses. What was acknowledged is in the
     * last one.
     */
    private void removeOlderCommits() throws IOException {
        try (var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            var kept = new HashSet<String>();
            kept.add(SegmentInfos.getLastCommitSegmentsFileName(directory));
            commits.getSnapshots().forEach(held -> kept.add(held.getSegmentsFileName()));
            for (var file : directory.listAll()) {
                if (file.startsWith(IndexFileNames.SEGMENTS) && !kept.contains(file)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    private int checkVersion() throws IOException {
        int version = version(SegmentInfos.readLatestCommit(directory).getUserData());
        if (version > Layout.VERSION) {
            throw new CatalogUnavailable(
                    "the catalog in " + name + " is of version " + version + ", and this Zoetrope reads up to "
                            + Layout.VERSION + "; use a newer Zoetrope",
                    null);
        }
        return version;
    }

    /** The layout's version that a commit tells; the first one told none. */
    static int version(Map<String, String> commitData) {
        return Integer.parseInt(commitData.getOrDefault(VERSION, "1"));
    }

    private static Map<String, String> commitData(IndexWriter writer) {
        var data = new HashMap<String, String>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    static CatalogUnavailable unavailable(String name, Throwable cause) {
        return cause instanceof CatalogUnavailable known
                ? known
                : new CatalogUnavailable("the catalog in " + name + " " + problem(cause), cause);
    }

    private static String problem(Throwable cause) {
        return switch (cause) {
            case LockObtainFailedException _ -> "is in use by another process";
            case IndexFormatTooNewException _ -> "was written by a newer Zoetrope; use that one or a newer one";
            case IndexFormatTooOldException _, EOFException _ -> "is damaged; restore a backup";
            case CorruptIndexException e -> "is damaged (" + e.getOriginalMessage() + "); restore a backup";
            case IndexNotFoundException _, NoSuchFileException _ -> "is incomplete; restore a backup";
            case AccessDeniedException _ -> "cannot be written; check the folder's owner and permissions";
            // A merge has failed meanwhile.
            case IllegalStateException e when e.getCause() != null -> problem(e.getCause());
            case UncheckedIOException e when e.getCause() != null -> problem(e.getCause());
            case IOException e -> "cannot be used: " + e.getMessage() + "; check free space and permissions";
            default -> "failed: " + cause;
        };
    }

    @Override
    public void close() {
        try (directory) {
            var open = writer;
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw unavailable(name, e);
        }
    }

    /** Tells when merges have come to rest. */
    private final class Scheduler extends ConcurrentMergeScheduler {
        @Override
        protected void doMerge(MergeSource source, MergePolicy.OneMerge merge) throws IOException {
            super.doMerge(source, merge);
            if (!source.hasPendingMerges()) {
                // No virtual one: it could hold up every saver while searches keep it from running.
                Thread.ofPlatform().daemon().start(whenMerged);
            }
        }

        /** The writer is closed by it, and the next save tells why. */
        @Override
        protected void handleMergeException(Throwable failure) {}
    }
}
