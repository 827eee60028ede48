package dev.zoetrope.imports;

import dev.zoetrope.model.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a slice holds. */
final class Found {
    /** A slice holds at most so many rows, which are kept until all of it was read. Answers of the service have at most 100. */
    static final int MOST_ROWS = 10_000;

    /** A row that cannot be taken. */
    static final class Problem {
        private final long row;
        private final long line;
        private final @Nullable String member;
        private final String reason;
        private final byte[] raw;

        private Problem(long row, long line, @Nullable String member, String reason, byte[] raw) {
            this.row = row;
            this.line = line;
            this.member = member;
            this.reason = reason;
            this.raw = raw;
        }

        /** This problem, with other bytes to correct. */
        Problem with(byte[] other) {
            return new Problem(row, line, member, reason, other);
        }

        /** What is to be told, with the file's name and so many rows before the slice. */
        Importer.Rejection rejection(String file, long before) {
            return new Importer.Rejection(file, line, before + row, member, reason);
        }

        /** The row as it can be corrected and imported again. */
        byte[] raw() {
            return raw;
        }
    }

    final List<Observation> rows = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    private long count;

    /** How many rows there are, good and bad. */
    long count() {
        return count;
    }

    /** Goes on to the next row. */
    void next() {
        count++;
    }

    void reject(long line, @Nullable String member, String reason, byte[] raw) {
        problems.add(new Problem(count, line, member, reason, raw));
    }

    /** Nothing of the slice can be taken, whatever was found. */
    void rejectAll(Slice slice, String reason) {
        rejectAll(slice, null, reason);
    }

    void rejectAll(Slice slice, @Nullable String member, String reason) {
        rows.clear();
        problems.clear();
        count = 1;
        reject(slice.line(), member, reason, slice.bytes());
    }
}
