package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Rows;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Video;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What rows say of themselves and of one another. Not for several threads. */
final class ReferenceCheck {
    /** So many authors that are there are remembered, so that most videos cost no look-up. */
    private static final int REMEMBERED = 100_000;

    private final Rows rows;
    private final long arrivals;
    private final Set<Long> authors = new HashSet<>();

    ReferenceCheck(Rows rows, long arrivals) {
        this.rows = rows;
        this.arrivals = arrivals;
    }

    List<String> problems(Video video) {
        var problems = problems(video.facts());
        if (video.id() <= 0) {
            problems.add("has an id that is not positive");
        }
        if (video.arrival() < 1 || video.arrival() > arrivals) {
            problems.add("arrived as number " + video.arrival() + ", and the last arrival is " + arrivals);
        }
        if (video.author() != 0 && !isThere(video.author())) {
            problems.add("is by user row " + video.author() + ", which is not there");
        }
        return problems;
    }

    List<String> problems(Comment comment) {
        var problems = problems(comment.facts());
        if (comment.id() <= 0) {
            problems.add("has an id that is not positive");
        }
        if (comment.author() != 0 && !isThere(comment.author())) {
            problems.add("is by user row " + comment.author() + ", which is not there");
        }
        return problems;
    }

    List<String> problems(Relation relation) {
        var problems = problems(relation.facts());
        if (!isThere(relation.from())) {
            problems.add("is of user row " + relation.from() + ", which is not there");
        }
        if (relation.kind() == Relation.Kind.FOLLOWS && !isThere(relation.to())) {
            problems.add("leads to user row " + relation.to() + ", which is not there");
        }
        return problems;
    }

    private boolean isThere(long row) {
        if (authors.contains(row)) {
            return true;
        }
        if (rows.person(Person.rowTerm(row)) == null) {
            return false;
        }
        if (authors.size() == REMEMBERED) {
            authors.clear();
        }
        authors.add(row);
        return true;
    }

    List<String> problems(Person person) {
        var problems = problems(person.facts());
        long number = Math.abs(person.row());
        if (number < 1 || number > arrivals) {
            problems.add("arrived as number " + number + ", and the last arrival is " + arrivals);
        }
        if (!List.copyOf(new TreeSet<>(person.names())).equals(person.names())) {
            problems.add("has names that are not in order: " + person.names());
        }
        long handles = person.names().stream()
                .filter(name -> name.startsWith("handle:"))
                .count();
        if (person.isHandleOnly()
                ? handles != 1 || person.names().size() != 1 || !person.claims().isEmpty()
                : handles != 0 || person.names().stream().allMatch(name -> name.startsWith("row:"))) {
            problems.add("is neither a person with a lasting identity nor one handle: " + person.names());
        }
        for (var name : person.names()) {
            if (name.startsWith("row:")) {
                var carriesOn = rows.person(name);
                if (carriesOn == null || carriesOn.row() != person.row()) {
                    problems.add("carries on for " + name + ", which does not lead to it");
                }
            }
        }
        for (var claim : person.claims()) {
            if (claim.first() > claim.last() || !claim.handle().equals(Identity.Handle.normal(claim.handle()))) {
                problems.add("claims a handle that nobody can have had so: " + claim);
            }
        }
        return problems;
    }

    List<String> problems(History history) {
        var problems = new ArrayList<String>();
        var owner = history.owner();
        boolean owned = switch (owner.kind()) {
            case USER -> isThere(owner.key());
            case VIDEO -> rows.video(owner.key()) != null;
        };
        if (!owned) {
            problems.add("is of the " + owner.kind().name().toLowerCase(Locale.ROOT) + " row " + owner.key()
                    + ", which is not there");
        }
        var points = history.points();
        if (!points.only(_ -> true).equals(points) || !points.byMonth().keySet().equals(Set.of(history.month()))) {
            problems.add("holds moments that are not in order, or not of its month");
        }
        return problems;
    }

    /** Packing facts anew walks through all of them and all their stamps. */
    List<String> problems(Facts facts) {
        var problems = new ArrayList<String>();
        if (!facts.only(_ -> true).equals(facts)) {
            problems.add("holds facts that are not in order");
        }
        return problems;
    }
}
