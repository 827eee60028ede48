package dev.zoetrope.lucene;

import dev.zoetrope.query.NameSearch;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of users whose names fit a search, those with the most followers. When more fit than are looked at, it goes from step to step of {@link Following},
 * the greatest first, until there are enough.
 */
final class MostFollowed {
    /** Rows that are looked at in one go. Of more in one step, it is left to chance which ones are found. */
    static final int MOST_LOOKED_AT = 5_000;

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final int limit;
    private final PriorityQueue<Row> best = new PriorityQueue<>(Comparator.comparingLong(Row::followers));

    /** Where a row of a user is. */
    private record Row(long followers, Hit hit) {}

    /** @param limit how many at most */
    MostFollowed(IndexReader reader, int limit) {
        this.reader = reader;
        this.limit = limit;
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /** Those found, in no order. */
    List<Hit> find(NameSearch search) throws IOException {
        if (search.isBlank()) {
            findByStep(null);
        } else if (!search.phrases().isEmpty()) {
            var names = searcher.rewrite(names(search));
            if (!lookAt(names)) {
                best.clear();
                findByStep(names);
            }
        }
        return best.stream().map(Row::hit).toList();
    }

    private Query names(NameSearch search) throws IOException {
        var keywords = new KeywordQueries(reader, Layout.CALLED);
        var all = new BooleanQuery.Builder();
        for (var phrase : search.phrases()) {
            all.add(keywords.query(phrase), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    private void findByStep(@Nullable Query names) throws IOException {
        for (var step : steps()) {
            var inStep = new TermQuery(new Term(Layout.FOLLOWERS, step));
            lookAt(
                    names == null
                            ? inStep
                            : new BooleanQuery.Builder()
                                    .add(names, BooleanClause.Occur.FILTER)
                                    .add(inStep, BooleanClause.Occur.FILTER)
                                    .build());
            if (best.size() == limit) {
                return;
            }
        }
    }

    /** Those that somebody is in, of the most followers first. */
    private Set<BytesRef> steps() throws IOException {
        var steps = new TreeSet<BytesRef>();
        for (var leaf : reader.leaves()) {
            var terms = leaf.reader().terms(Layout.FOLLOWERS);
            if (terms != null) {
                var each = terms.iterator();
                for (var term = each.next(); term != null; term = each.next()) {
                    steps.add(BytesRef.deepCopyOf(term));
                }
            }
        }
        return steps;
    }

    /** Keeps the best of what a query finds; false when there was more than is looked at. */
    private boolean lookAt(Query query) throws IOException {
        var looking = new Looking();
        searcher.search(query, new CollectorManager<Looking, Looking>() {
            @Override
            public Looking newCollector() {
                return looking;
            }

            @Override
            public Looking reduce(Collection<Looking> all) {
                return looking;
            }
        });
        return looking.looked <= MOST_LOOKED_AT;
    }

    private final class Looking implements Collector {
        private int looked;

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            var followers = DocValues.getNumeric(context.reader(), Layout.FOLLOWERS);
            var ids = DocValues.getNumeric(context.reader(), Layout.FIRST);
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int document) throws IOException {
                    if (++looked > MOST_LOOKED_AT) {
                        throw new CollectionTerminatedException();
                    }
                    followers.advanceExact(document);
                    long number = followers.longValue();
                    if (best.size() == limit) {
                        if (best.element().followers >= number) {
                            return;
                        }
                        best.remove();
                    }
                    ids.advanceExact(document);
                    best.add(new Row(number, new Hit(context.ord, document, ids.longValue())));
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
