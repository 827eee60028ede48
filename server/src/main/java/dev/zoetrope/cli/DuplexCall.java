package dev.zoetrope.cli;

import dev.zoetrope.server.Control;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A POST to a running server that reads the answer while it still sends the body, of whatever length. The JDK's client reads nothing before everything is
 * sent: with much to tell both ways, client and server would wait for one another.
 */
final class DuplexCall implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    /** A server that works says something more often than this. */
    private static final int SILENCE_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private boolean chunked;
    private volatile @Nullable IOException unreadable;

    DuplexCall(Control control) throws IOException {
        socket = new Socket(control.host(), control.port());
        socket.setSoTimeout(SILENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Begins to send. The head is lines of headers, each with its end. */
    void post(String target, String head, InputStream body) throws IOException {
        var request =
                "POST " + target + " HTTP/1.1\r\n" + head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        Thread.startVirtualThread(() -> send(body));
    }

    /** Waits for the answer's head; its status. */
    int status() throws IOException {
        var line = ChunkedBody.line(in);
        if (!line.matches("HTTP/1.1 [0-9]{3}.*")) {
            throw new IOException("what listens there is no Zoetrope");
        }
        for (var header = ChunkedBody.line(in); !header.isEmpty(); header = ChunkedBody.line(in)) {
            chunked |= header.equalsIgnoreCase("Transfer-Encoding: chunked");
        }
        return Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    /** The answer's body. */
    InputStream body() {
        return chunked ? new BufferedInputStream(new ChunkedBody(in)) : in;
    }

    /** @throws UncheckedIOException when the body that was to be sent could not be read; that is why the answer breaks off then */
    void rethrowUnreadable() {
        var cause = unreadable;
        if (cause != null) {
            throw new UncheckedIOException(cause.getMessage(), cause);
        }
    }

    private void send(InputStream body) {
        try {
            var out = socket.getOutputStream();
            var piece = new byte[PIECE];
            for (int count = read(body, piece); count >= 0; count = read(body, piece)) {
                chunk(piece, count, out);
            }
            chunk(piece, 0, out);
        } catch (IOException _) {
            // Who reads the answer learns of it: it breaks off.
        }
    }

    /** A body that cannot be read is cut off, so that the server does not take it for whole. */
    private int read(InputStream body, byte[] piece) throws IOException {
        try {
            int count = body.read(piece);
            return count == 0 ? read(body, piece) : count;
        } catch (IOException e) {
            unreadable = e;
            socket.close();
            throw e;
        }
    }

    private static void chunk(byte[] piece, int count, OutputStream out) throws IOException {
        out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(piece, 0, count);
        out.write(new byte[] {'\r', '\n'});
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
