package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Post;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Public posts of some authors behind a place, the latest first. Each segment's dictionary has them in this order, so that a page costs one look into each,
 * wherever it begins.
 */
final class Posts {
    private final PriorityQueue<Run> runs = new PriorityQueue<>(Comparator.comparingLong((Run run) -> run.created)
            .thenComparingLong(run -> run.id)
            .reversed());

    Posts(IndexReader reader, Collection<Long> authors, Post before) throws IOException {
        for (var leaf : reader.leaves()) {
            for (long author : authors) {
                var run = new Run(leaf, author);
                if (run.begin(before)) {
                    runs.add(run);
                }
            }
        }
    }

    /** The next ones, at most so many. */
    List<Hit> next(int limit) throws IOException {
        var next = new ArrayList<Hit>();
        while (next.size() < limit && !runs.isEmpty()) {
            var run = runs.element();
            next.add(new Hit(run.segment, run.document, run.id));
            pass();
        }
        return next;
    }

    /** Passes some of a second; false when it has no more than those. */
    boolean skip(long second, long count) throws IOException {
        for (long left = count; left > 0 && isWithin(second); left--) {
            pass();
        }
        return isWithin(second);
    }

    private boolean isWithin(long second) {
        return !runs.isEmpty() && runs.element().created == second;
    }

    private void pass() throws IOException {
        var run = runs.remove();
        if (run.advance()) {
            runs.add(run);
        }
    }

    /** One author's posts in one segment. */
    private static final class Run {
        final int segment;
        long created;
        long id;
        int document;
        private final LeafReader reader;
        private final long author;
        private final @Nullable Bits live;
        private final TermsEnum terms;
        private @Nullable PostingsEnum documents;
        private @Nullable NumericDocValues ids;

        Run(LeafReaderContext leaf, long author) throws IOException {
            segment = leaf.ord;
            reader = leaf.reader();
            this.author = author;
            live = reader.getLiveDocs();
            var all = reader.terms(Layout.POST);
            terms = all == null ? TermsEnum.EMPTY : all.iterator();
        }

        /** Goes to the first post behind a place; false when there is none. */
        boolean begin(Post before) throws IOException {
            var ceiling = terms.seekCeil(Layout.post(author, before.createdAt()));
            if (ceiling == TermsEnum.SeekStatus.END || !openTerm()) {
                return false;
            }
            boolean sameTime = created == before.createdAt();
            return reach(
                    sameTime
                            ? documents().advance(firstBelow(before.id()))
                            : documents().nextDoc());
        }

        boolean advance() throws IOException {
            return reach(documents().nextDoc());
        }

        /** Goes to a document, or from there to the next that is not deleted. */
        private boolean reach(int from) throws IOException {
            document = from;
            while (true) {
                while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
                    document = documents().nextDoc();
                }
                if (document != DocIdSetIterator.NO_MORE_DOCS) {
                    id = id(document);
                    return true;
                }
                if (terms.next() == null || !openTerm()) {
                    return false;
                }
                document = documents().nextDoc();
            }
        }

        /** False when the term is of another author. */
        private boolean openTerm() throws IOException {
            var posted = Layout.posted(terms.term(), author);
            if (posted == null) {
                return false;
            }
            created = posted;
            documents = terms.postings(documents, PostingsEnum.NONE);
            return true;
        }

        private PostingsEnum documents() {
            return Objects.requireNonNull(documents, "no term");
        }

        private long id(int of) throws IOException {
            // Doc values go forward only; a later term may stand at an earlier document.
            if (ids == null || ids.docID() >= of) {
                ids = DocValues.getNumeric(reader, Layout.FIRST);
            }
            ids.advanceExact(of);
            return ids.longValue();
        }

        /** The first document that is behind all videos of this id and greater ones. They lie first in the segment. */
        private int firstBelow(long bound) throws IOException {
            int low = 0;
            int high = reader.maxDoc();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (number(Layout.KIND, middle) == Kind.VIDEO.number() && number(Layout.FIRST, middle) >= bound) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private long number(String field, int of) throws IOException {
            var numbers = DocValues.getNumeric(reader, field);
            numbers.advanceExact(of);
            return numbers.longValue();
        }
    }
}
