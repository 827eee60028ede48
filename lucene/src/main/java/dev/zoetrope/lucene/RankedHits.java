package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Ranking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;

/** Finds results in another order than by id. */
final class RankedHits {
    private final TimedSearch search;
    private final Query results;

    RankedHits(TimedSearch search, Query results) {
        this.search = search;
        this.results = results;
    }

    /**
     * The results behind the first ones; none behind the first {@link CatalogReader#DEEPEST}.
     *
     * @param whole those that have the keywords as whole words
     */
    List<Hit> find(Ranking by, Query whole, long skip, int limit) throws IOException {
        if (skip >= CatalogReader.DEEPEST) {
            return List.of();
        }
        int most = (int) Math.min(CatalogReader.DEEPEST, skip + limit);
        var found = switch (by) {
            case NEWEST -> first(results, Layout.CREATED, most);
            case LIKES -> first(results, Layout.LIKES, most);
            case RELEVANCE -> relevant(whole, most);
        };
        return found.size() <= skip ? List.of() : found.subList((int) skip, found.size());
    }

    private List<Hit> relevant(Query whole, int most) throws IOException {
        var found = new ArrayList<>(first(whole, Layout.LIKES, most));
        if (found.size() < most) {
            found.addAll(first(VideoQueries.without(results, whole), Layout.LIKES, most - found.size()));
        }
        return found;
    }

    private List<Hit> first(Query query, String field, int most) throws IOException {
        var greatest = GreatestFirst.of(field, 0, most);
        search.run(query, greatest);
        return greatest.found();
    }
}
