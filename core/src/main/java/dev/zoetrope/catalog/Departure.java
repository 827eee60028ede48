package dev.zoetrope.catalog;

import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that goes when people and videos are forgotten, as a catalog's rows tell it: their rows under every name, their videos, the sounds that they made or
 * that carry their name, and what was seen of their handles while they had them; their comments with the replies to them, whom they follow, who follows them and what they like; and
 * with a video the comments on it and the likes of it. Looking it up changes nothing.
 */
public final class Departure {
    private static final long NOW = Long.MAX_VALUE;

    private final Rows rows;
    private final People people;
    private final Map<Long, Person> leaving = new LinkedHashMap<>();
    /** Rows of handles alone, with what is left of them. */
    private final Map<Long, Person> thinned = new LinkedHashMap<>();

    private final DepartingHistory history;
    private final DepartingSounds sounds;
    private final DepartingLists lists;
    private final Set<Long> videos = new HashSet<>();
    private final Map<String, Tombstone> names = new LinkedHashMap<>();

    private Departure(Rows rows) {
        this.rows = rows;
        people = new People(rows);
        history = new DepartingHistory(rows);
        sounds = new DepartingSounds(rows);
        lists = new DepartingLists(rows.lists(), videos);
    }

    public static Departure of(Rows rows, Unwanted unwanted) {
        var departure = new Departure(rows);
        unwanted.people().forEach(departure::leave);
        departure.videos.addAll(unwanted.videos());
        departure.dropEmptied();
        return departure;
    }

    /** The person that an identity leads to when they are to be forgotten by it; empty when nobody with a lasting identity is known. */
    public static Optional<Person> person(Rows rows, Identity identity) {
        return Optional.ofNullable(
                identity instanceof Identity.Handle handle
                        ? new People(rows).owner(handle.handle(), NOW)
                        : rows.person(identity.term()));
    }

    /** Row keys that go. */
    public Set<Long> people() {
        return leaving.keySet();
    }

    /** Rows of handles that others had as well, with what is theirs. */
    public Collection<Person> thinned() {
        return thinned.values();
    }

    /** People whose history goes; that of videos goes with them. */
    public Set<History.Owner> historyOwners() {
        return history.owners();
    }

    /** History of handles that others had as well, with what is theirs. */
    public Collection<History> thinnedHistory() {
        return history.thinned();
    }

    /** Ids, those among them that were never there. */
    public Set<Long> videos() {
        return videos;
    }

    /** Ids. */
    public Set<Long> sounds() {
        return sounds.gone();
    }

    /** Published tracks, without whom they were made by. */
    public Collection<Sound> namelessSounds() {
        return sounds.nameless();
    }

    /** Hands on the ids of all comments, each once. Those on videos that go are read from the rows, which must still be the same. */
    public void comments(LongConsumer each) {
        lists.comments(each);
    }

    /** Hands on all relations, each once, as they are read from the rows, which must still be the same. */
    public void relations(Consumer<Relation.Ends> each) {
        lists.relations(each);
    }

    /** Hands on every tombstone with the term it is for. */
    public void tombstones(BiConsumer<String, Tombstone> each) {
        names.forEach(each);
        videos.forEach(id -> each.accept(Tombstone.video(id), Tombstone.PLAIN));
        sounds.names().forEach(term -> each.accept(term, Tombstone.PLAIN));
        sounds.gone().forEach(id -> each.accept(Tombstone.sound(id), Tombstone.PLAIN));
        lists.terms(term -> each.accept(term, Tombstone.PLAIN));
    }

    private void leave(Identity identity) {
        var person = person(rows, identity).orElse(null);
        if (person != null) {
            leave(person);
        } else if (identity instanceof Identity.Handle handle) {
            leave(handle.handle(), null, spellings(people.find(handle)));
            bury(handle.handle(), new Tombstone.Holder(List.of(), List.of()));
        } else {
            names.put(identity.term(), Tombstone.PLAIN);
            sounds.leave(List.of(identity.term()));
        }
    }

