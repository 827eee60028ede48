package dev.zoetrope.catalog;

import java.util.List;

/**
 * How many results of a search are in each group.
 *
 * <p>Immutable.
 *
 * @param groups the greatest ones, the greatest first; of equal ones, the first by name
 * @param others how many groups there are beside these
 * @param inOthers the counts of those, together
 * @param videos how many results there are
 * @param without how many of them are in no group, because what they are counted by is unknown
 */
public record Histogram(List<Group> groups, long others, long inOthers, long videos, long without) {
    public record Group(String name, long videos) {}

    public Histogram {
        groups = List.copyOf(groups);
    }
}
