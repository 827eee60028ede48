package dev.zoetrope.query;

import java.util.List;

/**
 * A query of the Research API. A video matches when every {@code and} passes, at least one {@code or} passes (if there are any), and no {@code not}
 * passes.
 */
public record Query(List<Condition> and, List<Condition> or, List<Condition> not) {
    public Query {
        and = List.copyOf(and);
        or = List.copyOf(or);
        not = List.copyOf(not);
    }
}
