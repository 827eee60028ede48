package dev.zoetrope.lucene;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * Writes all rows of a commit anew, as {@link Layout} makes them today. The next commit has them in place of the old ones, whose files stay until then: cut off at
 * any moment before, the catalog is as it was. Takes the room of both meanwhile, and little memory.
 */
final class Reindexing {
    private static final Logger LOG = Logger.getLogger(Reindexing.class.getName());

    private static final int BATCH = 5_000;

    /** A batch ends behind the row that makes it so large: few rows have thousands of bytes, and some have millions. */
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private static final Duration FIRST_REPORT = Duration.ofSeconds(2);
    private static final Duration REPORTS = Duration.ofSeconds(10);

    private final DirectoryReader from;
    private final IndexWriter to;
    private final String name;
    private long written;
    private long nextReport = System.nanoTime() + FIRST_REPORT.toNanos();

    Reindexing(DirectoryReader from, IndexWriter to, String name) {
        this.from = from;
        this.to = to;
        this.name = name;
    }

    void run() throws IOException {
        to.deleteAll();
        try {
            write(Kind.VIDEO, Video::of, Layout::of);
            write(Kind.USER, Person::of, Layout::of);
            write(Kind.SOUND, Sound::of, Layout::of);
            write(Kind.HISTORY, History::of, Layout::of);
            write(Kind.COMMENT, Comment::of, Layout::of);
            write(Kind.RELATION, Relation::of, Layout::of);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (var leaf : from.leaves()) {
            copy(Kind.TOMBSTONE, leaf.reader());
            copy(Kind.CHECKPOINT, leaf.reader());
        }
    }

    /** @param bytes that the row is packed in */
    private record Sized<T>(T row, int bytes) {}

    private <T> void write(Kind kind, RowReader.Form<T> form, Function<T, Document> layout) {
        var rows = new RowsByKey<>(
                from, kind, (id, bytes, start, count) -> new Sized<>(form.of(id, bytes, start, count), count));
        while (rows.hasNext()) {
            var batch = new ArrayList<T>(BATCH);
            for (long bytes = 0; batch.size() < BATCH && bytes < BATCH_BYTES && rows.hasNext(); ) {
                var next = rows.next();
                batch.add(next.row);
                bytes += next.bytes;
            }
            batch.parallelStream().forEach(row -> add(layout.apply(row)));
            wrote(batch.size());
        }
    }

    private void add(Document document) {
        try {
            to.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows whose keys are digests are found in the dictionary alone. */
    private void copy(Kind kind, LeafReader leaf) throws IOException {
        var terms = leaf.terms(Layout.KEY);
        if (terms == null) {
            return;
        }
        var keys = terms.iterator();
        var first = new BytesRef(new byte[] {(byte) kind.number()});
        if (keys.seekCeil(first) == TermsEnum.SeekStatus.END) {
            return;
        }
        var live = leaf.getLiveDocs();
        for (var key = keys.term(); key != null && key.bytes[key.offset] == kind.number(); key = keys.next()) {
            var documents = keys.postings(null, PostingsEnum.NONE);
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                if (live == null || live.get(document)) {
                    var row = new RowReader(leaf).read(document, 0, (_, bytes, _, _) -> bytes);
                    to.addDocument(layout(kind, BytesRef.deepCopyOf(key), row));
                    wrote(1);
                }
            }
        }
    }

    private static Document layout(Kind kind, BytesRef key, byte[] row) {
        return kind == Kind.TOMBSTONE
                ? Layout.ofTombstone(key, Tombstone.of(row, 0))
                : Layout.ofCheckpoint(key, new String(row, StandardCharsets.UTF_8));
    }

    private void wrote(int rows) {
        written += rows;
        if (System.nanoTime() - nextReport > 0) {
            nextReport = System.nanoTime() + REPORTS.toNanos();
            LOG.log(
                    Level.WARNING,
                    "the catalog in {0} is of an earlier version: {1} of {2} rows are written anew; if this is cut off, it begins anew",
                    new Object[] {name, Long.toString(written), Integer.toString(from.numDocs())});
        }
    }
}
