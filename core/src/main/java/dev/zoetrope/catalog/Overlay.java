package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Run;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.NameSearch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A catalog in memory over a base that does not change: additions, changes and deletions are kept here and dropped with it. Over nothing, it is the plain
 * catalog that engines are compared with.
 *
 * <p>Nothing here is durable: it keeps every other promise. Searches look at every video of the overlay.
 */
public final class Overlay implements Catalog, Catalog.Snapshot {
    private final Snapshot base;
    private final NavigableMap<Long, Video> videos = new TreeMap<>(Comparator.reverseOrder());
    private final Set<Long> deleted = new HashSet<>();
    private final Map<Long, Sound> sounds = new HashMap<>();
    private final Map<Long, Person> people = new HashMap<>();
    private final Map<String, Person> byTerm = new HashMap<>();
    private final Map<String, String> checkpoints = new HashMap<>();
    private final Set<Long> goneRows = new HashSet<>();
    private final Set<Long> goneSounds = new HashSet<>();
    private final OverlaidHistory history = new OverlaidHistory();
    private final OverlayLists lists;
    private final Seal seal;
    private final Map<ByteBuffer, Tombstone> tombstones;
    private long arrivals;
    /** Worked out when asked for; null when it has to be worked out anew. */
    private @Nullable Set<Long> hiddenAuthors;

    /** @param base must not change any more */
    public Overlay(Snapshot base) {
        this(base, new OverlayLists(base), Seal.draw(), new HashMap<>());
    }

    private Overlay(Snapshot base, OverlayLists lists, Seal seal, Map<ByteBuffer, Tombstone> tombstones) {
        this.base = base;
        this.lists = lists;
        this.seal = seal;
        this.tombstones = tombstones;
        arrivals = base.arrivals();
    }

    /** A catalog in memory alone. */
    public static Overlay overNothing() {
        return new Overlay(new Nothing());
    }

    @Override
    public synchronized int save(List<? extends Observation> observations, @Nullable Checkpoint checkpoint) {
        var intake = new Intake(this, arrivals);
        observations.forEach(intake::add);
        if (checkpoint != null) {
            checkpoints.put(checkpoint.source(), checkpoint.state());
        }
        apply(intake);
        return intake.turnedAway();
    }

    @Override
    public synchronized boolean forget(Unwanted unwanted) {
        var intake = new Intake(this, arrivals);
        intake.forget(Departure.of(this, unwanted));
        apply(intake);
        return true;
    }

    private void apply(Intake intake) {
        intake.tombstones((term, tombstone) -> tombstones.put(sealed(term), tombstone));
        intake.deleted().forEach(videos::remove);
        deleted.addAll(intake.deleted());
        intake.videos().forEach(video -> {
            videos.put(video.id(), video);
            deleted.remove(video.id());
        });
        sounds.keySet().removeAll(intake.deletedSounds());
        goneSounds.addAll(intake.deletedSounds());
        intake.sounds().forEach(sound -> sounds.put(sound.id(), sound));
        intake.joined().forEach(this::remove);
        intake.people().forEach(this::put);
        history.apply(intake);
        lists.apply(intake);
        arrivals = intake.arrivals();
        hiddenAuthors = null;
    }

    private void remove(long row) {
        var person = people.remove(row);
        if (person != null) {
            person.names().forEach(byTerm::remove);
        }
        byTerm.remove(Person.rowTerm(row));
        goneRows.add(row);
    }

    private void put(Person person) {
        people.put(person.row(), person);
        byTerm.put(Person.rowTerm(person.row()), person);
        person.names().forEach(term -> byTerm.put(term, person));
    }

    @Override
    public synchronized void delete(Collection<Long> videoIds) {
        var intake = new Intake(this, arrivals);
        videoIds.forEach(intake::delete);
        apply(intake);
    }

    @Override
    public synchronized Snapshot snapshot() {
        var copy = new Overlay(base, lists.copy(), seal, new HashMap<>(tombstones));
        copy.goneRows.addAll(goneRows);
        copy.goneSounds.addAll(goneSounds);
        copy.videos.putAll(videos);
        copy.deleted.addAll(deleted);
        copy.sounds.putAll(sounds);
        people.values().forEach(copy::put);
        copy.checkpoints.putAll(checkpoints);
        copy.history.addAll(history);
        copy.arrivals = arrivals;
        return copy;
    }

    @Override
    public void close() {}

    // The defaults read several times: nothing may be saved between.
    @Override
    public synchronized Optional<User> user(Identity identity) {
        return Catalog.super.user(identity);
    }

    @Override
    public synchronized Page page(VideoSearch search, Place after, int limit, Deadline deadline) {
        return Catalog.super.page(search, after, limit, deadline);
    }

    @Override
    public synchronized long count(VideoSearch search, Deadline deadline) {
        return Catalog.super.count(search, deadline);
    }

