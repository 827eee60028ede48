package dev.zoetrope.http;

import dev.zoetrope.http.Deadline.Phase;
import io.helidon.common.buffers.DataReader;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * The body of one request, read as its handler asks for it. Of a chunked body no more is held than the reader asked for,
 * however large the chunks. Confined to the connection's thread.
 */
final class RequestBody {

    /** Bodies up to this length, in bytes, are read to their end just to keep the connection. */
    private static final int SHORT = 64 * 1024;

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final int MAX_CHUNK_LINE = 256;
    private static final int MAX_CHUNK_DIGITS = 15;

    private final DataReader reader;
    private final AnswerWriter writer;
    private final Deadline deadline;
    private final HttpLimits limits;
    private final boolean chunked;
    private Phase phase = Phase.BODY;
    private boolean owesContinue;
    private boolean inChunks;
    private boolean lastChunkSeen;
    /** Bytes to come, of the body or of the present chunk. */
    private long remaining;

    private long received;

    RequestBody(RequestHead head, DataReader reader, AnswerWriter writer, Deadline deadline, HttpLimits limits) {
        this.reader = reader;
        this.writer = writer;
        this.deadline = deadline;
        this.limits = limits;
        chunked = head.bodyLength() == RequestHead.CHUNKED;
        remaining = chunked ? 0 : head.bodyLength();
        owesContinue = head.bodyLength() != 0 && head.expectsContinue();
    }

    /** The whole body, under one deadline. */
    byte[] readAll(int limit) {
        if (remaining > limit) {
            throw new RequestRefused.BodyTooLarge(limit);
        }
        if (atEnd()) {
            return new byte[0];
        }
        sendContinue();
        deadline.arm(phase, limits.bodyTime());
        try {
            return collect(limit);
        } finally {
            deadline.disarm();
        }
    }

    private byte[] collect(int limit) {
        var bytes = new byte[chunked ? Math.min(limit, FIRST_BUFFER) : (int) remaining];
        int length = 0;
        while (true) {
            if (length == bytes.length && length < limit && chunked) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * length));
            }
            int n = length < bytes.length ? read(bytes, length, bytes.length - length) : read(new byte[1], 0, 1);
            if (n < 0) {
                break;
            }
            length += n;
            if (length > limit) {
                throw new RequestRefused.BodyTooLarge(limit);
            }
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** The body as a stream; each read has a deadline of its own. */
    InputStream stream() {
        return new Stream();
    }

    boolean atEnd() {
        return chunked ? lastChunkSeen : remaining == 0;
    }

    /**
     * Reads what the handler left unread, if it is short and on its way, so that the connection can go on.
     *
     * @return whether the body is at its end now
     */
    boolean skipIfShort() {
        if (!atEnd() && !chunked && !owesContinue && remaining <= SHORT) {
            try {
                readAll(SHORT);
            } catch (RequestRefused.BodyIncomplete e) {
                return false;
            }
        }
        return atEnd();
    }

    /** The answer begins while the handler may still read: a late body can then be cut off, but no longer be answered. */
    void answerBegins() {
        sendContinue();
        phase = Phase.BODY_DURING_ANSWER;
    }

    private void sendContinue() {
        if (owesContinue) {
            owesContinue = false;
            writer.writeContinue();
        }
    }

    private int read(byte[] bytes, int offset, int length) {
        try {
            if (remaining == 0 && !beginChunk()) {
                return -1;
            }
            reader.ensureAvailable();
            int n = (int) Math.min(Math.min(length, remaining), reader.available());
            reader.readBuffer(n).read(bytes, offset, n);
            remaining -= n;
            received += n;
            return n;
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new RequestRefused.BodyIncomplete(received);
        } catch (DataReader.IncorrectNewLineException e) {
            throw malformedChunk();
        }
    }

    /** Reads up to the first byte of the next chunk; false at the end of the body. */
    private boolean beginChunk() {
        if (!chunked || lastChunkSeen) {
            return false;
        }
        if (inChunks && !line(0).isEmpty()) {
            throw malformedChunk();
        }
        inChunks = true;
        var size = line(MAX_CHUNK_LINE);
        int digits = 0;
        while (digits < size.length() && Character.digit(size.charAt(digits), 16) >= 0) {
            digits++;
        }
        boolean plainEnd = digits == size.length() || ";\t ".indexOf(size.charAt(digits)) >= 0;
        if (digits == 0 || digits > MAX_CHUNK_DIGITS || !plainEnd) {
            throw malformedChunk();
        }
        remaining = Long.parseLong(size, 0, digits, 16);
        if (remaining == 0) {
            skipTrailers();
            lastChunkSeen = true;
        }
        return remaining > 0;
    }

    private void skipTrailers() {
        int room = limits.headers();
        while (true) {
            var trailer = line(room);
            if (trailer.isEmpty()) {
                return;
            }
            room -= trailer.length() + 2;
            if (room < 0) {
                throw malformedChunk();
            }
        }
    }

    private String line(int limit) {
        int length = reader.findNewLine(limit + 1);
        if (length > limit) {
            throw malformedChunk();
        }
        var line = length == 0 ? "" : reader.readAsciiString(length);
        reader.skip(2);
        // A lone line feed within the line: another reader would end it there.
        if (line.indexOf('\n') >= 0) {
            throw malformedChunk();
        }
        return line;
    }

    private static RequestRefused malformedChunk() {
        return new RequestRefused.Malformed(400, "The chunks of the request body are malformed.");
    }

    private final class Stream extends InputStream {
        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            sendContinue();
            deadline.arm(phase, limits.bodyTime());
            try {
                return RequestBody.this.read(bytes, offset, length);
            } finally {
                deadline.disarm();
            }
        }
    }
}
