package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Where terms stand in one segment. Keeps its place in the dictionaries it was asked about: to open one costs more than to look into it. Not for several threads. */
final class SegmentTerms {
    private final LeafReader reader;
    private final Map<String, @Nullable Dictionary> dictionaries = new HashMap<>();

    /** A field's terms, the least and the greatest of them kept aside: most segments are ruled out by those. */
    private record Dictionary(TermsEnum terms, BytesRef least, BytesRef greatest) {}

    SegmentTerms(LeafReader reader) {
        this.reader = reader;
    }

    LeafReader reader() {
        return reader;
    }

    /** The first document with the term that is not deleted; {@link DocIdSetIterator#NO_MORE_DOCS} when there is none. */
    int first(String field, BytesRef term) throws IOException {
        var documents = documents(field, term);
        if (documents == null) {
            return DocIdSetIterator.NO_MORE_DOCS;
        }
        var live = reader.getLiveDocs();
        int document = documents.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
            document = documents.nextDoc();
        }
        return document;
    }

    /** The documents with the term, deleted ones included; null when there are none. */
    @Nullable PostingsEnum documents(String field, BytesRef term) throws IOException {
        if (!dictionaries.containsKey(field)) {
            dictionaries.put(field, dictionary(field));
        }
        var dictionary = dictionaries.get(field);
        if (dictionary == null
                || term.compareTo(dictionary.least) < 0
                || term.compareTo(dictionary.greatest) > 0
                || !dictionary.terms.seekExact(term)) {
            return null;
        }
        return dictionary.terms.postings(null, PostingsEnum.NONE);
    }

    private @Nullable Dictionary dictionary(String field) throws IOException {
        var terms = reader.terms(field);
        return terms == null
                ? null
                : new Dictionary(
                        terms.iterator(), BytesRef.deepCopyOf(terms.getMin()), BytesRef.deepCopyOf(terms.getMax()));
    }
}
