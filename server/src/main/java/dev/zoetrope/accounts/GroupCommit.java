package dev.zoetrope.accounts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rows that callers hand in at the same time share one transaction: whoever comes first commits what has gathered, the
 * others find their row committed when their turn comes. Safe for use by many threads.
 */
final class GroupCommit<R> {

    /** Writes rows in one transaction and tells for each whether it was new. */
    interface Transaction<R> {
        boolean[] write(List<R> rows);
    }

    static final int MAX_ROWS = 1_000;

    private final Comparator<R> order;
    private final Transaction<R> transaction;
    private final ConcurrentLinkedQueue<Waiting<R>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param order rows of a transaction are written in this order, so that two nodes cannot block one another */
    GroupCommit(Comparator<R> order, Transaction<R> transaction) {
        this.order = order;
        this.transaction = transaction;
    }

    /** Whether the row was new. Returns when it is committed, throws what its transaction threw. */
    boolean write(R row) {
        var waiting = new Waiting<>(row);
        queue.add(waiting);
        turn.lock();
        try {
            // INVARIANT: a row that is not done is in the queue, for rows leave it only under this lock, to be done.
            while (!waiting.done) {
                commit();
            }
        } finally {
            turn.unlock();
        }
        return waiting.result();
    }

    private void commit() {
        var batch = new ArrayList<Waiting<R>>();
        for (var next = queue.poll(); next != null; next = batch.size() < MAX_ROWS ? queue.poll() : null) {
            batch.add(next);
        }
        batch.sort(Comparator.comparing(waiting -> waiting.row, order));
        try {
            boolean[] isNew =
                    transaction.write(batch.stream().map(waiting -> waiting.row).toList());
            for (int i = 0; i < isNew.length; i++) {
                batch.get(i).isNew = isNew[i];
            }
        } catch (RuntimeException e) {
            batch.forEach(waiting -> waiting.failure = e);
        } catch (Error e) {
            batch.forEach(waiting -> waiting.failure = new IllegalStateException("The transaction broke off", e));
        }
        batch.forEach(waiting -> waiting.done = true);
    }

    /** Guarded by the lock. */
    private static final class Waiting<R> {
        final R row;
        boolean done;
        boolean isNew;

        @Nullable RuntimeException failure;

        Waiting(R row) {
            this.row = row;
        }

        boolean result() {
            if (failure != null) {
                throw failure;
            }
            return isNew;
        }
    }
}
