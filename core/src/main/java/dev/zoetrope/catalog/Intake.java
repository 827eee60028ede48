package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Tombstone;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
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
    private final Displaced displaced;
    private final PendingLists lists;
    private @Nullable Sight lastSight;
    private long lastAuthor;
    private final Set<Long> deleted = new HashSet<>();
    private final Map<String, String> checkpoints = new HashMap<>();
    private final @Nullable Tombstones tombstones;
    private final Map<String, Tombstone> buried = new HashMap<>();
    private @Nullable Departure departure;
    private int turnedAway;

    /** @param arrivals the number of the latest arrival in the stored rows */
    public Intake(Rows stored, long arrivals) {
        this.stored = stored;
        number = arrivals;
        displaced = new Displaced(stored);
        lists = new PendingLists(stored.lists());
        tombstones = stored.hasTombstones() ? new Tombstones(stored, this) : null;
    }

    /** Merges an observation, unless it is of somebody or something forgotten. */
    public void add(Observation observation) {
        var admitted = tombstones == null ? observation : tombstones.admit(observation);
        if (admitted == null) {
            turnedAway++;
        } else {
            merge(admitted);
        }
    }

    private void merge(Observation observation) {
        switch (observation) {
            case Observation.OfVideo o -> addVideo(o);
            case Observation.OfUser o -> addPerson(o.who(), o.stamp(), o.facts());
            case Observation.OfSound o -> addSound(o.id(), o.facts());
            case Observation.OfComment o -> addComment(o);
            case Observation.OfFollow o -> {
                var follower = addPerson(o.follower(), o.stamp(), Facts.NONE);
                var followed = addPerson(o.followed(), o.stamp(), Facts.NONE);
                lists.relation(Relation.Kind.FOLLOWS, follower, followed.row(), o.facts());
            }
            case Observation.OfLike o ->
                lists.relation(Relation.Kind.LIKES, addPerson(o.who(), o.stamp(), Facts.NONE), o.video(), o.facts());
            case Observation.KeptUser o -> addKeptUser(o);
            case Observation.KeptVideo o -> addKeptVideo(o);
            case Observation.KeptSound o -> addSound(o.id(), o.facts());
            case Observation.KeptComment o -> addKeptComment(o);
            case Observation.KeptFollow o ->
                lists.relation(
                        Relation.Kind.FOLLOWS,
                        named(o.follower()),
                        named(o.followed()).row(),
                        o.facts());
            case Observation.KeptLike o -> lists.relation(Relation.Kind.LIKES, named(o.liker()), o.video(), o.facts());
        }
    }

    /** Removes a video; what is added of it later arrives anew. */
    public void delete(long videoId) {
        videos.remove(videoId);
        deleted.add(videoId);
        displaced.remove(History.Owner.video(videoId));
    }

    /** Removes all that departs and leaves tombstones. Nothing else may be in this intake: the rows were looked up in the stored ones. */
    public void forget(Departure departing) {
        departure = departing;
        departing.videos().forEach(this::delete);
        joined.addAll(departing.people());
        departing.namelessSounds().forEach(sound -> sounds.put(sound.id(), sound));
        departing.thinned().forEach(alone -> people.put(alone.row(), alone));
        departing.historyOwners().forEach(displaced::remove);
        departing.thinnedHistory().forEach(displaced::replace);
    }

    /** Keeps a term from coming back. */
    void bury(String term) {
        buried.put(term, Tombstone.PLAIN);
        if (tombstones != null) {
            tombstones.put(term, Tombstone.PLAIN);
        }
    }

    /** Keeps a checkpoint in place of the one its source had. */
    public void reached(Checkpoint checkpoint) {
        checkpoints.put(checkpoint.source(), checkpoint.state());
    }

    /** Whether there is nothing to write: everything was known. */
    public boolean isEmpty() {
        return videos.isEmpty()
                && sounds.isEmpty()
                && people.isEmpty()
                && lists.isEmpty()
                && deleted.isEmpty()
                && checkpoints.isEmpty()
                && displaced.rows().isEmpty()
                && buried.isEmpty()
                && departure == null;
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

    /** Comments that are new or have changed. */
    public Collection<Comment> comments() {
        return lists.comments();
    }

    /** Relations that are new or have changed. */
    public Collection<Relation> relations() {
        return lists.relations();
    }

    /** For each source that was read on, how far it was read. */
    public Map<String, String> checkpoints() {
        return checkpoints;
    }

    /** Sounds to remove. */
    public Set<Long> deletedSounds() {
        return departure == null ? Set.of() : departure.sounds();
    }

    /** Owners whose history goes before {@link #history} is written. */
    public Set<History.Owner> deletedHistory() {
        return displaced.gone();
    }

    /** History that is new or has changed; rows without points go. */
    public Collection<History> history() {
        return displaced.rows();
    }

    /** Hands on the ids of comments to remove. */
    public void deletedComments(LongConsumer each) {
        if (departure != null) {
            departure.comments(each);
        }
    }

    /** Hands on relations to remove. */
    public void deletedRelations(Consumer<Relation.Ends> each) {
        if (departure != null) {
            departure.relations(each);
        }
    }

    /** Hands on every new tombstone with the term it is for. */
    public void tombstones(BiConsumer<String, Tombstone> each) {
        buried.forEach(each);
        if (departure != null) {
            departure.tombstones(each);
        }
    }

    /** How many observations were turned away so far, since they are of somebody or something forgotten. */
    public int turnedAway() {
        return turnedAway;
    }

    /** Row keys of people whose rows go: into another row, or for good. */
    public Set<Long> joined() {
        return joined;
    }

    /** The {@link Person#terms} of all people's rows that are new, have changed or go. */
    public Set<String> touched() {
        var terms = new HashSet<String>();
        people.values().forEach(person -> person.terms().forEach(terms::add));
        for (long row : joined) {
            var gone = stored.person(Person.rowTerm(row));
            terms.add(Person.rowTerm(row));
            if (gone != null) {
                gone.terms().forEach(terms::add);
            }
        }
        return terms;
    }

    private void addVideo(Observation.OfVideo o) {
        var seen = o.author() == null
                ? null
                : addAuthor(new Sight(o.author(), o.facts().get(Video.HANDLE, ""), o.stamp()));
        put(o.id(), seen, o.facts());
    }

    private void addComment(Observation.OfComment o) {
        var seen = o.author() == null
                ? null
                : addAuthor(new Sight(o.author(), o.facts().get(Comment.HANDLE, ""), o.stamp()));
        lists.comment(o.id(), o.video(), o.facts(), (known, facts) -> author(known, seen, facts.get(Comment.HANDLE)));
    }

    private void addKeptVideo(Observation.KeptVideo o) {
        put(o.id(), o.author() == null ? null : named(o.author()), o.facts());
        displaced.add(History.Owner.video(o.id()), o.history());
    }

    private void addKeptComment(Observation.KeptComment o) {
        var author = o.author() == null ? null : named(o.author());
        lists.comment(o.id(), o.video(), o.facts(), (known, facts) -> author(known, author, facts.get(Comment.HANDLE)));
    }

    /** The row that a name leads to. */
    private Person named(Identity name) {
        return addPerson(List.of(name), List.of(), Facts.NONE);
    }

    private void addKeptUser(Observation.KeptUser o) {
        var person = addPerson(o.names(), o.claims(), o.facts());
        displaced.add(History.Owner.user(person.row()), o.history());
    }

    private void put(long id, @Nullable Person seen, Facts told) {
        var old = video(id);
        var facts = old == null ? told : old.facts().merge(told);
        if (old != null) {
            displaced.merged(History.Owner.video(id), old.facts(), told, facts);
        }
        long author = author(old == null ? 0 : old.author(), seen, facts.get(Video.HANDLE));
        if (old != null && old.author() == author && old.facts().equals(facts)) {
            return;
        }
        videos.put(id, new Video(id, author, old == null ? ++number : old.arrival(), facts));
    }

    private @Nullable Video video(long id) {
        var pending = videos.get(id);
        return pending != null || deleted.contains(id) ? pending : stored.video(id);
    }

    /** A person with a lasting identity holds against a handle; between handles, the one last seen on the video or comment. */
    private long author(long known, @Nullable Person seen, @Nullable String handle) {
        if (seen == null) {
            return known;
        }
        if (known == 0) {
            return seen.row();
        }
        if (seen.isHandleOnly()) {
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

    /** An author as a video or comment names them, the handle as it spells it. */
    private record Sight(Who who, String handle, Stamp stamp) {}

    /** Two lasting identities of one author that nothing has tied together yet: which one is the author must not depend on which came first. */
    private long first(long known, Person seen) {
        var person = person(Person.rowTerm(known));
        return person == null || person.firstName().compareTo(seen.firstName()) <= 0 ? known : seen.row();
    }

    private void addSound(long id, Facts told) {
        var pending = sounds.get(id);
        var old = pending == null ? stored.sound(id) : pending;
        var facts = old == null ? told : old.facts().merge(told);
        if (old == null || !old.facts().equals(facts)) {
            sounds.put(id, new Sound(id, facts));
        }
    }

    private Person addPerson(Who who, Stamp stamp, Facts facts) {
        var lasting = who.lasting();
        var known = facts.merge(identityFacts(who, stamp, facts));
        var handle = who.handle();
        if (lasting.isEmpty()) {
            return addHandleOnly(Objects.requireNonNull(handle, "nobody is named"), known);
        }
        var claims = handle == null
                ? List.<Person.Claim>of()
                : List.of(new Person.Claim(handle.handle(), stamp.time(), stamp.time()));
        return addLasting(lasting, claims, known);
    }

    private Person addPerson(List<Identity> names, List<Person.Claim> claims, Facts facts) {
        return names.getFirst() instanceof Identity.Handle handle
                ? addHandleOnly(handle, facts)
                : addLasting(names, claims, facts);
    }

    private Person addHandleOnly(Identity.Handle handle, Facts facts) {
        var old = person(handle.term());
        if (old == null) {
            return put(new Person(-(++number), List.of(handle.term()), List.of(), facts), null);
        }
        return put(joined(old, List.of(), List.of(), facts), old);
    }

    private Person addLasting(List<Identity> lasting, List<Person.Claim> claims, Facts facts) {
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
                : put(joined(person, terms, claims, facts), person);
    }

    /** Two rows with two numeric ids are two people, whatever an observation says. */
    private static boolean canJoin(Person a, Person b) {
        return !hasUserId(a) || !hasUserId(b);
    }

    private static boolean hasUserId(Person person) {
        return person.names().stream().anyMatch(name -> name.startsWith("id:"));
    }

    private Person join(Person a, Person b) {
        var kept = a.row() < b.row() ? a : b;
        var gone = a.row() < b.row() ? b : a;
        people.remove(gone.row());
        joined.add(gone.row());
        var names = new ArrayList<>(gone.names());
        names.add(Person.rowTerm(gone.row()));
        return put(joined(kept, names, gone.claims(), gone.facts()), kept);
    }

    /** A row with more names, claims and facts. */
    private Person joined(Person person, Collection<String> names, Collection<Person.Claim> claims, Facts facts) {
        var whole = person.join(names, claims, facts);
        displaced.merged(History.Owner.user(person.row()), person.facts(), facts, whole.facts());
        return whole;
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

    /** All who were ever seen with a handle, those here included. */
    List<Person> claimants(String handle) {
        var claimants = new ArrayList<Person>();
        for (var person : stored.claimants(handle)) {
            if (!people.containsKey(person.row()) && !joined.contains(person.row())) {
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

    @Nullable Person person(String term) {
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
