package dev.zoetrope.model;

import java.util.Comparator;

/**
 * When something was so, and who said it. The greater stamp wins a merge: the later one, then the one of the higher-ranking source.
 *
 * @param time Unix milliseconds, UTC: the time of the observation, never the time of its import
 */
public record Stamp(long time, Source source) implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER =
            Comparator.comparingLong(Stamp::time).thenComparingInt(s -> s.source.rank());

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
