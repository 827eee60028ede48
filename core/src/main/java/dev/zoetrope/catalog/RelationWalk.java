package dev.zoetrope.catalog;

import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All relations, person by person: whom they follow, then what they like. A list goes by its own order, but those whom somebody follows since one second go by
 * their first names, since row keys are a catalog's own. Not for several threads.
 */
final class RelationWalk implements Iterator<Relation> {
    /** Relations that are read together. */
    private static final int SOME = 1_000;

    private final Rows rows;
    private final Relations relations;
    private final Iterator<Person> people;
    private final Deque<Relation> ready = new ArrayDeque<>();

    /** A list that is read on from a place. */
    private record Reading(Listing listing, List<Long> owners, Relation.Place after) {}

    private @Nullable Reading reading;

    RelationWalk(Catalog.Snapshot catalog) {
        rows = catalog;
        relations = Relations.ofRows(catalog);
        people = catalog.lists().hasRelations()
                ? catalog.people()
                : List.<Person>of().iterator();
        fill();
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty();
    }

    @Override
    public Relation next() {
        if (ready.isEmpty()) {
            throw new NoSuchElementException();
        }
        var next = ready.remove();
        fill();
        return next;
    }

    private void fill() {
        while (ready.isEmpty() && (reading != null || people.hasNext())) {
            var from = reading == null
                    ? new Reading(Listing.FOLLOWINGS, people.next().ownRows(), Relation.Place.START)
                    : reading;
            reading = from.listing == Listing.LIKES ? likes(from) : followings(from);
        }
    }

    private @Nullable Reading likes(Reading from) {
        var page = relations.page(Listing.LIKES, from.owners, from.after, SOME);
        ready.addAll(page);
        return page.size() < SOME ? null : new Reading(Listing.LIKES, from.owners, Listing.LIKES.place(page.getLast()));
    }

    /** Those of whole seconds, at least one. */
    private Reading followings(Reading from) {
        var whole = new ArrayList<Relation>();
        var after = from.after;
        while (true) {
            var page = relations.page(Listing.FOLLOWINGS, from.owners, after, SOME);
            whole.addAll(page);
            if (page.size() < SOME) {
                sort(whole);
                return new Reading(Listing.LIKES, from.owners, Relation.Place.START);
            }
            after = Listing.FOLLOWINGS.place(page.getLast());
            long last = after.since();
            if (whole.getFirst().since() != last) {
                whole.removeIf(relation -> relation.since() == last);
                sort(whole);
                return new Reading(Listing.FOLLOWINGS, from.owners, new Relation.Place(last, Long.MAX_VALUE));
            }
        }
    }

    private void sort(List<Relation> whole) {
        whole.stream()
                .map(relation -> new Named(relation, name(relation.to())))
                .sorted(Comparator.comparingLong((Named named) -> named.relation.since())
                        .reversed()
                        .thenComparing(Named::name))
                .forEach(named -> ready.add(named.relation));
    }

    private record Named(Relation relation, String name) {}

    private String name(long row) {
        return Objects.requireNonNull(rows.person(Person.rowTerm(row)), () -> "no user row " + row)
                .firstName();
    }
}
