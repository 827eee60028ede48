package dev.zoetrope.catalog;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Joins relations into lists. One relation may be told by several rows, since people's rows are joined after relations were told of them. It is shown once, with
 * the facts of all its rows merged, at the place that these tell; so that a list does not depend on the order in which things arrived.
 */
final class Relations {
    private static final long NOW = Long.MAX_VALUE;

    /** Relations that are read together. */
    private static final int SOME = 100;

    private final Lists lists;
    private final LongFunction<? extends Collection<Long>> rowsOf;

    /** @param rowsOf the row keys of the person whose row has a key, that one included */
    Relations(Lists lists, LongFunction<? extends Collection<Long>> rowsOf) {
        this.lists = lists;
        this.rowsOf = rowsOf;
    }

    /** Those of people as readers see them: with what is known of the handle they have. */
    static Relations of(CatalogReader catalog) {
        return new Relations(catalog.lists(), row -> rowsOf(row, catalog));
    }

    /** Those of people's own rows, each row of a handle alone for itself. */
    static Relations ofRows(Rows rows) {
        return new Relations(rows.lists(), row -> {
            var person = rows.person(Person.rowTerm(row));
            return person == null ? Set.of(row) : person.ownRows();
        });
    }

    private static Set<Long> rowsOf(long row, CatalogReader catalog) {
        return catalog.subject(Person.rowTerm(row), NOW)
                .flatMap(subject -> row > 0 ? Optional.of(subject) : catalog.subject(subject.name(), NOW))
                .map(Subject::rows)
                .filter(rows -> rows.contains(row))
                .orElse(Set.of(row));
    }

    /** As {@link CatalogReader#followings} and its like. */
    List<Relation> page(Listing listing, Collection<Long> owners, Relation.Place after, int limit) {
        var page = new ArrayList<Relation>();
        var place = after;
        while (page.size() < limit) {
            int some = Math.max(SOME, limit - page.size());
            var told = lists.relations(listing, owners, place, some);
            for (var relation : told) {
                var joined = joined(relation, listing, owners);
                if (page.size() < limit
                        && joined.since() == relation.since()
                        && joined.ends().equals(relation.ends())) {
                    page.add(joined);
                }
            }
            if (told.size() < some) {
                break;
            }
            place = listing.place(told.getLast());
        }
        return page;
    }

    /** A relation with what all of its rows tell, at the place where it is shown. */
    private Relation joined(Relation told, Listing listing, Collection<Long> owners) {
        long other = listing.other(told);
        var others = listing.showsPeople() ? rowsOf.apply(other) : Set.of(other);
        if (owners.size() == 1 && others.size() == 1) {
            return told;
        }
        var rows = new ArrayList<Relation>();
        for (long owner : owners) {
            for (long each : others) {
                var row = lists.relation(listing.ends(owner, each));
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        var facts = rows.stream().map(Relation::facts).reduce(Facts.NONE, Facts::merge);
        long since = new Relation(told.kind(), told.from(), told.to(), facts).since();
        var first = rows.stream()
                .filter(row -> row.since() == since)
                .min(Comparator.comparing(listing::place, Relation.Place.ORDER)
                        .thenComparing(Comparator.comparingLong(listing::owner).reversed()))
                .orElseThrow();
        return new Relation(first.kind(), first.from(), first.to(), facts);
    }
}
