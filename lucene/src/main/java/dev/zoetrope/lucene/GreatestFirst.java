package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Collects the documents of the greatest number, of equal ones those of the greatest id. Looks at all of them. */
final class GreatestFirst implements Collector {
    private static final Comparator<Numbered> ORDER =
            Comparator.comparingLong(Numbered::number).thenComparingLong(numbered -> numbered.hit.id());

    private final String field;
    private final long unknown;
    private final boolean least;
    private final int limit;
    private final PriorityQueue<Numbered> best;

    private record Numbered(long number, Hit hit) {}

    private GreatestFirst(String field, long unknown, boolean least, int limit) {
        this.field = field;
        this.unknown = unknown;
        this.least = least;
        this.limit = limit;
        best = new PriorityQueue<>(Math.min(limit, 128), ORDER);
    }

    /**
     * @param field a doc value
     * @param unknown the number of a document without one
     */
    static GreatestFirst of(String field, long unknown, int limit) {
        return new GreatestFirst(field, unknown, false, limit);
    }

    /** The documents of the least number. */
    static GreatestFirst least(String field, long unknown, int limit) {
        return new GreatestFirst(field, unknown, true, limit);
    }

    /** What was found, in order. */
    List<Hit> found() {
        return best.stream().sorted(ORDER.reversed()).map(Numbered::hit).toList();
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var numbers = DocValues.getNumeric(context.reader(), field);
        var ids = DocValues.getNumeric(context.reader(), Layout.FIRST);
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int document) throws IOException {
                long known = numbers.advanceExact(document) ? numbers.longValue() : unknown;
                // The complement turns the order round, and has no overflow.
                long number = least ? ~known : known;
                if (best.size() == limit && best.element().number > number) {
                    return;
                }
                ids.advanceExact(document);
                best.add(new Numbered(number, new Hit(context.ord, document, ids.longValue())));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
