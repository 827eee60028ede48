package dev.zoetrope.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a streamed answer: each full buffer and each flush is a chunk, or for an HTTP/1.0 client bytes as they are. Only
 * {@link #finish} completes it, so that an answer cut off by a failure looks cut off.
 */
final class AnswerStream extends OutputStream {

    private static final int BUFFER = 8 * 1024;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** Room before the buffered bytes for the longest chunk size and its line's end, and after them for theirs. */
    private static final int FRONT = 6;

    private final AnswerWriter out;
    private final boolean chunked;
    private final byte[] buffer = new byte[FRONT + BUFFER + 2];
    private int length;
    private long sent;
    private @Nullable ConnectionEnded ended;

    AnswerStream(AnswerWriter out, boolean chunked) {
        this.out = out;
        this.chunked = chunked;
    }

    @Override
    public void write(int b) throws IOException {
        if (length == BUFFER) {
            flush();
        }
        buffer[FRONT + length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        for (int done = 0; done < count; ) {
            if (length == BUFFER) {
                flush();
            }
            int n = Math.min(count - done, BUFFER - length);
            System.arraycopy(bytes, offset + done, buffer, FRONT + length, n);
            length += n;
            done += n;
        }
    }

    @Override
    public void flush() throws IOException {
        if (length == 0) {
            return;
        }
        if (chunked) {
            var size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            int start = FRONT - size.length;
            System.arraycopy(size, 0, buffer, start, size.length);
            buffer[FRONT + length] = '\r';
            buffer[FRONT + length + 1] = '\n';
            send(buffer, start, size.length + length + 2);
        } else {
            send(buffer, FRONT, length);
        }
        sent += length;
        length = 0;
    }

    /** Sends the rest and the end. */
    void finish() throws IOException {
        flush();
        if (chunked) {
            send(LAST_CHUNK, 0, LAST_CHUNK.length);
        }
    }

    /** Bytes of the body that were sent. */
    long sent() {
        return sent;
    }

    /** Throws what told that nobody reads any more, if anything did; the body's writer saw an {@link IOException} for it. */
    void rethrowEnd() {
        if (ended != null) {
            throw ended;
        }
    }

    private void send(byte[] bytes, int offset, int count) throws IOException {
        try {
            out.write(bytes, offset, count);
        } catch (ConnectionEnded e) {
            ended = e;
            throw new IOException("The client is gone", e);
        }
    }
}
