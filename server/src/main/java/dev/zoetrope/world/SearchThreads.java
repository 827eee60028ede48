package dev.zoetrope.world;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the operating system for searches. A search computes for as long as it is allowed to, and a virtual thread that computes keeps its processor from
 * all others; the system shares processors out fairly. Searches beyond the number of threads wait, and their deadlines run. Safe for use by many threads.
 */
public final class SearchThreads {
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    public SearchThreads() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("search-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** What the search gives; what it throws is thrown on. */
    public <T> T run(Callable<T> search) {
        var running = threads.submit(search);
        try {
            return running.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", e);
        }
    }
}
