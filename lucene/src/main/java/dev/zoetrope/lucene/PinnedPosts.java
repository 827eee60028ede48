package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** Public posts that some authors have pinned, in no order. There are few of them, however many posts there are. */
final class PinnedPosts {
    private PinnedPosts() {}

    static List<Hit> of(IndexReader reader, Collection<Long> authors) throws IOException {
        var found = new ArrayList<Hit>();
        for (var leaf : reader.leaves()) {
            var terms = new SegmentTerms(leaf.reader());
            var live = leaf.reader().getLiveDocs();
            for (long author : authors) {
                var documents = terms.documents(Layout.PINNED, Layout.number(author));
                if (documents == null) {
                    continue;
                }
                // Documents of another author may lie before those of the one before.
                NumericDocValues ids = leaf.reader().getNumericDocValues(Layout.FIRST);
                for (int document = documents.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = documents.nextDoc()) {
                    if ((live == null || live.get(document)) && ids.advanceExact(document)) {
                        found.add(new Hit(leaf.ord, document, ids.longValue()));
                    }
                }
            }
        }
        return found;
    }
}
