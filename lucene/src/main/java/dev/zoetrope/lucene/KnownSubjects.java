package dev.zoetrope.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zoetrope.catalog.People;
import dev.zoetrope.catalog.Subject;
import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom terms led to, kept from commit to commit. Each answer knows the commit it was true at and all terms that were looked up for it; it is true at a later one if
 * nothing that came between touched any of those. Readers of different commits share this.
 */
final class KnownSubjects {
    /** So much memory they take, about: that is some 16,000 people, or a few with very much said of them. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    /** Objects and tables around what one answer holds. */
    private static final int FRAME_BYTES = 1_000;

    private static final int BYTES_OF_A_TERM = 100;

    /** What was not asked for during so many commits is worked out anew. */
    static final int COMMITS = 64;

    /** Terms are told apart by so many of their hash's values: to take one for another costs no more than working out anew. */
    private static final int BITS = 1 << 16;

    private final Cache<Asked, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Asked asked, Answer answer) -> answer.bytes())
            .executor(Runnable::run)
            .build();
    private final AtomicReferenceArray<@Nullable Touched> touched = new AtomicReferenceArray<>(COMMITS);

    /** @param time Unix milliseconds, UTC; 0 where it does not matter */
    record Asked(String term, long time) {}

    /** What a commit has changed. */
    private record Touched(long commit, BitSet terms) {}

    private static final class Answer {
        final long commit;
        /** The bits of all that were looked up. */
        final int[] terms;

        final Optional<Subject> subject;

        Answer(long commit, int[] terms, Optional<Subject> subject) {
            this.commit = commit;
            this.terms = terms;
            this.subject = subject;
        }

        /** The memory it takes, about. */
        int bytes() {
            long bytes = FRAME_BYTES + (long) terms.length * BYTES_OF_A_TERM;
            if (subject.isPresent()) {
                bytes += subject.get().user().facts().bytesKept();
                bytes += (long) subject.get().rows().size() * BYTES_OF_A_TERM;
                for (var term : subject.get().terms()) {
                    bytes += BYTES_OF_A_TERM + term.length();
                }
            }
            return (int) Math.min(Integer.MAX_VALUE, bytes);
        }
    }

    /** To be called before anything is asked at this commit. */
    void committed(long commit, Collection<String> terms) {
        var bits = new BitSet(BITS);
        terms.forEach(term -> bits.set(bit(term)));
        touched.set(slot(commit), new Touched(commit, bits));
    }

    /** The answer at a commit, as the rows at it tell. */
    Optional<Subject> get(Asked asked, long commit, Supplier<Remembered> rows) {
        var answer = answers.getIfPresent(asked);
        if (answer == null || !isTrueAt(commit, answer)) {
            var lookedUp = rows.get();
            var subject = new People(lookedUp).subject(asked.term, asked.time);
            keep(asked, new Answer(commit, bits(lookedUp.terms()), subject));
            return subject;
        }
        if (answer.commit < commit) {
            keep(asked, new Answer(commit, answer.terms, answer.subject));
        }
        return answer.subject;
    }

    /** What readers of an earlier commit find must not take the place of what is found now. */
    private void keep(Asked asked, Answer answer) {
        answers.asMap().merge(asked, answer, (a, b) -> a.commit > b.commit ? a : b);
    }

    private boolean isTrueAt(long commit, Answer answer) {
        if (answer.commit > commit || commit - answer.commit > COMMITS) {
            return false;
        }
        for (long between = answer.commit + 1; between <= commit; between++) {
            var change = touched.get(slot(between));
            if (change == null
                    || change.commit != between
                    || IntStream.of(answer.terms).anyMatch(change.terms::get)) {
                return false;
            }
        }
        return true;
    }

    private static int[] bits(Stream<String> terms) {
        return terms.mapToInt(KnownSubjects::bit).toArray();
    }

    private static int bit(String term) {
        int hash = term.hashCode();
        return (hash ^ hash >>> 16) & (BITS - 1);
    }

    private static int slot(long commit) {
        return (int) (commit % COMMITS);
    }
}
