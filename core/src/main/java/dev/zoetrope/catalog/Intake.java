package dev.zoetrope.catalog;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns observations into the rows they change. An engine makes one for each commit, feeds it, and writes what changed.
 *
 * <p>Row keys and arrivals count up from one number. Not for several threads.
 */
public final class Intake {
    private final Rows stored;
    private long number;

    private final Map<Long, Video> videos = new LinkedHashMap<>();
    private final Map<Long, Sound> sounds = new LinkedHashMap<>();
    private final Map<Long, Person> people = new LinkedHashMap<>();
    private final Map<String, Person> byTerm = new HashMap<>();
    private final Set<Long> joined = new HashSet<>();
    private @Nullable Sight lastSight;
    private long lastAuthor;
    private final Set<Long> deleted = new HashSet<>();

    /** @param arrivals the number of the latest arrival in the stored rows */
    public Intake(Rows stored, long arrivals) {
        this.stored = stored;
        number = arrivals;
    }

    public void add(Observation observation) {
        switch (observation) {
            case Observation.OfVideo o -> addVideo(o);
            case Observation.OfUser o -> addPerson(o.who(), o.stamp(), o.facts());
            case Observation.OfSound o -> addSound(o);
        }
    }

    /** Removes a video; what is added of it later arrives anew. */
    public void delete(long videoId) {
        videos.remove(videoId);
        deleted.add(videoId);
    }

    /** Whether there is nothing to write: everything was known. */
    public boolean isEmpty() {
        return videos.isEmpty() && sounds.isEmpty() && people.isEmpty() && deleted.isEmpty();
    }

    /** The number of the latest arrival, those here included. */
    public long arrivals() {
        return number;
    }

    /** Videos to remove before anything is written; some may be among {@link #videos} again. */
    public Set<Long> deleted() {
        return deleted;
    }

    /** Videos that are new or have changed. */
    public Collection<Video> videos() {
        return videos.values();
    }

    /** Sounds that are new or have changed. */
    public Collection<Sound> sounds() {
        return sounds.values();
    }

    /** People that are new or have changed. */
    public Collection<Person> people() {
        return people.values();
    }

    /** Row keys of people who went into another row. */
    public Set<Long> joined() {
        return joined;
    }

    private void addVideo(Observation.OfVideo o) {
        var old = video(o.id());
        var facts = old == null ? o.facts() : old.facts().merge(o.facts());
        long author = author(old, o, facts);
        if (old != null && old.author() == author && old.facts().equals(facts)) {
            return;
        }
        videos.put(o.id(), new Video(o.id(), author, old == null ? ++number : old.arrival(), facts));
    }

    private @Nullable Video video(long id) {
        var pending = videos.get(id);
        return pending != null || deleted.contains(id) ? pending : stored.video(id);
    }

    /** A person with a lasting identity holds against a handle; between handles, the one last seen on the video. */
    private long author(@Nullable Video old, Observation.OfVideo o, Facts facts) {
        long known = old == null ? 0 : old.author();
        if (o.author() == null) {
            return known;
        }
        var seen = addAuthor(new Sight(o.author(), o.facts().get(Video.HANDLE, ""), o.stamp()));
        if (known == 0) {
            return seen.row();
        }
        if (seen.isHandleOnly()) {
            var handle = facts.get(Video.HANDLE);
            boolean latest = handle != null && seen.names().contains(Identity.Handle.term(handle));
            return known < 0 && latest ? seen.row() : known;
        }
        return known < 0 ? seen.row() : first(known, seen);
    }

    /** One author's videos often come together, each telling the same of the author. */
    private Person addAuthor(Sight sight) {
        if (!sight.equals(lastSight)) {
            var spelling = sight.handle.isEmpty()
                    ? Facts.NONE
                    : Facts.at(sight.stamp).with(User.HANDLE, sight.handle).build();
            lastAuthor = addPerson(sight.who, sight.stamp, spelling).row();
            lastSight = sight;
        }
        return Objects.requireNonNull(person(Person.rowTerm(lastAuthor)));
    }

