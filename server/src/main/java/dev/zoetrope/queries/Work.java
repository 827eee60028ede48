package dev.zoetrope.queries;

import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Computes on a thread of the operating system, since a virtual one that computes keeps its processor from all others. While it takes, the reply is told each
 * second; nobody who hears of it any more ends the work.
 */
final class Work implements AutoCloseable {
    /** Told once a second while there is nothing else to tell. */
    static final Event GOING_ON = Event.of("working");

    private final Reply reply;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("query").factory());
    private volatile boolean unwanted;

    Work(Reply reply) {
        this.reply = reply;
    }

    /** Passes when the work is not wanted any more. */
    Deadline deadline() {
        return Deadline.when(() -> unwanted);
    }

    /** What is computed; what it throws is thrown on. */
    <T> T run(Callable<T> computing) throws IOException {
        return await(thread.submit(computing));
    }

    private <T> T await(Future<T> computing) throws IOException {
        while (true) {
            try {
                return computing.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                reply.tell(GOING_ON);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error error -> throw error;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the process is stopping", e);
            }
        }
    }

    /** Ends what is under way, and waits for its end. */
    @Override
    public void close() {
        unwanted = true;
        thread.close();
    }
}
