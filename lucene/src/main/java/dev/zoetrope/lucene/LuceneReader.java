package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.Histogram;
import dev.zoetrope.catalog.Page;
import dev.zoetrope.catalog.People;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.Reservoir;
import dev.zoetrope.catalog.Tally;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TotalHitCountCollector;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The catalog as one commit left it. */
final class LuceneReader implements Catalog.Snapshot {
    private final DirectoryReader reader;
    private final long arrivals;
    private volatile @Nullable Set<Long> hiddenAuthors;

    /** Takes over one reference to the reader. */
    LuceneReader(DirectoryReader reader, long arrivals) {
        this.reader = reader;
        this.arrivals = arrivals;
    }

    DirectoryReader directoryReader() {
        return reader;
    }

    /** Whether nothing was written or merged since. */
    boolean isCurrent() throws IOException {
        return reader.isCurrent();
    }

    /** Takes a reference; false when the last one was let go. */
    boolean acquire() {
        return reader.tryIncRef();
    }

    @Override
    public void close() {
        reading(() -> {
            reader.decRef();
            return null;
        });
    }

    @Override
    public @Nullable Video video(long id) {
        return row(Kind.VIDEO, id, Video::of);
    }

    @Override
    public @Nullable Sound sound(long id) {
        return row(Kind.SOUND, id, Sound::of);
    }

