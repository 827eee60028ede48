package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * A whole number, never below zero. An empty text stands for an unknown one.
 *
 * @param kind what sort of number it is
 * @param type how many bits clients are told to have for it
 * @param zero what 0 means
 * @param unit how many of the model's units make one on the wire
 * @param greatest the greatest number there is on the wire
 * @param remedy what to tell someone whose number is out of range
 */
record NumberCodec(ValueKind kind, JsonType type, Zero zero, long unit, long greatest, String remedy)
        implements Codec<Long> {
    enum Zero {
        VALUE,
        UNKNOWN
    }

    /** The last second of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    static final NumberCodec COUNT = new NumberCodec(
            ValueKind.COUNT, JsonType.INT64, Zero.VALUE, 1, Long.MAX_VALUE, "is no count; counts start at 0");

    /** The greatest number of 64 bits is left free: a search begins behind it. */
    static final NumberCodec ID = new NumberCodec(
            ValueKind.ID,
            JsonType.INT64,
            Zero.UNKNOWN,
            1,
            Long.MAX_VALUE - 1,
            "is no id; ids are whole numbers from 1 to 9223372036854775806");

    static final NumberCodec PIXELS = new NumberCodec(
            ValueKind.COUNT,
            JsonType.INT32,
            Zero.UNKNOWN,
            1,
            Integer.MAX_VALUE,
            "is no size of a picture; give pixels");

    /** Unix seconds. */
    static final NumberCodec TIME = new NumberCodec(
            ValueKind.TIME,
            JsonType.INT64,
            Zero.UNKNOWN,
            1,
            LAST_SECOND,
            "is no time from 1970 to 9999; give Unix seconds, not milliseconds");

    /** Seconds on the wire, milliseconds in the model; rounded down. A photo post lasts 0. */
    static final NumberCodec DURATION = new NumberCodec(
            ValueKind.COUNT,
            JsonType.INT64,
            Zero.VALUE,
            1_000,
            Integer.MAX_VALUE,
            "is no duration; give seconds, from 0 on");

    /** Milliseconds on both sides. A photo post lasts 0. */
    static final NumberCodec MILLISECONDS = new NumberCodec(
            ValueKind.COUNT,
            JsonType.INT64,
            Zero.VALUE,
            1,
            Integer.MAX_VALUE * 1_000L,
            "is no duration; give milliseconds, from 0 on");

    /** The same number, whose 0 says nothing. */
    NumberCodec withoutZero() {
        return new NumberCodec(kind, type, Zero.UNKNOWN, unit, greatest, remedy);
    }

    /** The same number, of which clients are told that 32 bits are enough; what is written does not change. */
    NumberCodec declared32() {
        return new NumberCodec(kind, JsonType.INT32, zero, unit, greatest, remedy);
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<Long> field, JsonGenerator out) {
        if (facts.has(field)) {
            out.writeName(name);
            out.writeNumber(onWire(facts, field));
        }
    }

    long onWire(Facts facts, Field<Long> field) {
        return Math.floorDiv(facts.number(field, 0), unit);
    }

    @Override
    public @Nullable Long read(RecordParser in) {
        if (in.isEmptyText()) {
            return null;
        }
        long number = in.whole();
        if (number < 0 || number > greatest) {
            throw in.unreadable(remedy);
        }
        return number == 0 && zero == Zero.UNKNOWN ? null : number * unit;
    }
}
