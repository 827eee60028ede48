package dev.zoetrope.http;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes one line per call, on a thread of its own, so that a call waits for the log only when the log is {@value #BACKLOG}
 * lines behind. No line is dropped. Safe for several threads.
 */
public final class AccessLog implements Consumer<LoggedCall>, AutoCloseable {

    private static final int BACKLOG = 8_192;
    private static final long GATHER_MILLIS = 10;

    private final BlockingQueue<LoggedCall> queue = new ArrayBlockingQueue<>(BACKLOG);
    private final PrintStream out;
    private final Thread writer;

    /** Begins a log; the stream stays the caller's to close. */
    public AccessLog(PrintStream out) {
        this.out = out;
        this.writer = Thread.ofPlatform().daemon().name("access-log").start(this::write);
    }

    @Override
    public void accept(LoggedCall call) {
        try {
            // The first try takes no notice of an interrupt: a call that outlasted the server's grace is logged too.
            boolean taken = queue.offer(call);
            while (!taken && writer.isAlive()) {
                taken = queue.offer(call, 1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what has been accepted, and ends. Calls accepted later are lost. */
    @Override
    public void close() {
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        var batch = new ArrayList<LoggedCall>();
        try {
            while (true) {
                batch.add(queue.take());
                // Let more calls come in: waking this thread for each one would cost more than writing it.
                Thread.sleep(GATHER_MILLIS);
                writeWith(batch);
            }
        } catch (InterruptedException e) {
            writeWith(batch);
        }
    }

    private void writeWith(List<LoggedCall> batch) {
        queue.drainTo(batch);
        var lines = new StringBuilder(160 * batch.size());
        batch.forEach(call -> lines.append(call.line()).append('\n'));
        batch.clear();
        out.print(lines);
        out.flush();
    }
}
