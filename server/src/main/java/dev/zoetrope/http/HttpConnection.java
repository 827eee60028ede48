package dev.zoetrope.http;

import dev.zoetrope.http.Deadline.Phase;
import dev.zoetrope.http.Exchange.Ending;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: serves its requests one after another, and closes so that the client can read the last answer. One
 * thread serves it; other threads only end it.
 */
final class HttpConnection implements ServerConnection {

    /** The status of a request that did not arrive in time. */
    static final int TOO_SLOW = 408;

    /** How much a client may go on sending after an answer that closes its connection, in bytes. */
    private static final long LINGER_BYTES = 1024 * 1024;

    /** How long the client of a late request may take to accept being told so. */
    private static final Duration LAST_WORD_TIME = Duration.ofSeconds(1);

    private final ConnectionContext socket;
    private final HttpService service;
    private final DataReader reader;
    private final Deadline deadline = new Deadline();
    private final AnswerWriter writer;

    HttpConnection(ConnectionContext socket, HttpService service) {
        this.socket = socket;
        this.service = service;
        this.reader = DataReader.create(this::receive);
        this.writer =
                new AnswerWriter(socket.dataWriter(), deadline, service.limits().writeTime());
    }

    @Override
    public void handle(Limit limit) {
        var peer = socket.remotePeer().host();
        boolean fromThisMachine = socket.remotePeer().address() instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
        service.open().add(this);
        try {
            var ending = Ending.NEXT;
            while (ending == Ending.NEXT && !service.open().closing()) {
                deadline.arm(Phase.IDLE, service.limits().idleTime());
                reader.ensureAvailable();
                ending = serve(new CallRecord(peer, fromThisMachine));
            }
            if (ending == Ending.LINGER) {
                linger();
            }
        } catch (ConnectionEnded | DataReader.InsufficientDataAvailableException e) {
            // Outside of a call: nobody waits for an answer.
        } finally {
            service.open().remove(this);
        }
    }

    // The library's own reader would show its exceptions to handlers.
    private byte @Nullable [] receive() {
        try {
            return socket.serverSocket().get();
        } catch (UncheckedIOException e) {
            throw new ConnectionEnded("The client is gone", e);
        }
    }

    private Ending serve(CallRecord record) {
        try {
            deadline.arm(Phase.HEAD, service.limits().headTime());
            return new Exchange(service, reader, writer, deadline, record).run();
        } catch (ConnectionEnded e) {
            record.lost(deadline);
            return Ending.CLOSE;
        } catch (RuntimeException e) {
            record.fault(e);
            return Ending.CLOSE;
        } finally {
            service.log(record);
        }
    }

    /** Takes what the client still sends: a socket closed over unread bytes is reset, and the client loses the answer. */
    private void linger() {
        deadline.arm(Phase.LINGERING, service.limits().lingerTime());
        for (long taken = 0; taken < LINGER_BYTES; ) {
            reader.ensureAvailable();
            int available = reader.available();
            reader.skip(available);
            taken += available;
        }
    }

    /** Ends the connection if its deadline has passed. Called by the sweeper, which must not wait. */
    void cutIfLate(long now) {
        if (deadline.passesBy(now)) {
            Thread.startVirtualThread(this::cut);
        }
    }

    private void cut() {
        var phase = deadline.phase();
        if (phase.answerable()) {
            var lastWord = AnswerWriter.lastAnswer(Exchange.refusal(TOO_SLOW, phase.lateness()));
            var writing = Thread.startVirtualThread(() -> {
                try {
                    socket.dataWriter().write(lastWord);
                } catch (UncheckedIOException e) {
                    // The client is gone already.
                }
            });
            try {
                writing.join(LAST_WORD_TIME);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        closeSocket();
    }

    private void closeSocket() {
        try {
            socket.serverSocket().close();
        } catch (UncheckedIOException e) {
            // Closed already.
        }
    }

    @Override
    public void close(boolean interrupt) {
        if (interrupt || deadline.passesIfIdle()) {
            closeSocket();
        }
    }

    /** Always none: this connection watches its own idle time. */
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }
}
