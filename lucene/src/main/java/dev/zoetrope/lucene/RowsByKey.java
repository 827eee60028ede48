package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** All rows of a kind in the index's order, by two descending numbers. They lie so in each segment already, and are merged across segments; nothing is read twice. */
final class RowsByKey<T> implements Iterator<T> {
    private final RowReader.Form<T> form;
    private final PriorityQueue<Segment> segments =
            new PriorityQueue<>(Comparator.comparingLong((Segment segment) -> segment.first)
                    .thenComparingLong(segment -> segment.second)
                    .reversed());

    RowsByKey(DirectoryReader reader, Kind kind, RowReader.Form<T> form) {
        this.form = form;
        LuceneReader.reading(() -> {
            for (var leaf : reader.leaves()) {
                add(new Segment(leaf.reader(), kind.number()));
            }
            return null;
        });
    }

    @Override
    public boolean hasNext() {
        return !segments.isEmpty();
    }

    @Override
    public T next() {
        var segment = segments.poll();
        if (segment == null) {
            throw new NoSuchElementException();
        }
        return LuceneReader.reading(() -> {
            var row = segment.rows.read(segment.document, segment.first, form);
            add(segment);
            return row;
        });
    }

    private void add(Segment segment) throws IOException {
        if (segment.advance()) {
            segments.add(segment);
        }
    }

    /** The rows of the kind in one segment, where they lie side by side. */
    private static final class Segment {
        final RowReader rows;
        private final int kind;
        private final NumericDocValues kinds;
        private final NumericDocValues firsts;
        private final NumericDocValues seconds;
        private final @Nullable Bits live;
        private final int end;
        int document;
        long first;
        long second;

        Segment(LeafReader leaf, int kind) throws IOException {
            this.kind = kind;
            rows = new RowReader(leaf);
            kinds = DocValues.getNumeric(leaf, Layout.KIND);
            firsts = DocValues.getNumeric(leaf, Layout.FIRST);
            seconds = DocValues.getNumeric(leaf, Layout.SECOND);
            live = leaf.getLiveDocs();
            end = leaf.maxDoc();
            document = before(leaf, kind);
        }

        /** Goes on to the next row; false behind the last. */
        boolean advance() throws IOException {
            do {
                document++;
            } while (document < end && live != null && !live.get(document));
            if (document >= end || !kinds.advanceExact(document) || kinds.longValue() != kind) {
                return false;
            }
            firsts.advanceExact(document);
            first = firsts.longValue();
            seconds.advanceExact(document);
            second = seconds.longValue();
            return true;
        }

        /** The last document before those of a kind, which the index is sorted by. */
        private static int before(LeafReader leaf, int kind) throws IOException {
            int low = 0;
            int high = leaf.maxDoc();
            while (low < high) {
                int middle = (low + high) >>> 1;
                // Doc values go forward only.
                var kinds = DocValues.getNumeric(leaf, Layout.KIND);
                if (kinds.advanceExact(middle) && kinds.longValue() < kind) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }
}
