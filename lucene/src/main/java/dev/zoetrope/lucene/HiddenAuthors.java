package dev.zoetrope.lucene;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The row keys of private accounts at one commit. They are worked out when asked for; where they were known at an earlier commit, from those and what was touched
 * since. Safe for use by several threads.
 */
final class HiddenAuthors {
    /** So many touched terms are not left to whoever asks next, who would wait for it. */
    static final int MOST_TOUCHED = 10_000;

    private static final int FEW = 1_000;

    /** An earlier commit that they are, or are being, worked out at; null where there is none, and when they are known here. */
    private volatile @Nullable HiddenAuthors last;

    /** Since that one. */
    private final Set<String> touched;

    private volatile @Nullable Set<Long> known;

    /** Knows nothing. */
    HiddenAuthors() {
        this(null, Set.of());
    }

    private HiddenAuthors(@Nullable HiddenAuthors last, Set<String> touched) {
        this.last = last;
        this.touched = touched;
    }

    /** Those at the commit that follows. */
    HiddenAuthors next(Set<String> more) {
        var from = last;
        if (from == null) {
            return new HiddenAuthors(this, more);
        }
        var all = new HashSet<>(touched);
        all.addAll(more);
        var then = from.known;
        return all.size() > Math.max(MOST_TOUCHED, then == null ? 0 : then.size())
                ? new HiddenAuthors()
                : new HiddenAuthors(from, all);
    }

    /** Whether it is time to work them out. */
    boolean isDue() {
        var from = last;
        return touched.size() > MOST_TOUCHED && from != null && from.known != null;
    }

    /** Works them out of those before. */
    interface FromBefore {
        Set<Long> of(Set<Long> before, Set<String> touched);
    }

    Set<Long> get(Supplier<Set<Long>> anew, FromBefore fromBefore) {
        var result = known;
        if (result == null) {
            synchronized (this) {
                result = known;
                if (result == null) {
                    var before = before();
                    // Where few accounts are private it costs less to begin anew.
                    result = before == null || touched.size() > Math.max(FEW, before.size())
                            ? anew.get()
                            : fromBefore.of(before, touched);
                    known = result;
                    last = null;
                }
            }
        }
        return result;
    }

    private @Nullable Set<Long> before() {
        var from = last;
        if (from == null) {
            return null;
        }
        // Waits for whoever is working them out there.
        synchronized (from) {
            return from.known;
        }
    }
}
