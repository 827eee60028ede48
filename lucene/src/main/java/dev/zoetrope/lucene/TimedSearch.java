package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Place;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Runs a query until a deadline. Queries are not cached: the cache would hold on to memory for what is rarely asked twice. */
final class TimedSearch {
    private final IndexSearcher searcher;
    private final Place reached;

    TimedSearch(IndexReader reader, Deadline deadline, Place reached) {
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        searcher.setTimeout(deadline::passed);
        this.reached = reached;
    }

    void run(Query query, Collector collector) throws IOException {
        searcher.search(query, new CollectorManager<Collector, Collector>() {
            @Override
            public Collector newCollector() {
                return collector;
            }

            @Override
            public Collector reduce(Collection<Collector> collectors) {
                return collector;
            }
        });
        if (searcher.timedOut()) {
            throw new DeadlinePassed(reached);
        }
    }
}
