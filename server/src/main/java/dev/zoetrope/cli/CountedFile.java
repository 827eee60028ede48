package dev.zoetrope.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that knows how much of it was read. Another thread may ask. */
final class CountedFile extends FilterInputStream {
    private final Path file;
    private final long size;
    private volatile long read;

    CountedFile(Path file) throws IOException {
        super(Files.newInputStream(file));
        this.file = file;
        size = Files.size(file);
    }

    String name() {
        return file.toString();
    }

    /** How much of the file was read, from 0 to 1. */
    double share() {
        return size == 0 ? 1 : Math.min(1, (double) read / size);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    // Only the reading thread writes it.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count(int more) {
        read += more;
    }
}
