package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.Tally;
import dev.zoetrope.catalog.TooManyGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * Counts results by texts. Within a segment texts are numbers, in the order of the texts; so segments are counted by number, and their counts merged in
 * order, without all texts in memory at any time.
 */
final class TextGroups extends Groups {
    /** Segments have at most so many texts, all together: four bytes for each are taken up. */
    static final int MOST_TEXTS = 20_000_000;

    private final Grouping by;
    private final String field;
    private final List<Counted> segments = new ArrayList<>();
    private long texts;

    TextGroups(Grouping by, String field) {
        this.by = by;
        this.field = field;
    }

    @Override
    Counting begin(LeafReaderContext segment) throws IOException {
        var values = DocValues.getSortedSet(segment.reader(), field);
        texts += values.getValueCount();
        if (texts > MOST_TEXTS) {
            throw new TooManyGroups(by, MOST_TEXTS);
        }
        var counts = new int[(int) values.getValueCount()];
        segments.add(new Counted(counts, values.termsEnum()));
        return document -> {
            if (!values.advanceExact(document)) {
                return false;
            }
            for (int i = values.docValueCount(); i > 0; i--) {
                counts[(int) values.nextOrd()]++;
            }
            return true;
        };
    }

    @Override
    void addTo(Tally tally, Deadline deadline) throws IOException {
        var queue = new PriorityQueue<Counted>(Comparator.comparing(Counted::text));
        for (var segment : segments) {
            if (segment.next()) {
                queue.add(segment);
            }
        }
        for (long seen = 0; !queue.isEmpty(); seen++) {
            if (seen % 1_024 == 0 && deadline.passed()) {
                throw new DeadlinePassed(Place.START);
            }
            var text = BytesRef.deepCopyOf(queue.element().text());
            long count = 0;
            while (!queue.isEmpty() && queue.element().text().equals(text)) {
                var segment = queue.remove();
                count += segment.count();
                if (segment.next()) {
                    queue.add(segment);
                }
            }
            tally.add(count, text::utf8ToString);
        }
    }

    /** Those texts of a segment that were seen, in order. */
    private static final class Counted {
        private final int[] counts;
        private final TermsEnum texts;
        private int at = -1;

        Counted(int[] counts, TermsEnum texts) {
            this.counts = counts;
            this.texts = texts;
        }

        boolean next() throws IOException {
            do {
                at++;
            } while (at < counts.length && counts[at] == 0);
            if (at == counts.length) {
                return false;
            }
            texts.seekExact(at);
            return true;
        }

        BytesRef text() {
            try {
                return texts.term();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        int count() {
            return counts[at];
        }
    }
}
