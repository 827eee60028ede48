package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.Tally;
import java.io.IOException;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;

/** Counts results by a number that each has at most one of. */
final class NumberGroups extends Groups {
    private final String field;
    private final LongUnaryOperator group;
    private final LongFunction<String> name;
    private final NumberCounts counts;

    /**
     * @param group the group of a value
     * @param name the name of a group
     */
    NumberGroups(Grouping by, String field, LongUnaryOperator group, LongFunction<String> name) {
        this.field = field;
        this.group = group;
        this.name = name;
        counts = new NumberCounts(by);
    }

    @Override
    Counting begin(LeafReaderContext segment) throws IOException {
        var values = DocValues.getNumeric(segment.reader(), field);
        return document -> {
            if (!values.advanceExact(document)) {
                return false;
            }
            counts.add(group.applyAsLong(values.longValue()));
            return true;
        };
    }

    @Override
    void addTo(Tally tally, Deadline deadline) {
        counts.forEach((number, count) -> tally.add(count, () -> name.apply(number)));
    }
}