    private void leave(Person person) {
        leaving.put(person.row(), person);
        person.ownRows().forEach(history::leave);
        var lasting =
                person.names().stream().filter(name -> !name.startsWith("row:")).toList();
        lasting.forEach(name -> names.put(name, Tombstone.PLAIN));
        sounds.leave(lasting);
        var spellings = spellings(Optional.of(people.user(person)));
        person.claims().forEach(claim -> spellings.add(claim.handle()));
        rows.videosOf(person.ownRows(), video -> leave(video, person, spellings));
        lists.leave(person.ownRows());
        var kinds = lasting.stream().map(Tombstone::kind).distinct().sorted().toList();
        for (var claim : person.claims()) {
            leave(claim.handle(), person, spellings);
            bury(claim.handle(), new Tombstone.Holder(kinds, spans(person, claim.handle())));
        }
    }

    /** What was seen of a handle alone while this person had it; while nobody is known to have had it, for null. */
    private void leave(String handle, @Nullable Person person, Set<String> spellings) {
        var claimants = rows.claimants(handle);
        Predicate<Stamp> theirs = stamp -> People.equal(person, People.owner(claimants, handle, stamp.time()));
        sounds.leave(handle, person, theirs);
        var alone = rows.person(Identity.Handle.term(handle));
        if (alone == null) {
            return;
        }
        history.thin(alone.row(), theirs.negate());
        var left = thinned.getOrDefault(alone.row(), alone);
        thinned.put(
                alone.row(),
                new Person(alone.row(), alone.names(), List.of(), left.facts().only(theirs.negate())));
        lists.leave(alone.row(), theirs);
        rows.videosOf(List.of(alone.row()), video -> {
            var stamp = video.facts().stamp(Video.HANDLE);
            long seen = stamp == null ? NOW : stamp.time();
            if (People.equal(person, People.owner(claimants, handle, seen))) {
                leave(video, person, spellings);
            }
        });
    }

    private void leave(Video video, @Nullable Person person, Set<String> spellings) {
        videos.add(video.id());
        sounds.leave(video.facts().number(Video.SOUND_ID, 0), person, spellings);
    }

    /** How sounds may name somebody, in lower case. */
    private static Set<String> spellings(Optional<User> user) {
        var spellings = new HashSet<String>();
        user.ifPresent(known -> Stream.of(
                        known.handle(),
                        known.facts().get(User.HANDLE),
                        known.facts().get(User.DISPLAY_NAME))
                .filter(name -> name != null && !name.isBlank())
                .map(Identity.Handle::normal)
                .forEach(spellings::add));
        return spellings;
    }

    private static List<Tombstone.Span> spans(Person person, String handle) {
        return person.claims().stream()
                .map(claim -> new Tombstone.Span(claim.handle().equals(handle), claim.first(), claim.last()))
                .toList();
    }

    private void bury(String handle, Tombstone.Holder holder) {
        var term = Identity.Handle.term(handle);
        var known = names.getOrDefault(term, rows.tombstone(term));
        names.put(term, (known == null ? Tombstone.PLAIN : known).with(holder));
    }

    /** A handle's row goes when nothing is left of it, unless something of others still leads to it. */
    private void dropEmptied() {
        for (var alone : new ArrayList<>(thinned.values())) {
            var others = new HashSet<Long>();
            boolean empty = alone.facts().isEmpty() && history.isEmptied(alone.row());
            if (empty) {
                rows.videosOf(List.of(alone.row()), video -> {
                    if (!videos.contains(video.id())) {
                        others.add(video.id());
                    }
                });
            }
            if (empty && others.isEmpty() && !lists.leavesAny(alone.row())) {
                thinned.remove(alone.row());
                leaving.put(alone.row(), alone);
            }
        }
    }
}
