package dev.zoetrope.imports;

import org.jspecify.annotations.Nullable;

/** A piece of a file that is read without the others: a line, a value or a record. What is wrong in one costs no other. */
final class Slice {
    /** The most bytes of a slice: a small packed file could else unpack to more than memory holds. */
    static final int LARGEST = 8 << 20;

    private final long line;
    private final byte[] bytes;
    private final @Nullable String problem;

    private Slice(long line, byte[] bytes, @Nullable String problem) {
        this.line = line;
        this.bytes = bytes;
        this.problem = problem;
    }

    Slice(long line, byte[] bytes) {
        this(line, bytes, null);
    }

    /** A slice that its reader need not look at. */
    static Slice unreadable(long line, byte[] bytes, String problem) {
        return new Slice(line, bytes, problem);
    }

    /** The line it begins on, counted from 1. */
    long line() {
        return line;
    }

    /** As they stand in the file; what is left of them for a slice that cannot be read. */
    byte[] bytes() {
        return bytes;
    }

    /** Why it cannot be read; null when that is still to be seen. */
    @Nullable String problem() {
        return problem;
    }
}
