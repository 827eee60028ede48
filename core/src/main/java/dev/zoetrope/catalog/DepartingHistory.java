package dev.zoetrope.catalog;

import dev.zoetrope.model.History;
import dev.zoetrope.model.Stamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What goes of the history of people who are forgotten. Not for several threads. */
final class DepartingHistory {
    private final Rows rows;
    private final Set<History.Owner> owners = new HashSet<>();
    /** Of rows of handles alone: what is left, by row key and month. */
    private final Map<Long, Map<Long, History>> left = new LinkedHashMap<>();

    DepartingHistory(Rows rows) {
        this.rows = rows;
    }

    /** All that is kept by a row key goes. */
    void leave(long row) {
        owners.add(History.Owner.user(row));
    }

    /** Of what is kept by a row key, that stays whose stamp passes, and has passed each time before. */
    void thin(long row, Predicate<Stamp> passes) {
        left.computeIfAbsent(row, this::stored)
                .replaceAll((month, history) ->
                        new History(history.owner(), month, history.points().only(passes)));
    }

    private Map<Long, History> stored(long row) {
        var months = new TreeMap<Long, History>();
        rows.history(History.Owner.user(row), Long.MIN_VALUE, Long.MAX_VALUE)
                .forEach(history -> months.put(history.month(), history));
        return months;
    }

    /** Whether nothing is left of a row that was thinned. */
    boolean isEmptied(long row) {
        return left.getOrDefault(row, Map.of()).values().stream()
                .allMatch(history -> history.points().isEmpty());
    }

    Set<History.Owner> owners() {
        return owners;
    }

    Collection<History> thinned() {
        return left.values().stream()
                .flatMap(months -> months.values().stream())
                .toList();
    }
}
