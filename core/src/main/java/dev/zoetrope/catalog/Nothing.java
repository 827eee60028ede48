package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.Video;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A catalog without anything in it. */
final class Nothing implements Catalog.Snapshot {
    private static final Lists NO_LISTS = new Lists() {
        @Override
        public @Nullable Comment comment(long id) {
            return null;
        }

        @Override
        public List<Comment> comments(long video, long parent, long skip, int limit) {
            return List.of();
        }

        @Override
        public void commentsOn(long video, Consumer<Comment> each) {}

        @Override
        public void replies(long video, long comment, Consumer<Comment> each) {}

        @Override
        public void commentsBy(Collection<Long> authors, Consumer<Comment> each) {}

        @Override
        public @Nullable Relation relation(Relation.Ends ends) {
            return null;
        }

        @Override
        public List<Relation> relations(Listing listing, Collection<Long> owners, Relation.Place after, int limit) {
            return List.of();
        }

        @Override
        public boolean hasRelations() {
            return false;
        }
    };

    @Override
    public @Nullable Video video(long id) {
        return null;
    }

    @Override
    public @Nullable Sound sound(long id) {
        return null;
    }

    @Override
    public @Nullable Person person(String term) {
        return null;
    }

    @Override
    public List<Person> claimants(String handle) {
        return List.of();
    }

    @Override
    public void videosOf(Collection<Long> authors, Consumer<Video> each) {}

    @Override
    public void soundsOf(Collection<String> owners, Consumer<Sound> each) {}

    @Override
    public List<History> history(History.Owner owner, long from, long until) {
        return List.of();
    }

    @Override
    public Lists lists() {
        return NO_LISTS;
    }

    @Override
    public List<SoundSearch.Found> sounds(SoundSearch search, long skip, int limit, Deadline deadline) {
        return List.of();
    }

    @Override
    public long uses(long sound) {
        return 0;
    }

    @Override
    public Iterator<Comment> comments() {
        return Collections.emptyIterator();
    }

    @Override
    public boolean hasTombstones() {
        return false;
    }

    @Override
    public @Nullable Tombstone tombstone(String term) {
        return null;
    }

    @Override
    public @Nullable String checkpoint(String source) {
        return null;
    }

    @Override
    public Iterator<Video> videos() {
        return Collections.emptyIterator();
    }

    @Override
    public Iterator<Person> people() {
        return Collections.emptyIterator();
    }

    @Override
    public Iterator<Sound> sounds() {
        return Collections.emptyIterator();
    }

    @Override
    public void close() {}

    @Override
    public long arrivals() {
        return 0;
    }

    @Override
    public Page candidates(VideoSearch search, Place after, int limit, Deadline deadline) {
        return new Page(List.of(), after, false);
    }

    @Override
    public Set<Long> hiddenAuthors() {
        return Set.of();
    }

    @Override
    public Place skip(VideoSearch search, Place after, long candidates, Deadline deadline) {
        return after;
    }

    @Override
    public List<Video> sample(VideoSearch search, int count, RandomGenerator chance, Deadline deadline) {
        return List.of();
    }
}
