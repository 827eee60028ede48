package dev.zoetrope.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * What a segment's fields hold for each document of a window, each field's terms, positions and values summed up to one number. Two documents that differ have the
 * same number with a chance of one in 2^64. A segment lists documents by term, a row's document terms by document: sums compare the two without sorting either.
 */
final class Traces {
    private static final long VALUE = 0x9e3779b97f4a7c15L;

    private final int size;
    private final Map<String, long[]> byField = new HashMap<>();

    Traces(int size) {
        this.size = size;
    }

    /** The sums of one document. */
    record Trace(Traces traces, int document) {
        /** Fields that hold something else than they do in another document. */
        Set<String> differing(Document other) throws IOException {
            var expected = sums(other);
            var fields = new TreeSet<>(traces.byField.keySet());
            fields.addAll(expected.keySet());
            fields.removeIf(field -> sum(field) == expected.getOrDefault(field, 0L));
            return fields;
        }

        private long sum(String field) {
            var sums = traces.byField.get(field);
            return sums == null ? 0 : sums[document];
        }
    }

    Trace of(int document) {
        return new Trace(this, document);
    }

    /** Adds everything that a segment's fields hold for the documents from one on. */
    void addAll(LeafReader leaf, int from) throws IOException {
        for (var field : leaf.getFieldInfos()) {
            var sums = new long[size];
            if (field.getIndexOptions() != IndexOptions.NONE) {
                addTerms(leaf, field, from, sums);
            }
            if (field.getDocValuesType() != DocValuesType.NONE) {
                addValues(leaf, field, from, sums);
            }
            byField.put(field.name, sums);
        }
    }

    private void addTerms(LeafReader leaf, FieldInfo field, int from, long[] sums) throws IOException {
        var terms = leaf.terms(field.name);
        if (terms == null) {
            return;
        }
        boolean positions = terms.hasPositions();
        var each = terms.iterator();
        PostingsEnum documents = null;
        for (var term = each.next(); term != null; term = each.next()) {
            documents = each.postings(documents, positions ? PostingsEnum.POSITIONS : PostingsEnum.NONE);
            long hash = hash(term);
            for (int document = documents.advance(from); document < from + size; document = documents.nextDoc()) {
                if (positions) {
                    for (int left = documents.freq(); left > 0; left--) {
                        sums[document - from] += at(hash, documents.nextPosition());
                    }
                } else {
                    sums[document - from] += hash;
                }
            }
        }
    }

    /** Reads what a field holds of the document that its values stand at. */
    private interface Values {
        long sum() throws IOException;
    }

    private void addValues(LeafReader leaf, FieldInfo field, int from, long[] sums) throws IOException {
        switch (field.getDocValuesType()) {
            case NUMERIC -> {
                var values = leaf.getNumericDocValues(field.name);
                add(values, () -> value(values.longValue()), from, sums);
            }
            case BINARY -> {
                var values = leaf.getBinaryDocValues(field.name);
                add(values, () -> value(values.binaryValue()), from, sums);
            }
            case SORTED -> {
                var values = leaf.getSortedDocValues(field.name);
                add(values, () -> value(values.lookupOrd(values.ordValue())), from, sums);
            }
            case SORTED_NUMERIC -> {
                var values = leaf.getSortedNumericDocValues(field.name);
                add(
                        values,
                        () -> {
                            long sum = 0;
                            for (int left = values.docValueCount(); left > 0; left--) {
                                sum += value(values.nextValue());
                            }
                            return sum;
                        },
                        from,
                        sums);
            }
            case SORTED_SET -> {
                var values = leaf.getSortedSetDocValues(field.name);
                add(
                        values,
                        () -> {
                            long sum = 0;
                            for (int left = values.docValueCount(); left > 0; left--) {
                                sum += value(values.lookupOrd(values.nextOrd()));
                            }
                            return sum;
                        },
                        from,
                        sums);
            }
            case NONE -> {}
        }
    }

    private void add(DocIdSetIterator documents, Values values, int from, long[] sums) throws IOException {
        for (int document = documents.advance(from); document < from + size; document = documents.nextDoc()) {
            sums[document - from] += values.sum();
        }
    }

    /** The same sums, of a document that is not in an index. */
    private static Map<String, Long> sums(Document document) throws IOException {
        var sums = new HashMap<String, Long>();
        var seen = new HashSet<Object>();
        for (var indexable : document) {
            var field = (Field) indexable;
            long sum = 0;
            if (field.tokenStreamValue() != null) {
                sum += tokens(field);
            } else if (field.fieldType().indexOptions() != IndexOptions.NONE) {
                // Listed once for a document, however often it has the term.
                sum += seen.add(Map.entry(field.name(), field.binaryValue())) ? hash(field.binaryValue()) : 0;
            }
            sum += switch (field.fieldType().docValuesType()) {
                case NONE -> 0;
                case NUMERIC, SORTED_NUMERIC -> value(field.numericValue().longValue());
                case BINARY, SORTED -> value(field.binaryValue());
                case SORTED_SET ->
                    seen.add(Map.entry("values of " + field.name(), field.binaryValue()))
                            ? value(field.binaryValue())
                            : 0;
            };
            sums.merge(field.name(), sum, Long::sum);
        }
        return sums;
    }

    private static long tokens(Field field) throws IOException {
        long sum = 0;
        try (var tokens = field.tokenStreamValue()) {
            var term = tokens.getAttribute(CharTermAttribute.class);
            var increment = tokens.getAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            int position = -1;
            while (tokens.incrementToken()) {
                position += increment.getPositionIncrement();
                sum += at(hash(new BytesRef(term)), position);
            }
        }
        return sum;
    }

    private static long hash(BytesRef term) {
        return StringHelper.murmurhash3_x64_128(term)[0];
    }

    private static long value(BytesRef value) {
        return mixed(hash(value) + VALUE);
    }

    private static long value(long value) {
        return mixed(mixed(value) + VALUE);
    }

    private static long at(long hash, int position) {
        return mixed(hash + position * VALUE);
    }

    /** Spreads a number over all bits (the finalizer of MurmurHash3). */
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
