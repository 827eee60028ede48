package dev.zoetrope.http;

import org.jspecify.annotations.Nullable;

/** Collects what is to be logged of a call while it goes on. Confined to the connection's thread. */
final class CallRecord {

    private final String peer;
    private final boolean fromThisMachine;
    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();
    private final StringBuilder notes = new StringBuilder();
    private String method = "-";
    private String path = "-";
    private int status = LoggedCall.CLIENT_GONE;
    private long bytes;
    private @Nullable Throwable fault;

    CallRecord(String peer, boolean fromThisMachine) {
        this.peer = peer;
        this.fromThisMachine = fromThisMachine;
    }

    boolean isFromThisMachine() {
        return fromThisMachine;
    }

    void understood(RequestLine line) {
        method = line.method();
        path = line.path();
    }

    void answered(int status, long bytes) {
        this.status = status;
        this.bytes = bytes;
    }

    /** The connection ended before the answer was complete: at its deadline, or by the client's will. */
    void lost(Deadline deadline) {
        note("reason", deadline.passed() ? deadline.phase().lateness() : "The client is gone.");
        if (deadline.passed() && deadline.phase().answerable()) {
            answered(HttpConnection.TOO_SLOW, 0);
        }
    }

    void note(String name, String value) {
        LoggedCall.appendNote(notes, name, value);
    }

    /** Notes a fault of ours, to be logged with its stack trace. */
    void fault(Throwable fault) {
        this.fault = fault;
    }

    @Nullable Throwable fault() {
        return fault;
    }

    LoggedCall finish() {
        return new LoggedCall(
                startMillis, System.nanoTime() - startNanos, peer, method, path, status, bytes, notes.toString());
    }
}
