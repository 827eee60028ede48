package dev.zoetrope.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The open connections of one server; ends those whose deadline has passed. */
final class OpenConnections implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OpenConnections.class.getName());

    /** How late, in milliseconds, a deadline may be noticed. */
    private static final long SWEEP_MILLIS = 100;

    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final Thread sweeper =
            Thread.ofPlatform().daemon().name("http-deadlines").unstarted(this::sweep);
    private volatile boolean closing;

    OpenConnections() {
        sweeper.start();
    }

    void add(HttpConnection connection) {
        open.add(connection);
    }

    void remove(HttpConnection connection) {
        open.remove(connection);
    }

    /** From now on, no connection begins another call. */
    void beginClosing() {
        closing = true;
    }

    boolean closing() {
        return closing;
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }

    private void sweepOnce() {
        try {
            long now = Deadline.now();
            open.forEach(connection -> connection.cutIfLate(now));
        } catch (OutOfMemoryError e) {
            // What took the memory may be what is late: the next round frees it.
            LOG.log(Level.SEVERE, "no memory to look for late connections", e);
        }
    }

    private void sweep() {
        try {
            while (true) {
                Thread.sleep(SWEEP_MILLIS);
                sweepOnce();
            }
        } catch (InterruptedException e) {
            // The server is closed.
        }
    }
}
