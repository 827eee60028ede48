package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * A list in one segment: the documents of all terms that begin with the list's own bytes, by term, then by document. {@link Layout} makes terms, and lets
 * documents lie, so that this is the list's order: by descending rank, then by descending number.
 */
abstract class Run {
    /** What stands first in a list comes first. */
    static final Comparator<Run> ORDER = Comparator.comparingLong((Run run) -> run.rank)
            .thenComparingLong(run -> run.number)
            .reversed();

    final int segment;
    long rank;
    long number;
    int document;
    final LeafReader reader;
    private final BytesRef list;
    private final @Nullable Bits live;
    private final TermsEnum terms;
    private @Nullable PostingsEnum documents;

    /** @param list what every term of the list begins with */
    Run(LeafReaderContext leaf, String field, BytesRef list) throws IOException {
        segment = leaf.ord;
        reader = leaf.reader();
        this.list = list;
        live = reader.getLiveDocs();
        var all = reader.terms(field);
        terms = all == null ? TermsEnum.EMPTY : all.iterator();
    }

    /** Takes from a term of the list what it tells of the rank or number of its documents. */
    abstract void term(BytesRef term);

    /** Takes from a document what its term does not tell. */
    abstract void document(int of) throws IOException;

    /** The first document of the first term, which may be a deleted one, to begin at. */
    int first() throws IOException {
        return documents().nextDoc();
    }

    /** Goes to the first entry of a term, or of one that follows it; false when there is none. */
    final boolean begin(BytesRef term) throws IOException {
        return terms.seekCeil(term) != TermsEnum.SeekStatus.END && openTerm() && reach(first());
    }

    /** Goes to the next entry; false behind the last. */
    final boolean advance() throws IOException {
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
                document(document);
                return true;
            }
            if (terms.next() == null || !openTerm()) {
                return false;
            }
            document = documents().nextDoc();
        }
    }

    /** False when the term is of another list. */
    private boolean openTerm() throws IOException {
        var term = terms.term();
        if (!StringHelper.startsWith(term, list)) {
            return false;
        }
        term(term);
        documents = terms.postings(documents, PostingsEnum.NONE);
        return true;
    }

    final PostingsEnum documents() {
        return Objects.requireNonNull(documents, "no term");
    }

    /** A number of each document. */
    final class Numbers {
        private final String field;
        private @Nullable NumericDocValues values;

        Numbers(String field) {
            this.field = field;
        }

        long of(int document) throws IOException {
            // Doc values go forward only; a later term may stand at an earlier document.
            if (values == null || values.docID() >= document) {
                values = DocValues.getNumeric(reader, field);
            }
            values.advanceExact(document);
            return values.longValue();
        }
    }
}
