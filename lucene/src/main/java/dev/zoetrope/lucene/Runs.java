package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Lists of all segments, merged. A page costs one look into each segment for each list, wherever it begins. Not for several threads. */
final class Runs<R extends Run> {
    private final PriorityQueue<R> runs;

    Runs(Comparator<? super R> order) {
        runs = new PriorityQueue<>(order);
    }

    void add(R begun) {
        runs.add(begun);
    }

    /** The run whose entry comes next; null behind the last. */
    @Nullable R first() {
        return runs.peek();
    }

    /** Passes the first entry. */
    void pass() throws IOException {
        var run = runs.remove();
        if (run.advance()) {
            runs.add(run);
        }
    }

    /** The next entries, at most so many. */
    List<Hit> next(int limit) throws IOException {
        var next = new ArrayList<Hit>();
        while (next.size() < limit && !runs.isEmpty()) {
            var run = runs.element();
            next.add(new Hit(run.segment, run.document, run.number));
            pass();
        }
        return next;
    }
}
