package dev.zoetrope.http;

import dev.zoetrope.http.Deadline.Phase;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.DateTime;
import io.helidon.http.Status;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Puts answers on the wire of one connection. Confined to the connection's thread. */
final class AnswerWriter {

    /** The bytes of an answer that share one deadline. */
    static final int PIECE = 64 * 1024;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final DataWriter out;
    private final Deadline deadline;
    private final Duration time;

    AnswerWriter(DataWriter out, Deadline deadline, Duration time) {
        this.out = out;
        this.deadline = deadline;
        this.time = time;
    }

    /** Writes head and body. */
    void write(Answer.Whole answer, boolean withBody, boolean close) {
        int length = withBody ? answer.length() : 0;
        int first = Math.min(length, PIECE);
        write(wire(answer, first, close));
        for (int sent = first; sent < length; sent += PIECE) {
            write(answer.bytes(), answer.offset() + sent, Math.min(length - sent, PIECE));
        }
    }

    /** Writes the head of an answer whose body follows in pieces. */
    void writeHead(Answer.Streamed answer, boolean chunked, boolean close) {
        write(BufferData.create(head(answer, chunked ? "Transfer-Encoding: chunked" : "", close)));
    }

    /** Writes bytes as they are. */
    void write(byte[] bytes, int offset, int length) {
        write(BufferData.create(bytes, offset, length));
    }

    /** Tells a client that waits for it to send its body. */
    void writeContinue() {
        write(BufferData.create(CONTINUE));
    }

    /** The bytes of a whole answer that ends its connection. */
    static BufferData lastAnswer(Answer.Whole answer) {
        return wire(answer, answer.length(), true);
    }

    private static BufferData wire(Answer.Whole answer, int length, boolean close) {
        var framing = answer.status() == Answer.NO_CONTENT ? "" : "Content-Length: " + answer.length();
        var head = head(answer, framing, close);
        return BufferData.create(BufferData.create(head), BufferData.create(answer.bytes(), answer.offset(), length));
    }

    private void write(BufferData data) {
        deadline.arm(Phase.WRITING, time);
        try {
            out.write(data);
        } catch (UncheckedIOException e) {
            throw new ConnectionEnded("The client is gone", e);
        }
        deadline.disarm();
    }

    private static byte[] head(Answer answer, String framing, boolean close) {
        var head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(Status.create(answer.status()).text()).append("\r\n");
        head.append("Date: ").append(DateTime.rfc1123String()).append("\r\n");
        for (var header : answer.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        if (!framing.isEmpty()) {
            head.append(framing).append("\r\n");
        }
        if (close) {
            head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
