package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;

/** Reads the rows of hits. Not for several threads. */
final class Hits {
    private final DirectoryReader reader;

    Hits(DirectoryReader reader) {
        this.reader = reader;
    }

    /** The rows, in the order of the hits. Within a segment hits that are sorted by id lie in the order of documents, so that one pass reads them. */
    <T> List<T> rows(List<Hit> hits, RowReader.Form<T> form) throws IOException {
        var bySegment = new RowReader[reader.leaves().size()];
        var found = new ArrayList<T>(hits.size());
        for (var hit : hits) {
            var rows = bySegment[hit.segment()];
            if (rows == null || rows.document() >= hit.document()) {
                rows = new RowReader(reader.leaves().get(hit.segment()).reader());
                bySegment[hit.segment()] = rows;
            }
            found.add(rows.read(hit.document(), hit.id(), form));
        }
        return found;
    }
}
