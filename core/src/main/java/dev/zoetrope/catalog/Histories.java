package dev.zoetrope.catalog;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Points;
import dev.zoetrope.model.Run;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one history: what rows of history and the facts of the owner's rows tell together. Not for several threads. */
final class Histories {
    private final Rows rows;
    private final HistorySearch search;
    private final TreeMap<Long, Points> months = new TreeMap<>();

    Histories(Rows rows, HistorySearch search) {
        this.rows = rows;
        this.search = search;
    }

    Map<Field<Long>, List<Run>> of(Video video) {
        add(History.Owner.video(video.id()), video.facts(), UnaryOperator.identity());
        return runs(History.Kind.VIDEO);
    }

    Map<Field<Long>, List<Run>> of(Subject subject) {
        var person = rows.person(Person.rowTerm(subject.user().row()));
        if (person == null) {
            return Map.of();
        }
        if (Identity.of(person.firstName()) instanceof Identity.Handle alone) {
            add(null, alone.handle());
        } else {
            for (long row : person.ownRows()) {
                // Rows that were joined into this one have left it their facts.
                var facts = row == person.row() ? person.facts() : Facts.NONE;
                add(History.Owner.user(row), facts, UnaryOperator.identity());
            }
            person.claims().forEach(claim -> add(person, claim.handle()));
        }
        return runs(History.Kind.USER);
    }

    /** What was seen of a handle alone while this person had it; while nobody is known to have had it, for null. */
    private void add(@Nullable Person person, String handle) {
        var alone = rows.person(Identity.Handle.term(handle));
        if (alone != null) {
            var claimants = rows.claimants(handle);
            Predicate<Stamp> theirs = stamp -> People.equal(person, People.owner(claimants, handle, stamp.time()));
            add(History.Owner.user(alone.row()), alone.facts(), points -> points.only(theirs));
        }
    }

    private void add(History.Owner owner, Facts facts, UnaryOperator<Points> theirs) {
        Points.of(facts, owner.kind().counters()).byMonth().forEach((month, points) -> add(month, points, theirs));
        for (var history : rows.history(owner, History.month(search.from()), History.month(search.until()))) {
            add(history.month(), history.points(), theirs);
        }
    }

    private void add(long month, Points points, UnaryOperator<Points> theirs) {
        months.merge(month, theirs.apply(points), Points::merge);
    }

    private Map<Field<Long>, List<Run>> runs(History.Kind kind) {
        var counters =
                kind.counters().stream().filter(search.counters()::contains).toList();
        var runs = new Runs(counters, HistorySearch.MOST_RUNS);
        for (var points : months.values()) {
            for (var at = points.walk(); at.next(); ) {
                if (at.time() >= search.from() && at.time() < search.until()) {
                    runs.see(at);
                }
            }
        }
        return runs.end();
    }
}