    @Override
    public @Nullable Person person(String term) {
        if (term.startsWith("row:")) {
            var person = row(Kind.USER, Long.parseLong(term.substring(4)), Person::of);
            if (person != null) {
                return person;
            }
        }
        var found = people(Layout.NAME, new BytesRef(term), 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    @Override
    public List<Person> claimants(String handle) {
        return people(Layout.CLAIM, new BytesRef(handle), Integer.MAX_VALUE);
    }

    @Override
    public @Nullable String checkpoint(String source) {
        return row(
                Kind.CHECKPOINT.key(source),
                0,
                (_, bytes, start, count) -> new String(bytes, start, count, StandardCharsets.UTF_8));
    }

    @Override
    public Iterator<Video> videos() {
        return new RowsByKey<>(reader, Kind.VIDEO, Video::of);
    }

    @Override
    public Iterator<Person> people() {
        return new PeopleByName(reader);
    }

    @Override
    public Iterator<Sound> sounds() {
        return new RowsByKey<>(reader, Kind.SOUND, Sound::of);
    }

    @Override
    public long arrivals() {
        return arrivals;
    }

    @Override
    public Page candidates(VideoSearch search, Place after, int limit, Deadline deadline) {
        return reading(() -> {
            // One more than asked for tells whether there is more.
            var newest = new NewestFirst(limit + 1);
            search(deadline, after).run(new VideoQueries(reader).results(search, after, arrivals), newest);
            var candidates = newest.found();
            boolean more = candidates.size() > limit;
            if (more) {
                candidates.removeLast();
            }
            var end = candidates.isEmpty()
                    ? after
                    : new Place(
                            after.passed() + candidates.size(),
                            candidates.getLast().id());
            return new Page(Collections.unmodifiableList(videos(candidates)), end, more);
        });
    }

    @Override
    public Place skip(VideoSearch search, Place after, long candidates, Deadline deadline) {
        if (candidates <= 0) {
            return after;
        }
        return reading(() -> {
            var place = after;
            while (place.passed() - after.passed() < candidates) {
                // By pieces, so that what was passed is known when the deadline comes.
                int piece = (int) Math.min(10_000, candidates - (place.passed() - after.passed()));
                var newest = new NewestFirst(piece);
                search(deadline, place).run(new VideoQueries(reader).results(search, place, arrivals), newest);
                var found = newest.found();
                if (found.isEmpty()) {
                    return place;
                }
                place = new Place(place.passed() + found.size(), found.getLast().id());
                if (found.size() < piece) {
                    return place;
                }
            }
            return place;
        });
    }

    @Override
    public List<Video> sample(VideoSearch search, int count, RandomGenerator chance, Deadline deadline) {
        return reading(() -> {
            var reservoir = new Reservoir<Hit>(count, chance);
            all(search, deadline, new Sampling(reservoir));
            return videos(reservoir.shuffled());
        });
    }

    @Override
    public long count(VideoSearch search, Deadline deadline) {
        return reading(() -> {
            // Where a segment knows the number without looking at its documents, this takes it.
            var counter = new TotalHitCountCollector();
            all(search, deadline, counter);
            return (long) counter.getTotalHits();
        });
    }

    @Override
    public Histogram histogram(VideoSearch search, Grouping by, int most, Deadline deadline) {
        return reading(() -> {
            var groups = Groups.of(by);
            all(search, deadline, groups);
            var tally = new Tally(most);
            groups.addTo(tally, deadline);
            return tally.histogram(groups.videos(), groups.without());
        });
    }

    /** Runs through all results. */
    private void all(VideoSearch search, Deadline deadline, Collector collector) throws IOException {
        if (deadline.passed()) {
            throw new DeadlinePassed(Place.START);
        }
        var results = new VideoQueries(reader).results(search, Place.START, arrivals);
        search(deadline, Place.START).run(VideoQueries.withoutAuthors(results, hiddenAuthors()), collector);
    }

    private TimedSearch search(Deadline deadline, Place reached) {
        return new TimedSearch(reader, deadline, reached);
    }

    /** The rows of hits, in their order. Within a segment hits that are sorted by id lie in the order of documents, so that one pass reads them. */
    private List<Video> videos(List<Hit> hits) throws IOException {
        var bySegment = new RowReader[reader.leaves().size()];
        var videos = new ArrayList<Video>(hits.size());
        for (var hit : hits) {
            var rows = bySegment[hit.segment()];
            if (rows == null || rows.document() >= hit.document()) {
                rows = new RowReader(reader.leaves().get(hit.segment()).reader());
                bySegment[hit.segment()] = rows;
            }
            videos.add(rows.read(hit.document(), hit.id(), Video::of));
        }
        return videos;
    }

    @Override
    public Set<Long> hiddenAuthors() {
        var known = hiddenAuthors;
        if (known == null) {
            known = new People(this).hiddenAuthors(people(Layout.HIDDEN, Layout.YES, Integer.MAX_VALUE));
            hiddenAuthors = known;
        }
        return known;
    }

    private <T> @Nullable T row(Kind kind, long id, RowReader.Form<T> form) {
        return row(kind.key(id), id, form);
    }

    private <T> @Nullable T row(BytesRef key, long id, RowReader.Form<T> form) {
        return reading(() -> {
            for (var leaf : reader.leaves()) {
                int document = first(leaf.reader(), Layout.KEY, key);
                if (document != DocIdSetIterator.NO_MORE_DOCS) {
                    return new RowReader(leaf.reader()).read(document, id, form);
                }
            }
            return null;
        });
    }

    private List<Person> people(String field, BytesRef term, int limit) {
        return reading(() -> {
            var found = new ArrayList<Person>();
            for (var leaf : reader.leaves()) {
                var documents = documents(leaf.reader(), field, term);
                if (documents == null) {
                    continue;
                }
                var live = leaf.reader().getLiveDocs();
                var kinds = DocValues.getNumeric(leaf.reader(), Layout.KIND);
                var ids = DocValues.getNumeric(leaf.reader(), Layout.FIRST);
                for (int document = documents.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS && found.size() < limit;
                        document = documents.nextDoc()) {
                    if ((live == null || live.get(document))
                            && kinds.advanceExact(document)
                            && kinds.longValue() == Kind.USER.number()
                            && ids.advanceExact(document)) {
                        found.add(new RowReader(leaf.reader()).read(document, ids.longValue(), Person::of));
                    }
                }
            }
            return found;
        });
    }

    private static int first(LeafReader leaf, String field, BytesRef term) throws IOException {
        var documents = documents(leaf, field, term);
        if (documents == null) {
            return DocIdSetIterator.NO_MORE_DOCS;
        }
        var live = leaf.getLiveDocs();
        int document = documents.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(document)) {
            document = documents.nextDoc();
        }
        return document;
    }

    private static @Nullable PostingsEnum documents(LeafReader leaf, String field, BytesRef term) throws IOException {
        var terms = leaf.terms(field);
        if (terms == null) {
            return null;
        }
        var found = terms.iterator();
        return found.seekExact(term) ? found.postings(null, PostingsEnum.NONE) : null;
    }

    /** Reads from the index. */
    interface Reading<T> {
        @Nullable T read() throws IOException;
    }

    @SuppressWarnings("NullAway") // A reading that gives null is one whose caller takes null.
    static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new CatalogUnavailable("the catalog cannot be read: " + e.getMessage(), e);
        }
    }
}
