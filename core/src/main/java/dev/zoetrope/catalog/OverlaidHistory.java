package dev.zoetrope.catalog;

import dev.zoetrope.model.History;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** History that an overlay has in place of its base's. Not for several threads. */
final class OverlaidHistory {
    /** By owner and month; without points where the base's is no more. */
    private final Map<History.Owner, NavigableMap<Long, History>> rows = new HashMap<>();
    /** Owners of whose history in the base nothing is seen. */
    private final Set<History.Owner> gone = new HashSet<>();

    void apply(Intake intake) {
        var changed = intake.history();
        gone.addAll(intake.deletedHistory());
        rows.keySet().removeAll(intake.deletedHistory());
        changed.forEach(
                row -> rows.computeIfAbsent(row.owner(), _ -> new TreeMap<>()).put(row.month(), row));
    }

    /** Takes over what another one has. */
    void addAll(OverlaidHistory other) {
        gone.addAll(other.gone);
        other.rows.forEach((owner, months) -> rows.put(owner, new TreeMap<>(months)));
    }

    /** As {@link Rows#history} tells. */
    List<History> over(Rows base, History.Owner owner, long from, long until) {
        var months = new TreeMap<Long, History>();
        if (!gone.contains(owner)) {
            base.history(owner, from, until).forEach(row -> months.put(row.month(), row));
        }
        var own = rows.get(owner);
        if (own != null) {
            months.putAll(own.subMap(from, true, until, true));
        }
        months.values().removeIf(row -> row.points().isEmpty());
        return List.copyOf(months.values());
    }
}
