package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.SoundSearch;
import dev.zoetrope.model.Sound;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.TitleSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** Finds sounds by their titles and authors. */
final class FoundSounds {
    /** The uses of so many are counted for one search; of more, the newest. */
    static final int MOST_COUNTED = 5_000;

    private final DirectoryReader reader;
    private final Deadline deadline;

    FoundSounds(DirectoryReader reader, Deadline deadline) {
        this.reader = reader;
        this.deadline = deadline;
    }

    /** As {@link CatalogReader#sounds}. */
    List<SoundSearch.Found> find(SoundSearch search, long skip, int limit) throws IOException {
        if (skip >= CatalogReader.DEEPEST) {
            return List.of();
        }
        int most = (int) Math.min(CatalogReader.DEEPEST, skip + limit);
        if (search.order().isByUse()) {
            return mostUsed(search, most).stream().skip(skip).toList();
        }
        var hits = hits(search, most);
        return hits.size() <= skip ? List.of() : counted(hits.subList((int) skip, hits.size()));
    }

    private List<SoundSearch.Found> mostUsed(SoundSearch search, int most) throws IOException {
        return counted(newest(search, MOST_COUNTED)).stream()
                .sorted(search.comparator())
                .limit(most)
                .toList();
    }

    private List<SoundSearch.Found> counted(List<Hit> hits) throws IOException {
        var uses = new SoundUses(reader);
        var counted = new ArrayList<SoundSearch.Found>();
        for (var sound : new Hits(reader).rows(hits, Sound::of)) {
            if (deadline.passed()) {
                throw new DeadlinePassed(Place.START);
            }
            counted.add(new SoundSearch.Found(sound, uses.of(sound.id())));
        }
        return counted;
    }

    /** The first ones in the order of the search, which is not one by use. */
    private List<Hit> hits(SoundSearch search, int most) throws IOException {
        var byDuration = switch (search.order()) {
            case SHORTEST -> GreatestFirst.least(Layout.LASTS, Long.MAX_VALUE, most);
            case LONGEST -> GreatestFirst.of(Layout.LASTS, Long.MIN_VALUE, most);
            case RELEVANCE, MOST_USED, NEWEST -> null;
        };
        if (byDuration == null) {
            return newest(search, most);
        }
        search().run(query(search), byDuration);
        return byDuration.found();
    }

    private List<Hit> newest(SoundSearch search, int most) throws IOException {
        var newest = new NewestFirst(most);
        search().run(query(search), newest);
        return newest.found();
    }

    private TimedSearch search() {
        return new TimedSearch(reader, deadline, Place.START);
    }

    private Query query(SoundSearch search) throws IOException {
        var titles = TitleSearch.of(search.text());
        if (titles.isBlank()) {
            int sounds = Kind.SOUND.number();
            return new IndexSortSortedNumericDocValuesRangeQuery(
                    Layout.KIND, sounds, sounds, NumericDocValuesField.newSlowRangeQuery(Layout.KIND, sounds, sounds));
        }
        if (titles.phrases().isEmpty()) {
            return new MatchNoDocsQuery("the text has neither letter nor digit");
        }
        var query = new BooleanQuery.Builder();
        for (var phrase : titles.phrases()) {
            query.add(query(phrase, search.in()), Occur.FILTER);
        }
        return query.build();
    }

    private Query query(Phrase phrase, SoundSearch.In in) throws IOException {
        var titles = new KeywordQueries(reader, Layout.TITLED).query(phrase);
        var authors = new KeywordQueries(reader, Layout.MADE_BY).query(phrase);
        return switch (in) {
            case BOTH ->
                new BooleanQuery.Builder()
                        .add(titles, Occur.SHOULD)
                        .add(authors, Occur.SHOULD)
                        .build();
            case TITLES -> titles;
            case AUTHORS -> authors;
        };
    }
}
