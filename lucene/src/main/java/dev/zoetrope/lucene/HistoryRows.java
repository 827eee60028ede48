package dev.zoetrope.lucene;

import dev.zoetrope.model.History;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** Finds rows of history by their owner. */
final class HistoryRows {
    private HistoryRows() {}

    /** As {@link dev.zoetrope.catalog.Rows#history} tells. */
    static List<History> find(List<SegmentTerms> segments, History.Owner owner, long from, long until)
            throws IOException {
        var found = new ArrayList<History>();
        for (var segment : segments) {
            var documents = segment.documents(Layout.OWNER, Layout.owner(owner));
            if (documents != null) {
                var live = segment.reader().getLiveDocs();
                var months = DocValues.getNumeric(segment.reader(), Layout.SECOND);
                var rows = new RowReader(segment.reader());
                for (int document = documents.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = documents.nextDoc()) {
                    if ((live == null || live.get(document))
                            && months.advanceExact(document)
                            && months.longValue() >= from
                            && months.longValue() <= until) {
                        found.add(rows.read(document, owner.key(), History::of));
                    }
                }
            }
        }
        found.sort(Comparator.comparingLong(History::month));
        return found;
    }
}
