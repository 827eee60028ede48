package dev.zoetrope.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body of chunks. One that breaks off ends in an {@link EOFException}. */
final class ChunkedBody extends InputStream {
    private final InputStream in;
    private long left;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    /** A line without its end. */
    static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the answer broke off");
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            left = Long.parseLong(line(in), 16);
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the answer broke off");
        }
        left -= count;
        if (left == 0) {
            line(in);
        }
        return count;
    }
}
