package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Frames;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.server.Control;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** An import through a running server whose body comes piece by piece. Closing it cuts the body off. */
final class ErrandCall implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private @Nullable InputStream reply;

    ErrandCall(URI server, Control control) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
        write(("POST /_zoetrope/control/import HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                        + Control.HEADER + ": " + control.secret() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        send(Frames.write(Order.empty().with("file", "rows")).readAllBytes());
    }

    void send(byte[] piece) throws IOException {
        write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        write(piece);
        write(new byte[] {'\r', '\n'});
    }

    /** The next event that comes back. */
    Event event() throws IOException {
        if (reply == null) {
            while (!ChunkedBody.line(in).isEmpty()) {
                // The head of the answer.
            }
            reply = new ChunkedBody(in);
        }
        var events = new ArrayList<Event>();
        try {
            Frames.read(reply, new Reply() {
                @Override
                public void tell(Event event) throws IOException {
                    events.add(event);
                    throw new EOFException("enough");
                }

                @Override
                public void data(byte[] bytes, int offset, int count) {}
            });
        } catch (EOFException e) {
            if (events.isEmpty()) {
                throw e;
            }
        }
        return events.getFirst();
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        // A reset, as of a process that was killed with bytes unread.
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
