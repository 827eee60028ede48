package dev.zoetrope.accounts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rows that callers hand in at the same time share one transaction. While one is under way, the next one's rows gather.
 * Safe for use by many threads.
 */
final class GroupCommit<R> {

    /** Writes rows in one transaction and tells for each whether it was new. */
    interface Transaction<R> {
        boolean[] write(List<R> rows);
    }

    static final int MAX_ROWS = 1_000;

    private record Waiting<R>(R row, CompletableFuture<Boolean> isNew) {}

    private final Comparator<Waiting<R>> order;
    private final Transaction<R> transaction;
    private final ConcurrentLinkedQueue<Waiting<R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /** @param order rows of a transaction are written in this order, so that two nodes cannot block one another */
    GroupCommit(Comparator<R> order, Transaction<R> transaction) {
        this.order = Comparator.comparing(Waiting::row, order);
        this.transaction = transaction;
    }

    /** Whether the row was new. Returns when it is committed, throws what its transaction threw. */
    boolean write(R row) {
        var waiting = new Waiting<>(row, new CompletableFuture<>());
        queue.add(waiting);
        if (working.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::work);
        }
        try {
            return waiting.isNew.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Works off the queue. Looks once more after it has stopped, for a row that came in just before. */
    private void work() {
        do {
            for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                commit(batch);
            }
            working.set(false);
        } while (!queue.isEmpty() && working.compareAndSet(false, true));
    }

    private List<Waiting<R>> nextBatch() {
        var batch = new ArrayList<Waiting<R>>();
        while (batch.size() < MAX_ROWS && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        batch.sort(order);
        return batch;
    }

    private void commit(List<Waiting<R>> batch) {
        try {
            boolean[] isNew = transaction.write(batch.stream().map(Waiting::row).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).isNew.complete(isNew[i]);
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(waiting -> waiting.isNew.completeExceptionally(e));
        }
    }
}
