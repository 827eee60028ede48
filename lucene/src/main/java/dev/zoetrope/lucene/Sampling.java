package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Reservoir;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Collects some videos by chance. */
final class Sampling implements Collector {
    private final Reservoir<Hit> reservoir;

    Sampling(Reservoir<Hit> reservoir) {
        this.reservoir = reservoir;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var ids = DocValues.getNumeric(context.reader(), Layout.FIRST);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                int place = reservoir.next();
                if (place >= 0) {
                    ids.advanceExact(document);
                    reservoir.put(place, new Hit(context.ord, document, ids.longValue()));
                }
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
