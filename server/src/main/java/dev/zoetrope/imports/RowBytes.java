package dev.zoetrope.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, unpacked. One row takes only so many of them: a small gzip file could else unpack to more than memory holds. */
final class RowBytes extends FilterInputStream {
    /** The most bytes of a row or an answer. */
    static final int LARGEST_ROW = 8 << 20;

    private long read;
    private long rowStart;

    RowBytes(InputStream unpacked) {
        super(unpacked);
    }

    /** A row or an answer begins about here. */
    void nextRow() {
        rowStart = read;
    }

    /** How many bytes were read so far. */
    long count() {
        return read;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long left = rowStart + LARGEST_ROW - read;
        if (left == 0 && length > 0) {
            throw new TooLarge("one row is longer than " + (LARGEST_ROW >> 20) + " MB; divide it");
        }
        int count = super.read(bytes, offset, (int) Math.min(length, left));
        read += Math.max(0, count);
        return count;
    }
}
