package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.Histogram;
import dev.zoetrope.catalog.HistorySearch;
import dev.zoetrope.catalog.Lists;
import dev.zoetrope.catalog.Page;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.Post;
import dev.zoetrope.catalog.Ranking;
import dev.zoetrope.catalog.SoundSearch;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Run;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Reads the catalog as it is at the moment of each call. */
abstract class LatestReads implements Catalog {
    private <T> @Nullable T read(Function<Snapshot, @Nullable T> reading) {
        try (var snapshot = snapshot()) {
            return reading.apply(snapshot);
        }
    }

    /** By way of {@link #subject}, whose answers are kept: whoever was asked for is likely to be asked for again. */
    @Override
    public Optional<User> user(Identity identity) {
        return subject(identity.term(), Long.MAX_VALUE).map(Subject::user);
    }

    @Override
    public @Nullable Video video(long id) {
        return read(reader -> reader.video(id));
    }

    @Override
    public @Nullable Sound sound(long id) {
        return read(reader -> reader.sound(id));
    }

    @Override
    public @Nullable Person person(String term) {
        return read(reader -> reader.person(term));
    }

    @Override
    public List<Person> claimants(String handle) {
        try (var reader = snapshot()) {
            return reader.claimants(handle);
        }
    }

    @Override
    public void videosOf(Collection<Long> authors, Consumer<Video> each) {
        try (var reader = snapshot()) {
            reader.videosOf(authors, each);
        }
    }

    @Override
    public void soundsOf(Collection<String> owners, Consumer<Sound> each) {
        try (var reader = snapshot()) {
            reader.soundsOf(owners, each);
        }
    }

    @Override
    public List<History> history(History.Owner owner, long from, long until) {
        try (var reader = snapshot()) {
            return reader.history(owner, from, until);
        }
    }

    @Override
    public Map<Field<Long>, List<Run>> history(Subject subject, HistorySearch search) {
        try (var reader = snapshot()) {
            return reader.history(subject, search);
        }
    }

    @Override
    public Map<Field<Long>, List<Run>> history(Video video, HistorySearch search) {
        try (var reader = snapshot()) {
            return reader.history(video, search);
        }
    }

    @Override
    public Lists lists() {
        return new LatestLists(this);
    }

    @Override
    public List<Relation> followings(Set<Long> rows, Relation.Place after, int limit) {
        try (var reader = snapshot()) {
            return reader.followings(rows, after, limit);
        }
    }

    @Override
    public List<Relation> followers(Set<Long> rows, Relation.Place after, int limit) {
        try (var reader = snapshot()) {
            return reader.followers(rows, after, limit);
        }
    }

    @Override
    public List<Relation> likes(Set<Long> rows, Relation.Place after, int limit) {
        try (var reader = snapshot()) {
            return reader.likes(rows, after, limit);
        }
    }

    @Override
    public boolean hasTombstones() {
        try (var reader = snapshot()) {
            return reader.hasTombstones();
        }
    }

    @Override
    public @Nullable Tombstone tombstone(String term) {
        return read(reader -> reader.tombstone(term));
    }

    @Override
    public @Nullable String checkpoint(String source) {
        return read(reader -> reader.checkpoint(source));
    }

    @Override
    public long arrivals() {
        try (var reader = snapshot()) {
            return reader.arrivals();
        }
    }

    @Override
    public Page candidates(VideoSearch search, Place after, int limit, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.candidates(search, after, limit, deadline);
        }
    }

    @Override
    public Page page(VideoSearch search, Place after, int limit, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.page(search, after, limit, deadline);
        }
    }

    @Override
    public List<Video> ranked(VideoSearch search, Ranking by, long skip, int limit, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.ranked(search, by, skip, limit, deadline);
        }
    }

    @Override
    public List<SoundSearch.Found> sounds(SoundSearch search, long skip, int limit, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.sounds(search, skip, limit, deadline);
        }
    }

    @Override
    public long uses(long sound) {
        try (var reader = snapshot()) {
            return reader.uses(sound);
        }
    }

    @Override
    public List<Video> posts(Set<Long> authors, Post after, int limit) {
        try (var reader = snapshot()) {
            return reader.posts(authors, after, limit);
        }
    }

    @Override
    public List<Video> pinned(Set<Long> authors, int limit) {
        try (var reader = snapshot()) {
            return reader.pinned(authors, limit);
        }
    }

    @Override
    public List<Video> postsWithin(Set<Long> authors, long second, long skipped, int limit) {
        try (var reader = snapshot()) {
            return reader.postsWithin(authors, second, skipped, limit);
        }
    }

    @Override
    public List<Subject> people(String text, int limit) {
        try (var reader = snapshot()) {
            return reader.people(text, limit);
        }
    }

    @Override
    public Optional<Subject> subject(String term, long time) {
        try (var reader = snapshot()) {
            return reader.subject(term, time);
        }
    }

    @Override
    public Set<Long> hiddenAuthors() {
        try (var reader = snapshot()) {
            return reader.hiddenAuthors();
        }
    }

    @Override
    public Place skip(VideoSearch search, Place after, long candidates, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.skip(search, after, candidates, deadline);
        }
    }

    @Override
    public List<Video> sample(VideoSearch search, int count, RandomGenerator chance, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.sample(search, count, chance, deadline);
        }
    }

    @Override
    public long count(VideoSearch search, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.count(search, deadline);
        }
    }

    @Override
    public Histogram histogram(VideoSearch search, Grouping by, int most, Deadline deadline) {
        try (var reader = snapshot()) {
            return reader.histogram(search, by, most, deadline);
        }
    }
}
