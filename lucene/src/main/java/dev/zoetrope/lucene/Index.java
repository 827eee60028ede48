package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Intake;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The Lucene index behind the catalog: its writer, which is opened anew after a failure, and its commits. Guarded by its catalog's commit lock. */
final class Index implements AutoCloseable {
    /** Rows wait in so much memory for their commit; a larger one goes to disk in pieces. */
    private static final double BUFFER_MEGABYTES = 48;

    private static final String ARRIVALS = "arrivals";
    private static final String VERSION = "version";

    private final Directory directory;
    private final String name;
    private volatile Runnable whenMerged = () -> {};
    private @Nullable IndexWriter writer;

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
        checkVersion();
        var opened = new IndexWriter(
                directory,
                new IndexWriterConfig(null)
                        .setIndexSort(Layout.ORDER)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        .setMergeScheduler(new Scheduler())
                        // A commit waits for the disk once for each file: four files of a segment instead of sixteen.
                        .setUseCompoundFile(true));
        writer = opened;
        return new LuceneReader(DirectoryReader.open(opened), arrivals(opened));
    }

    void write(Intake intake, long storedArrivals) throws IOException {
        var to = writer();
        for (long id : intake.deleted()) {
            to.deleteDocuments(new Term(Layout.KEY, Kind.VIDEO.key(id)));
        }
        for (long row : intake.joined()) {
            to.deleteDocuments(new Term(Layout.KEY, Kind.USER.key(row)));
        }
        for (var video : intake.videos()) {
            put(to, Kind.VIDEO.key(video.id()), video.arrival() > storedArrivals, Layout.of(video));
        }
        for (var person : intake.people()) {
            put(to, Kind.USER.key(person.row()), Math.abs(person.row()) > storedArrivals, Layout.of(person));
        }
        for (var sound : intake.sounds()) {
            put(to, Kind.SOUND.key(sound.id()), false, Layout.of(sound));
        }
    }

    /** What is known to be new has nothing to replace. */
    private static void put(IndexWriter writer, BytesRef key, boolean isNew, Document document) throws IOException {
        if (isNew) {
            writer.addDocument(document);
        } else {
            writer.updateDocument(new Term(Layout.KEY, key), document);
        }
    }

    /** Makes everything written durable; the reader that sees it, or null when nothing has changed since the last one. */
    @Nullable LuceneReader commit(long arrivals, LuceneReader last) throws IOException {
        var to = writer();
        to.setLiveCommitData(Map.of(ARRIVALS, Long.toString(arrivals), VERSION, Integer.toString(Layout.VERSION))
                .entrySet());
        to.commit();
        var next = DirectoryReader.openIfChanged(last.directoryReader(), to);
        return next == null ? null : new LuceneReader(next, arrivals);
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

    private void checkVersion() throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return;
        }
        try (var reader = DirectoryReader.open(directory)) {
            var version = reader.getIndexCommit().getUserData().get(VERSION);
            if (version != null && Integer.parseInt(version) > Layout.VERSION) {
                throw new CatalogUnavailable(
                        "the catalog in " + name + " is of version " + version + ", and this Zoetrope reads up to "
                                + Layout.VERSION + "; use a newer Zoetrope",
                        null);
            }
        }
    }

    private static long arrivals(IndexWriter writer) {
        if (writer.getLiveCommitData() != null) {
            for (var entry : writer.getLiveCommitData()) {
                if (entry.getKey().equals(ARRIVALS)) {
                    return Long.parseLong(entry.getValue());
                }
            }
        }
        return 0;
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
            case IndexFormatTooOldException _ -> "was written by a much older Zoetrope";
            case CorruptIndexException e -> "is damaged (" + e.getOriginalMessage() + "); restore a backup";
            case IndexNotFoundException _ -> "is incomplete; restore a backup";
            case AccessDeniedException _ -> "cannot be written; check the folder's owner and permissions";
            case FileSystemException e -> "cannot be used: " + e.getMessage() + "; check free space and permissions";
            default -> "failed: " + cause;
        };
    }

    @Override
    public void close() {
        try (directory) {
            if (writer != null) {
                writer.close();
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
    }
}
