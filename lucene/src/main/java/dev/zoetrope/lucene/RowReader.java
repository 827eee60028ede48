package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;

/** Reads rows of one segment, by ascending document number. */
final class RowReader {
    private final BinaryDocValues rows;

    RowReader(LeafReader leaf) throws IOException {
        rows = DocValues.getBinary(leaf, Layout.ROW);
    }

    /** Makes a row of its packed bytes, and of the first number that it lies by. */
    interface Form<T> {
        T of(long id, byte[] bytes, int start, int count);
    }

    int document() {
        return rows.docID();
    }

    <T> T read(int document, long id, Form<T> form) throws IOException {
        if (!rows.advanceExact(document)) {
            throw new IOException("a row is missing: document " + document + ", id " + id);
        }
        // Lucene hands out the same bytes again for the next row.
        var packed = rows.binaryValue();
        var bytes = Arrays.copyOfRange(packed.bytes, packed.offset, packed.offset + packed.length);
        return form.of(id, bytes, 0, bytes.length);
    }
}
