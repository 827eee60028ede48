package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import java.util.HashMap;
import java.util.Map;

/**
 * Counters as a record tells them, perhaps more than once: exact, and rounded or cut to 32 bits. The exact one holds, but for a 0 beside a rounded one above 0;
 * of two equally exact ones the greater does, as one of them may not have been filled in. A negative one has overflown and says nothing.
 */
final class Counters {
    private final Map<Field<Long>, Long> exact = new HashMap<>();
    private final Map<Field<Long>, Long> rounded = new HashMap<>();

    void tell(Field<Long> field, long count, boolean isExact) {
        if (count >= 0) {
            (isExact ? exact : rounded).merge(field, count, Math::max);
        }
    }

    /** Whether there is none but 0. */
    boolean areZero() {
        return exact.values().stream().allMatch(count -> count == 0)
                && rounded.values().stream().allMatch(count -> count == 0);
    }

    void addTo(Facts.Builder facts) {
        rounded.forEach(facts::with);
        exact.forEach((field, count) -> {
            if (count > 0 || !rounded.containsKey(field)) {
                facts.with(field, count);
            }
        });
    }
}
