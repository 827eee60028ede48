package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.Histogram;
import dev.zoetrope.catalog.Lists;
import dev.zoetrope.catalog.Page;
import dev.zoetrope.catalog.People;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.Post;
import dev.zoetrope.catalog.Ranking;
import dev.zoetrope.catalog.Reservoir;
import dev.zoetrope.catalog.Rows;
import dev.zoetrope.catalog.Seal;
import dev.zoetrope.catalog.SoundSearch;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.catalog.Tally;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.NameSearch;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.TotalHitCountCollector;
import org.jspecify.annotations.Nullable;

/** The catalog as one commit left it. */
final class LuceneReader implements Catalog.Snapshot {
    /** So many rows that a search for people finds are joined into people, */
    private static final int FEWEST_JOINED = 100;

    /** or about so many when those make too few people. */
    private static final int MOST_JOINED = 1_000;

    private final DirectoryReader reader;
    private final long arrivals;
    private final @Nullable Seal seal;
    private final long commit;
    private final KnownSubjects subjects;
    private final HiddenAuthors hiddenAuthors;

    /**
     * Takes over one reference to the reader.
     *
     * @param seal of tombstones; null when there are none
     */
    LuceneReader(DirectoryReader reader, long arrivals, @Nullable Seal seal) {
        this(reader, arrivals, seal, 0, new KnownSubjects(), new HiddenAuthors());
    }

    private LuceneReader(
            DirectoryReader reader,
            long arrivals,
            @Nullable Seal seal,
            long commit,
            KnownSubjects subjects,
            HiddenAuthors hiddenAuthors) {
        this.reader = reader;
        this.arrivals = arrivals;
        this.seal = seal;
        this.commit = commit;
        this.subjects = subjects;
        this.hiddenAuthors = hiddenAuthors;
    }

    /**
     * The catalog as the next commit left it.
     *
     * @param touched the {@link Person#terms} of all rows that the commit changed
     */
    LuceneReader next(DirectoryReader next, long nextArrivals, @Nullable Seal nextSeal, Set<String> touched) {
        subjects.committed(commit + 1, touched);
        return new LuceneReader(next, nextArrivals, nextSeal, commit + 1, subjects, hiddenAuthors.next(touched));
    }

