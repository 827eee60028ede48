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

    private final @Nullable Set<Long> before;
    private final Set<String> touched;
    private volatile @Nullable Set<Long> known;

    /** Knows nothing. */
    HiddenAuthors() {
        this(null, Set.of());
    }

    private HiddenAuthors(@Nullable Set<Long> before, Set<String> touched) {
        this.before = before;
        this.touched = touched;
    }

    /** Those at the commit that follows. */
    HiddenAuthors next(Set<String> more) {
        var then = known;
        if (then != null) {
            return of(then, more);
        }
        var all = new HashSet<>(touched);
        all.addAll(more);
        return of(before, all);
    }

    private static HiddenAuthors of(@Nullable Set<Long> before, Set<String> touched) {
        // Where few accounts are private it costs less to begin anew.
        return before == null || before.size() < touched.size()
                ? new HiddenAuthors()
                : new HiddenAuthors(before, touched);
    }

    /** Whether it is time to work them out. */
    boolean isDue() {
        return touched.size() > MOST_TOUCHED && known == null;
    }

    /** Works them out of all rows. */
    interface FromBefore {
        Set<Long> of(Set<Long> before, Set<String> touched);
    }

    Set<Long> get(Supplier<Set<Long>> anew, FromBefore fromBefore) {
        var result = known;
        if (result == null) {
            synchronized (this) {
                result = known;
                if (result == null) {
                    result = before == null ? anew.get() : fromBefore.of(before, touched);
                    known = result;
                }
            }
        }
        return result;
    }
}
