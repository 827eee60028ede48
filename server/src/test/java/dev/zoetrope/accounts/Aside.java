package dev.zoetrope.accounts;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A task in a thread of its own that has come as far as it can: it has ended, or waits for somebody. */
final class Aside<T> {
    /** More than what is tested takes. */
    private static final long WHILE_MILLIS = 400;

    private static final long PATIENCE_SECONDS = 20;

    private final FutureTask<T> task;

    private Aside(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Aside<T> start(Callable<T> callable) {
        var task = new FutureTask<>(callable);
        Thread.ofPlatform().daemon().start(task);
        try {
            task.get(WHILE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // It waits, or is asked for its failure later.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Aside<>(task);
    }

    boolean isWaiting() {
        return !task.isDone();
    }

    /** What it gave; what it threw is the cause of what this throws. */
    T get() throws ExecutionException, InterruptedException, TimeoutException {
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