    /** An author as a video names them, the handle as the video spells it. */
    private record Sight(Who who, String handle, Stamp stamp) {}

    /** Two lasting identities of one author that nothing has tied together yet: which one the video points at must not depend on which came first. */
    private long first(long known, Person seen) {
        var person = person(Person.rowTerm(known));
        return person == null
                        || person.names().getFirst().compareTo(seen.names().getFirst()) <= 0
                ? known
                : seen.row();
    }

    private void addSound(Observation.OfSound o) {
        var pending = sounds.get(o.id());
        var old = pending == null ? stored.sound(o.id()) : pending;
        var facts = old == null ? o.facts() : old.facts().merge(o.facts());
        if (old == null || !old.facts().equals(facts)) {
            sounds.put(o.id(), new Sound(o.id(), facts));
        }
    }

    private Person addPerson(Who who, Stamp stamp, Facts facts) {
        var lasting = who.lasting();
        var known = facts.merge(identityFacts(who, stamp, facts));
        return lasting.isEmpty() ? addHandleOnly(who, known) : addLasting(who, lasting, stamp, known);
    }

    private Person addHandleOnly(Who who, Facts facts) {
        var handle = who.handle();
        if (handle == null) {
            throw new IllegalArgumentException("nobody is named");
        }
        var old = person(handle.term());
        if (old == null) {
            return put(new Person(-(++number), List.of(handle.term()), List.of(), facts), null);
        }
        return put(old.join(List.of(), List.of(), facts), old);
    }

    private Person addLasting(Who who, List<Identity> lasting, Stamp stamp, Facts facts) {
        var claims = who.handle() == null
                ? List.<Person.Claim>of()
                : List.of(new Person.Claim(who.handle().handle(), stamp.time(), stamp.time()));
        var terms = new ArrayList<String>(lasting.size());
        Person person = null;
        for (var identity : lasting) {
            var found = person(identity.term());
            if (person == null || found == null || found.row() == person.row()) {
                person = person == null ? found : person;
                terms.add(identity.term());
            } else if (canJoin(person, found)) {
                person = join(person, found);
            }
            // Else the observation ties two people together who have ids of their own: its first identity is believed.
        }
        return person == null
                ? put(new Person(++number, terms.stream().sorted().toList(), claims, facts), null)
                : put(person.join(terms, claims, facts), person);
    }

    /** Two rows with two numeric ids are two people, whatever an observation says. */
    private static boolean canJoin(Person a, Person b) {
        return !a.facts().has(User.USER_ID) || !b.facts().has(User.USER_ID);
    }

    private Person join(Person a, Person b) {
        var kept = a.row() < b.row() ? a : b;
        var gone = a.row() < b.row() ? b : a;
        people.remove(gone.row());
        joined.add(gone.row());
        var names = new ArrayList<>(gone.names());
        names.add(Person.rowTerm(gone.row()));
        return put(kept.join(names, gone.claims(), gone.facts()), kept);
    }

    private Person put(Person person, @Nullable Person old) {
        if (person.equals(old)) {
            return person;
        }
        people.put(person.row(), person);
        person.names().forEach(term -> byTerm.put(term, person));
        byTerm.put(Person.rowTerm(person.row()), person);
        return person;
    }

    private @Nullable Person person(String term) {
        return byTerm.computeIfAbsent(term, stored::person);
    }

    /** What the identities themselves tell. A handle is told once, as the source spells it. */
    private static Facts identityFacts(Who who, Stamp stamp, Facts told) {
        var facts = Facts.at(stamp);
        if (who.userId() != null) {
            facts.with(User.USER_ID, who.userId().id());
        }
        if (who.secUid() != null) {
            facts.with(User.SEC_UID, who.secUid().secUid());
        }
        if (who.handle() != null && !told.has(User.HANDLE)) {
            facts.with(User.HANDLE, who.handle().handle());
        }
        return facts.build();
    }
}
