package dev.zoetrope.catalog;

import dev.zoetrope.model.User;
import java.util.List;
import java.util.Set;

/**
 * Somebody whom a term led to, with all that leads to them now.
 *
 * @param terms the {@link dev.zoetrope.model.Identity#term} of every lasting identity, sorted; then of the handle they have, if nobody else was ever
 *     seen with it and something is known of it by itself. The first one names them wherever they are kept outside the catalog
 * @param rows the row keys that their videos may carry
 */
public record Subject(User user, List<String> terms, Set<Long> rows) {
    public Subject {
        terms = List.copyOf(terms);
        rows = Set.copyOf(rows);
    }

    /** What they are kept by outside the catalog. */
    public String name() {
        return terms.getFirst();
    }
}
