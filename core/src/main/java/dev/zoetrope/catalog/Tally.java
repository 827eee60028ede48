package dev.zoetrope.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Keeps the greatest of many groups. Not for several threads. */
public final class Tally {
    private static final Comparator<Histogram.Group> LEAST_FIRST = Comparator.comparingLong(Histogram.Group::videos)
            .thenComparing(Histogram.Group::name, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<Histogram.Group> greatest = new PriorityQueue<>(LEAST_FIRST);
    private long groups;
    private long sum;

    /** @param most groups to keep, at least 1 */
    public Tally(int most) {
        this.most = most;
    }

    /** Makes a group's name when it is wanted. */
    public interface Name {
        String make();
    }

    /** Adds a group. Each is to be added once. */
    public void add(long videos, Name name) {
        groups++;
        sum += videos;
        if (greatest.size() == most && greatest.element().videos() > videos) {
            return;
        }
        greatest.add(new Histogram.Group(name.make(), videos));
        if (greatest.size() > most) {
            greatest.remove();
        }
    }

    /** What was added, of so many results, some of them in no group. */
    public Histogram histogram(long videos, long without) {
        var kept = new ArrayList<>(greatest);
        kept.sort(LEAST_FIRST.reversed());
        long inKept = kept.stream().mapToLong(Histogram.Group::videos).sum();
        return new Histogram(kept, groups - kept.size(), sum - inKept, videos, without);
    }
}
