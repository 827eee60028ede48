package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.Tally;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts results by the values of one field. */
abstract class Groups implements Collector {
    private long videos;
    private long without;

    static Groups of(Grouping by) {
        return switch (by) {
            case DAY -> new NumberGroups(by, Layout.CREATED, Grouping::dayNumber, Grouping::day);
            case SOUND -> new NumberGroups(by, Layout.MUSIC, id -> id, Long::toString);
            case REGION -> new TextGroups(by, Layout.REGION);
            case HASHTAG -> new TextGroups(by, Layout.TAG);
            case USER -> new TextGroups(by, Layout.HANDLE);
        };
    }

    /** Counts the documents of one segment. */
    interface Counting {
        /** False for a document without a value. */
        boolean count(int document) throws IOException;
    }

    abstract Counting begin(LeafReaderContext segment) throws IOException;

    /** Hands all groups that were seen to a tally. */
    abstract void addTo(Tally tally, Deadline deadline) throws IOException;

    /** How many results were seen. */
    final long videos() {
        return videos;
    }

    /** How many of them have no value. */
    final long without() {
        return without;
    }

    @Override
    public final LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        var counting = begin(segment);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                videos++;
                if (!counting.count(document)) {
                    without++;
                }
            }
        };
    }

    @Override
    public final ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
