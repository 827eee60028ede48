package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSet;
import org.jspecify.annotations.Nullable;

/** How many public videos have a sound. Many are counted faster by one of these than by one each. Not for several threads. */
final class SoundUses {
    private final List<Segment> segments = new ArrayList<>();

    /** @param hidden documents that do not count; null for none */
    private record Segment(SegmentTerms terms, @Nullable BitSet hidden) {}

    SoundUses(IndexReader reader) throws IOException {
        for (var leaf : reader.leaves()) {
            var terms = new SegmentTerms(leaf.reader());
            var hidden = terms.documents(Layout.HIDDEN, Layout.YES);
            segments.add(new Segment(
                    terms,
                    hidden == null ? null : BitSet.of(hidden, leaf.reader().maxDoc())));
        }
    }

    long of(long sound) throws IOException {
        long uses = 0;
        for (var segment : segments) {
            var documents = segment.terms.documents(Layout.MUSIC, Layout.number(sound));
            if (documents == null) {
                continue;
            }
            var live = segment.terms.reader().getLiveDocs();
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                boolean counts = (live == null || live.get(document))
                        && (segment.hidden == null || !segment.hidden.get(document));
                uses += counts ? 1 : 0;
            }
        }
        return uses;
    }
}
