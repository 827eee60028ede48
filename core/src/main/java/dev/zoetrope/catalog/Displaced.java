package dev.zoetrope.catalog;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Points;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what counters were seen to be and the facts of a row cannot hold any more, since these hold one moment for each counter. What facts and history tell together
 * does not depend on the order in which it arrived. Not for several threads.
 */
final class Displaced {
    private final Rows stored;
    /** By owner and month. */
    private final Map<History.Owner, Map<Long, List<Points>>> added = new LinkedHashMap<>();

    private final List<History> replaced = new ArrayList<>();
    private final Set<History.Owner> gone = new HashSet<>();
    /** Worked out when asked for; null when it has to be worked out anew. */
    private @Nullable List<History> changed;

    Displaced(Rows stored) {
        this.stored = stored;
    }

    /** Facts of a row have been merged. */
    void merged(History.Owner owner, Facts one, Facts other, Facts merged) {
        var counters = owner.kind().counters();
        add(owner, Points.lost(one, merged, counters));
        add(owner, Points.lost(other, merged, counters));
    }

    void add(History.Owner owner, Points points) {
        if (!points.isEmpty()) {
            changed = null;
            var months = added.computeIfAbsent(owner, _ -> new TreeMap<>());
            points.byMonth()
                    .forEach((month, some) -> months.computeIfAbsent(month, _ -> new ArrayList<>())
                            .add(some));
        }
    }

    /** Drops all of an owner; what is added afterwards begins anew. */
    void remove(History.Owner owner) {
        changed = null;
        gone.add(owner);
        added.remove(owner);
    }

    /** Puts a row in place of the stored one. Nothing may be added to it. */
    void replace(History row) {
        changed = null;
        replaced.add(row);
    }

    /** Owners whose stored rows all go before {@link #rows} are written. */
    Set<History.Owner> gone() {
        return gone;
    }

    /** Rows that are new or have changed; those without points go. */
    Collection<History> rows() {
        var known = changed;
        if (known == null) {
            var rows = new ArrayList<>(replaced);
            added.forEach((owner, months) -> months.forEach((month, points) -> {
                var before = stored(owner, month);
                var after = before.merge(Points.merge(points));
                if (!after.equals(before)) {
                    rows.add(new History(owner, month, after));
                }
            }));
            known = rows;
            changed = rows;
        }
        return known;
    }

    private Points stored(History.Owner owner, long month) {
        var rows = gone.contains(owner) ? List.<History>of() : stored.history(owner, month, month);
        return rows.isEmpty() ? Points.NONE : rows.getFirst().points();
    }
}