    @Override
    public synchronized Histogram histogram(VideoSearch search, Grouping by, int most, Deadline deadline) {
        return Catalog.super.histogram(search, by, most, deadline);
    }

    @Override
    public synchronized @Nullable Video video(long id) {
        var video = videos.get(id);
        return video != null || deleted.contains(id) ? video : base.video(id);
    }

    @Override
    public synchronized @Nullable Sound sound(long id) {
        var sound = sounds.get(id);
        return sound != null || goneSounds.contains(id) ? sound : base.sound(id);
    }

    @Override
    public synchronized @Nullable Person person(String term) {
        var person = byTerm.get(term);
        if (person != null) {
            return person;
        }
        var ofBase = base.person(term);
        return ofBase == null || goneRows.contains(ofBase.row()) ? null : ofBase;
    }

    @Override
    public synchronized List<Person> claimants(String handle) {
        var claimants = new ArrayList<Person>();
        for (var person : base.claimants(handle)) {
            if (!goneRows.contains(person.row()) && !byTerm.containsKey(Person.rowTerm(person.row()))) {
                claimants.add(person);
            }
        }
        for (var person : people.values()) {
            if (person.claim(handle) != null) {
                claimants.add(person);
            }
        }
        return claimants;
    }

    @Override
    public synchronized void videosOf(Collection<Long> authors, Consumer<Video> each) {
        base.videosOf(authors, video -> {
            if (!videos.containsKey(video.id()) && !deleted.contains(video.id())) {
                each.accept(video);
            }
        });
        videos.values().stream()
                .filter(video -> authors.contains(video.author()))
                .forEach(each);
    }

    @Override
    public synchronized void soundsOf(Collection<String> owners, Consumer<Sound> each) {
        base.soundsOf(owners, sound -> {
            if (!sounds.containsKey(sound.id()) && !goneSounds.contains(sound.id())) {
                each.accept(sound);
            }
        });
        sounds.values().stream()
                .filter(sound -> !Collections.disjoint(sound.ownerTerms(), owners))
                .forEach(each);
    }

    @Override
    public synchronized List<History> history(History.Owner owner, long from, long until) {
        return history.over(base, owner, from, until);
    }

    @Override
    public synchronized Map<Field<Long>, List<Run>> history(Subject subject, HistorySearch search) {
        return Catalog.super.history(subject, search);
    }

    @Override
    public synchronized Map<Field<Long>, List<Run>> history(Video video, HistorySearch search) {
        return Catalog.super.history(video, search);
    }

    @Override
    public Lists lists() {
        return lists;
    }

    @Override
    public Iterator<Comment> comments() {
        return lists.walk();
    }

    @Override
    public synchronized List<Relation> followings(Set<Long> rows, Relation.Place after, int limit) {
        return Catalog.super.followings(rows, after, limit);
    }

    @Override
    public synchronized List<Relation> followers(Set<Long> rows, Relation.Place after, int limit) {
        return Catalog.super.followers(rows, after, limit);
    }

    @Override
    public synchronized List<Relation> likes(Set<Long> rows, Relation.Place after, int limit) {
        return Catalog.super.likes(rows, after, limit);
    }

    @Override
    public synchronized boolean hasTombstones() {
        return !tombstones.isEmpty() || base.hasTombstones();
    }

    @Override
    public synchronized @Nullable Tombstone tombstone(String term) {
        var tombstone = tombstones.get(sealed(term));
        return tombstone == null ? base.tombstone(term) : tombstone;
    }

    private ByteBuffer sealed(String term) {
        return ByteBuffer.wrap(seal.digest(term));
    }

    @Override
    public synchronized @Nullable String checkpoint(String source) {
        var state = checkpoints.get(source);
        return state == null ? base.checkpoint(source) : state;
    }

    @Override
    public synchronized long arrivals() {
        return arrivals;
    }

    @Override
    public synchronized Iterator<Video> videos() {
        var hidden = new HashSet<>(deleted);
        hidden.addAll(videos.keySet());
        return new Merged<>(
                base.videos(),
                video -> !hidden.contains(video.id()),
                List.copyOf(videos.values()).iterator(),
                Comparator.comparingLong(Video::id).reversed());
    }

    @Override
    public synchronized Iterator<Person> people() {
        var told = Set.copyOf(byTerm.keySet());
        var gone = Set.copyOf(goneRows);
        return new Merged<>(
                base.people(),
                person -> !gone.contains(person.row()) && !told.contains(Person.rowTerm(person.row())),
                people.values().stream().sorted(Person.BY_NAME).toList().iterator(),
                Person.BY_NAME);
    }

