package dev.zoetrope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, or another signal that ends the process: work is told to end, and the process waits for it. */
final class Interrupt implements AutoCloseable {
    /** What is being saved takes less; who waits for a pipe that says nothing is not waited for. */
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end);
    private volatile boolean asked;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process is to end. */
    boolean isAsked() {
        return asked;
    }

    private void end() {
        asked = true;
        try {
            done.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            // The process ends anyway.
        }
    }

    /** The work is done, whether to its end or not. */
    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // It has just been asked.
            }
        }
    }
}
