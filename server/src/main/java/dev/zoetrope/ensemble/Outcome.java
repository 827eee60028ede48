package dev.zoetrope.ensemble;

import dev.zoetrope.readthrough.Reading;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What an operation has to answer.
 *
 * @param units what the work costs
 * @param data the value of the member of this name
 * @param nextCursor for the second member that two operations have; null for none
 * @param large whether the answer is too large to be put together before it is sent
 * @param reading where the data came from, if it was read through; null otherwise
 */
record Outcome(
        long units,
        Value data,
        @Nullable Long nextCursor,
        boolean large,
        @Nullable Reading<?> reading) {
    /** An answer with more posts than this is large. */
    static final int MANY = 200;

    /** Writes one JSON value. */
    @FunctionalInterface
    interface Value {
        void write(JsonGenerator out);
    }

    static final Value NULL = JsonGenerator::writeNull;
    static final Value EMPTY = out -> {
        out.writeStartArray();
        out.writeEndArray();
    };

    static Outcome of(long units, Value data) {
        return new Outcome(units, data, null, false, null);
    }

    /** An object whose members are written. */
    static Outcome object(long units, Value members) {
        return of(units, out -> {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        });
    }

    /** The same with so many posts in it. */
    Outcome holding(int posts) {
        return new Outcome(units, data, nextCursor, posts > MANY, reading);
    }

    /** The same with a cursor beside the data. */
    Outcome followedBy(@Nullable Long cursor) {
        return new Outcome(units, data, cursor, large, reading);
    }

    Outcome with(Reading<?> source) {
        return new Outcome(units, data, nextCursor, large, source);
    }

    /** Told to come from the reading whose answer is the oldest. */
    <T extends Reading<?>> Outcome with(List<T> sources) {
        return sources.stream()
                .max(Comparator.comparingLong(source -> age(source)))
                .map(this::with)
                .orElse(this);
    }

    private static long age(Reading<?> reading) {
        var age = reading.provenance().age();
        return age == null ? -1 : age;
    }
}