    /** The same commit, with nothing in memory of what was looked up at it or before. */
    LuceneReader withoutMemory() {
        reader.incRef();
        return new LuceneReader(reader, arrivals, seal);
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
    public Rows lookUp() {
        return new LookUp(reader, seal);
    }

    @Override
    public @Nullable Video video(long id) {
        return new LookUp(reader, seal).video(id);
    }

    @Override
    public @Nullable Sound sound(long id) {
        return new LookUp(reader, seal).sound(id);
    }

    @Override
    public @Nullable Person person(String term) {
        return new LookUp(reader, seal).person(term);
    }

    @Override
    public List<Person> claimants(String handle) {
        return new LookUp(reader, seal).claimants(handle);
    }

    @Override
    public void videosOf(Collection<Long> authors, Consumer<Video> each) {
        new LookUp(reader, seal).videosOf(authors, each);
    }

    @Override
    public void soundsOf(Collection<String> owners, Consumer<Sound> each) {
        new LookUp(reader, seal).soundsOf(owners, each);
    }

    @Override
    public List<History> history(History.Owner owner, long from, long until) {
        return new LookUp(reader, seal).history(owner, from, until);
    }

    @Override
    public Lists lists() {
        return new LookUp(reader, seal).lists();
    }

    @Override
    public boolean hasTombstones() {
        return seal != null;
    }

    @Override
    public @Nullable Tombstone tombstone(String term) {
        return new LookUp(reader, seal).tombstone(term);
    }

    @Override
    public @Nullable String checkpoint(String source) {
        return new LookUp(reader, seal).checkpoint(source);
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
    public Iterator<Comment> comments() {
        return new RowsByKey<>(reader, Kind.COMMENT, Comment::of);
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
            return new Page(Collections.unmodifiableList(hits().rows(candidates, Video::of)), end, more);
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
            return hits().rows(reservoir.shuffled(), Video::of);
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

    @Override
    public List<Video> ranked(VideoSearch search, Ranking by, long skip, int limit, Deadline deadline) {
        return reading(() -> {
            var queries = new VideoQueries(reader);
            var results = VideoQueries.withoutAuthors(queries.results(search, Place.START, arrivals), hiddenAuthors());
            var ranked = new RankedHits(search(deadline, Place.START), results);
            return hits().rows(ranked.find(by, queries.whole(search, results), skip, limit), Video::of);
        });
    }

    @Override
    public List<SoundSearch.Found> sounds(SoundSearch search, long skip, int limit, Deadline deadline) {
        return reading(() -> new FoundSounds(reader, deadline).find(search, skip, limit));
    }

    @Override
    public long uses(long sound) {
        return reading(() -> new SoundUses(reader).of(sound));
    }

    @Override
    public List<Video> posts(Set<Long> authors, Post after, int limit) {
        return reading(() -> hits().rows(new Posts(reader, authors, after).next(limit), Video::of));
    }

    @Override
    public List<Video> pinned(Set<Long> authors, int limit) {
        return reading(() -> hits().rows(PinnedPosts.of(reader, authors), Video::of).stream()
                .sorted(Comparator.comparing(Post::of, Post.ORDER))
                .limit(limit)
                .toList());
    }

    @Override
    public List<Video> postsWithin(Set<Long> authors, long second, long skipped, int limit) {
        return reading(() -> {
            var posts = new Posts(reader, authors, new Post(second, Long.MAX_VALUE));
            return posts.skip(second, skipped) ? hits().rows(posts.next(limit), Video::of) : List.of();
        });
    }

    @Override
    public List<Subject> people(String text, int limit) {
        var search = NameSearch.of(text);
        long most = Math.max(FEWEST_JOINED, 3L * limit);
        while (true) {
            var found = people(search, (int) Math.min(Integer.MAX_VALUE, most), limit);
            if (found.size() == limit || most >= MOST_JOINED) {
                return found;
            }
            // Some rows are of one person, or fit a handle that was given up.
            most *= 10;
        }
    }

    private List<Subject> people(NameSearch search, int most, int limit) {
        return reading(() -> {
            var lookUp = new Remembered(lookUp());
            var candidates = hits().rows(new MostFollowed(reader, most).find(search), Person::of);
            candidates.addAll(lookUp.claimants(search.handle()));
            var alone = lookUp.person(Identity.Handle.term(search.handle()));
            if (alone != null) {
                candidates.add(alone);
            }
            return new People(lookUp).meant(search, candidates.iterator(), limit);
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

    private Hits hits() {
        return new Hits(reader);
    }

    private TimedSearch search(Deadline deadline, Place reached) {
        return new TimedSearch(reader, deadline, reached);
    }

    @Override
    public Set<Long> hiddenAuthors() {
        return hiddenAuthors.get(
                () -> new People(lookUp())
                        .hiddenAuthors(new LookUp(reader, seal).people(Layout.HIDDEN, Layout.YES, Integer.MAX_VALUE)),
                (before, touched) -> new People(new Remembered(lookUp())).hiddenAuthors(before, touched));
    }

    /** Works out what a later search would have to wait for. */
    void keepUp() {
        if (hiddenAuthors.isDue()) {
            hiddenAuthors();
        }
    }

    @Override
    public Optional<User> user(Identity identity) {
        return new People(new Remembered(lookUp())).find(identity);
    }

    @Override
    public Optional<Subject> subject(String term, long time) {
        // Whom a lasting identity leads to does not depend on the time.
        var asked = new KnownSubjects.Asked(term, term.startsWith("handle:") ? time : 0);
        return subjects.get(asked, commit, () -> new Remembered(lookUp()));
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
            throw LookUp.unreadable(e);
        }
    }
}
