package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Collects the videos of greatest id. Segments are sorted by descending id, so each is left as soon as it holds nothing greater than what was found: the cost
 * hardly depends on how much matches.
 */
final class NewestFirst implements Collector {
    private static final Comparator<Hit> BY_ID = Comparator.comparingLong(Hit::id);

    private final int limit;
    private final PriorityQueue<Hit> best;

    NewestFirst(int limit) {
        this.limit = limit;
        best = new PriorityQueue<>(Math.min(limit, 128), BY_ID);
    }

    /** What was found, greatest id first. */
    List<Hit> found() {
        var found = new ArrayList<>(best);
        found.sort(BY_ID.reversed());
        return found;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var ids = DocValues.getNumeric(context.reader(), Layout.FIRST);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                ids.advanceExact(document);
                long id = ids.longValue();
                if (best.size() == limit) {
                    if (best.element().id() > id) {
                        throw new CollectionTerminatedException();
                    }
                    best.remove();
                }
                best.add(new Hit(context.ord, document, id));
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
