package dev.zoetrope.exports;

import dev.zoetrope.shape.Selection;

/**
 * Writes records as rows of a file. The same records have the same bytes. Not for several threads.
 *
 * @param <R> the records
 */
public interface RowWriter<R> {
    /** A JSON object a line. */
    static <R> RowWriter<R> ndjson(Selection<R> members) {
        var lines = new JsonLines();
        return new RowWriter<>() {
            @Override
            public byte[] header() {
                return new byte[0];
            }

            @Override
            public byte[] row(R record) {
                return lines.line(out -> members.write(record, out));
            }
        };
    }

    /**
     * A line for the names of the members, and one for each record (RFC 4180, with a line feed at the end of a line). Ids and counts stand as digits, lists and
     * objects as JSON; what is unknown is an empty cell.
     */
    static <R> RowWriter<R> csv(Selection<R> members) {
        return new CsvRows<>(members);
    }

    /** What the file begins with. */
    byte[] header();

    /** One row, with the end of its line. */
    byte[] row(R record);
}