    @Override
    public synchronized Iterator<Sound> sounds() {
        var order = Comparator.comparingLong(Sound::id).reversed();
        var own = Map.copyOf(sounds);
        var gone = Set.copyOf(goneSounds);
        return new Merged<>(
                base.sounds(),
                sound -> !gone.contains(sound.id()) && !own.containsKey(sound.id()),
                own.values().stream().sorted(order).toList().iterator(),
                order);
    }

    @Override
    public synchronized Page candidates(VideoSearch search, Place after, int limit, Deadline deadline) {
        var candidates = new Candidates(base, videos, deleted, search, after, deadline);
        var found = new ArrayList<Video>();
        while (found.size() < limit && candidates.hasNext()) {
            found.add(candidates.next());
        }
        return new Page(Collections.unmodifiableList(found), candidates.place(), candidates.hasNext());
    }

    @Override
    public synchronized Place skip(VideoSearch search, Place after, long count, Deadline deadline) {
        var candidates = new Candidates(base, videos, deleted, search, after, deadline);
        while (candidates.passed < count && candidates.hasNext()) {
            candidates.next();
        }
        return candidates.place();
    }

    @Override
    public synchronized List<Video> sample(VideoSearch search, int count, RandomGenerator chance, Deadline deadline) {
        var candidates = new Candidates(base, videos, deleted, search, Place.START, deadline);
        var hidden = hiddenAuthors();
        var reservoir = new Reservoir<Video>(count, chance);
        while (candidates.hasNext()) {
            var video = candidates.next();
            if (!hidden.contains(video.author())) {
                int place = reservoir.next();
                if (place >= 0) {
                    reservoir.put(place, video);
                }
            }
        }
        return reservoir.shuffled();
    }

    @Override
    public synchronized List<Video> ranked(VideoSearch search, Ranking by, long skip, int limit, Deadline deadline) {
        return Catalog.super.ranked(search, by, skip, limit, deadline);
    }

    @Override
    public synchronized List<SoundSearch.Found> sounds(SoundSearch search, long skip, int limit, Deadline deadline) {
        var changed = new HashSet<>(goneSounds);
        changed.addAll(sounds.keySet());
        return new OverlaySounds(base, videos.values(), deleted)
                .found(search, skip, limit, deadline, changed, this::sound);
    }

    @Override
    public synchronized long uses(long sound) {
        return new OverlaySounds(base, videos.values(), deleted).uses(sound);
    }

    /** Looks again at those of whom the overlay may tell something else than the base. */
    @Override
    public synchronized Set<Long> hiddenAuthors() {
        if (hiddenAuthors == null) {
            hiddenAuthors = new People(this).hiddenAuthors(base.hiddenAuthors(), touched());
        }
        return hiddenAuthors;
    }

    /** The terms of all people's rows that the overlay changes. */
    private Set<String> touched() {
        var terms = new HashSet<String>();
        people.values().forEach(person -> person.terms().forEach(terms::add));
        for (long row : goneRows) {
            var gone = base.person(Person.rowTerm(row));
            terms.add(Person.rowTerm(row));
            if (gone != null) {
                gone.terms().forEach(terms::add);
            }
        }
        return terms;
    }

    @Override
    public synchronized Optional<Subject> subject(String term, long time) {
        return Catalog.super.subject(term, time);
    }

    @Override
    public synchronized List<Subject> people(String text, int limit) {
        var search = NameSearch.of(text);
        var people = new People(this);
        var touched = touched();
        var again = people.affected(touched);
        var others = new HashSet<Long>(goneRows);
        again.forEach(person -> others.add(person.row()));
        var found = new ArrayList<>(people.meant(search, again.iterator(), limit));
        base.people(text, (int) Math.min(Integer.MAX_VALUE, (long) limit + others.size())).stream()
                .filter(subject -> !others.contains(subject.user().row()))
                .forEach(found::add);
        return found.stream().sorted(People.order(search)).limit(limit).toList();
    }

    @Override
    public synchronized List<Video> posts(Set<Long> authors, Post after, int limit) {
        var posts = new ArrayList<Video>();
        videos.values().stream()
                .filter(video -> authors.contains(video.author()) && Post.is(video))
                .filter(video -> Post.ORDER.compare(Post.of(video), after) > 0)
                .forEach(posts::add);
        long wanted = (long) posts.size() + limit;
        var place = after;
        for (var page = base.posts(authors, place, limit); !page.isEmpty(); page = base.posts(authors, place, limit)) {
            page.stream()
                    .filter(video -> !videos.containsKey(video.id()) && !deleted.contains(video.id()))
                    .forEach(posts::add);
            place = Post.of(page.getLast());
            if (page.size() < limit || posts.size() >= wanted) {
                break;
            }
        }
        posts.sort(Comparator.comparing(Post::of, Post.ORDER));
        return List.copyOf(posts.subList(0, Math.min(limit, posts.size())));
    }
}
