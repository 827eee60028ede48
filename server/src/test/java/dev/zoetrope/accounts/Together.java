package dev.zoetrope.accounts;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Runs a task in many threads at a time. */
final class Together {

    private Together() {}

    /** Returns when all are done; throws what one of them threw. */
    static void run(int threads, Runnable task) throws Exception {
        Callable<Void> callable = () -> {
            task.run();
            return null;
        };
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (var done : executor.invokeAll(Collections.nCopies(threads, callable))) {
                done.get();
            }
        }
    }
}
