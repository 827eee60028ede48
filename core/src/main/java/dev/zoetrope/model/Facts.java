package dev.zoetrope.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thing: a value and a {@link Stamp} for each known {@link Field}. A field that is not there is unknown, which is not the same as
 * zero or empty.
 *
 * <p>Facts are kept packed, as they are stored; a value is unpacked when asked for. Merging is commutative, associative and idempotent.
 *
 * <p>Immutable.
 */
public final class Facts {
    // Layout: number of stamps, stamps (time, rank), then fields by ascending number (number, index of stamp, length,
    // value). Where something was seen before all of these stamps, the last entry is FIRST, whose value is a stamp.
    public static final Facts NONE = new Facts(new byte[] {0}, 0, 1);

    /** No {@link Field} has this number. */
    static final int FIRST = Field.LIMIT - 1;

    private final byte[] bytes;
    private final int start;
    private final int end;
    // Volatile: facts are shared between threads, and a table must not be seen before it is filled.
    private volatile int @Nullable [] index;

    private Facts(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /** Facts as they lie in a larger array, which must not change any more. */
    static Facts packed(byte[] bytes, int start, int end) {
        return new Facts(bytes, start, end);
    }

    /** Begins the facts of one observation. */
    public static Builder at(Stamp stamp) {
        return new Builder(stamp);
    }

    public boolean has(Field<?> field) {
        return index()[field.number()] != 0;
    }

    public boolean isEmpty() {
        return firstField(new Unpacker(bytes, start)).at() == end;
    }

    public <T> @Nullable T get(Field<T> field) {
        int at = index()[field.number()];
        if (at == 0) {
            return null;
        }
        var unpacker = new Unpacker(bytes, at);
        unpacker.number();
        int count = unpacker.count();
        return field.type().decode(bytes, unpacker.at(), count);
    }

    public <T> T get(Field<T> field, T otherwise) {
        var value = get(field);
        return value == null ? otherwise : value;
    }

    public long number(Field<Long> field, long otherwise) {
        int at = index()[field.number()];
        if (at == 0) {
            return otherwise;
        }
        var unpacker = new Unpacker(bytes, at);
        unpacker.number();
        unpacker.number();
        return unpacker.signed();
    }

    public boolean flag(Field<Boolean> field) {
        return get(field, Boolean.FALSE);
    }

    /** When and by whom the field's value was seen; null when it is unknown. */
    public @Nullable Stamp stamp(Field<?> field) {
        int at = stampIndex(field);
        return at < 0 ? null : stampTable()[at];
    }

    /** The stamps there are, each once, in their order. */
    public List<Stamp> stamps() {
        return List.of(stampTable());
    }

    /**
     * The earliest stamp that any fact had, those included that later ones replaced; null when nothing is known. Rows of before this was kept tell the earliest that
     * is left.
     */
    public @Nullable Stamp first() {
        var stamps = stampTable();
        int at = index()[FIRST];
        return at != 0 ? firstAt(at) : stamps.length == 0 ? null : stamps[0];
    }

    /** The latest stamp; null when nothing is known. */
    public @Nullable Stamp last() {
        var stamps = stampTable();
        return stamps.length == 0 ? null : stamps[stamps.length - 1];
    }

    private Stamp firstAt(int at) {
        var unpacker = new Unpacker(bytes, at);
        unpacker.number();
        unpacker.number();
        return new Stamp(unpacker.signed(), Source.ofRank(unpacker.count()));
    }

    /** These facts, some of which were seen at another time already. Nothing is known after it that was not before. */
    public Facts since(Stamp stamp) {
        if (isEmpty()) {
            return this;
        }
        var packing = new Packing();
        for (var entry = new Entries(this); entry.field != 0; entry.next()) {
            packing.add(entry);
        }
        return packing.toFacts(earlier(first(), stamp));
    }

    private static @Nullable Stamp earlier(@Nullable Stamp a, @Nullable Stamp b) {
        return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
    }

    /** Which of the {@link #stamps} the field's value has; -1 when it is unknown. */
    public int stampIndex(Field<?> field) {
        int at = index()[field.number()];
        return at == 0 ? -1 : new Unpacker(bytes, at).count();
    }

    /** Takes the UTF-8 bytes of a text, without making a String of them. */
    public interface TextSink {
        void accept(byte[] bytes, int offset, int count);
    }

    /** Hands a known, non-empty text to the sink and says so; else returns false. */
    public boolean text(Field<String> field, TextSink sink) {
        int at = index()[field.number()];
        if (at == 0) {
            return false;
        }
        var unpacker = new Unpacker(bytes, at);
        unpacker.number();
        int count = unpacker.count();
        if (count > 0) {
            sink.accept(bytes, unpacker.at(), count);
        }
        return count > 0;
    }

    /** Field by field, the greater stamp; of equal stamps, the greater value. {@link #first} is the lesser of both. */
    public Facts merge(Facts other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        var merged = new Packing();
        var mine = new Entries(this);
        var theirs = new Entries(other);
        while (mine.field != 0 || theirs.field != 0) {
            boolean both = mine.field == theirs.field;
            boolean takeMine = both
                    ? mine.compareTo(theirs) >= 0
                    : theirs.field == 0 || (mine.field != 0 && mine.field < theirs.field);
            merged.add(takeMine ? mine : theirs);
            if (both) {
                mine.next();
                theirs.next();
            } else {
                (takeMine ? mine : theirs).next();
            }
        }
        return merged.toFacts(earlier(first(), other.first()));
    }

    /**
     * Those facts whose stamp passes. Their {@link #first} is that of the whole if it passes; else it is the earliest of theirs that is left, and grows later as they
     * are replaced: which of the stamps between passed is not known any more.
     */
    public Facts only(Predicate<Stamp> passes) {
        var kept = new Packing();
        for (var entry = new Entries(this); entry.field != 0; entry.next()) {
            if (passes.test(entry.stamp())) {
                kept.add(entry);
            }
        }
        var first = first();
        return kept.toFacts(first != null && passes.test(first) ? first : null);
    }

    /** Those facts that are of none of some fields. */
    public Facts without(Collection<Field<?>> fields) {
        var kept = new Packing();
        for (var entry = new Entries(this); entry.field != 0; entry.next()) {
            int number = entry.field;
            if (fields.stream().noneMatch(field -> field.number() == number)) {
                kept.add(entry);
            }
        }
        return kept.toFacts(first());
    }

    /** The same values, all of another time and source. */
    public Facts seen(Stamp stamp) {
        var restamped = new Packing();
        for (var entry = new Entries(this); entry.field != 0; entry.next()) {
            restamped.add(entry.field, stamp, bytes, entry.value, entry.count);
        }
        return restamped.toFacts(null);
    }

    /** The packed form, of any length; {@link #packed} reads it. */
    byte[] toBytes() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    int size() {
        return end - start;
    }

    /** So many bytes are kept in memory with these facts; those of the whole row where they lie in one. */
    public int bytesKept() {
        return bytes.length;
    }

    void appendTo(Packer packer) {
        packer.raw(bytes, start, end - start);
    }

    /** Equal when every fact, its time and its source are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts f && Arrays.equals(bytes, start, end, f.bytes, f.start, f.end);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Facts[");
        for (var entry = new Entries(this); entry.field != 0; entry.next()) {
            text.append(entry.field).append('@').append(entry.stamp()).append(' ');
        }
        return text.append(']').toString();
    }

    /** For each field number, where its entry goes on behind the number; 0 for an unknown field. */
    private int[] index() {
        // Racing threads build the same table; either may stay.
        var known = index;
        if (known == null) {
            known = new int[Field.LIMIT];
            for (var at = firstField(new Unpacker(bytes, start)); at.at() < end; ) {
                int field = at.count();
                known[field] = at.at();
                at.number();
                at.skip(at.count());
            }
            index = known;
        }
        return known;
    }

    private static Unpacker firstField(Unpacker at) {
        for (int count = at.count(); count > 0; count--) {
            at.number();
            at.number();
        }
        return at;
    }

    private Stamp[] stampTable() {
        var at = new Unpacker(bytes, start);
        var stamps = new Stamp[at.count()];
        for (int i = 0; i < stamps.length; i++) {
            stamps[i] = new Stamp(at.signed(), Source.ofRank(at.count()));
        }
        return stamps;
    }

    /** Walks over the entries of fields; {@code field} is 0 behind the last. */
    private static final class Entries {
        final Facts facts;
        private final Stamp[] stamps;
        private final Unpacker at;
        int field;
        private int stamp;
        int value;
        int count;

        Entries(Facts facts) {
            this.facts = facts;
            stamps = facts.stampTable();
            at = firstField(new Unpacker(facts.bytes, facts.start));
            next();
        }

        void next() {
            field = at.at() < facts.end ? at.count() : 0;
            if (field == FIRST) {
                field = 0;
            }
            if (field != 0) {
                stamp = at.count();
                count = at.count();
                value = at.at();
                at.skip(count);
            }
        }

        Stamp stamp() {
            return stamps[stamp];
        }

        int compareTo(Entries other) {
            int byStamp = stamp().compareTo(other.stamp());
            return byStamp != 0
                    ? byStamp
                    : Arrays.compareUnsigned(
                            facts.bytes,
                            value,
                            value + count,
                            other.facts.bytes,
                            other.value,
                            other.value + other.count);
        }
    }

    /** Packs entries that come by ascending field number; stamps are kept once, sorted, so that equal facts have equal bytes. */
    private static final class Packing {
        private final Stamp[] stamps = new Stamp[Field.LIMIT];
        private final int[] fields = new int[Field.LIMIT];
        private final byte[][] values = new byte[Field.LIMIT][];
        private final int[] starts = new int[Field.LIMIT];
        private final int[] counts = new int[Field.LIMIT];
        private int size;

        void add(Entries entry) {
            add(entry.field, entry.stamp(), entry.facts.bytes, entry.value, entry.count);
        }

        void add(int field, Stamp stamp, byte[] value, int start, int count) {
            fields[size] = field;
            stamps[size] = stamp;
            values[size] = value;
            starts[size] = start;
            counts[size] = count;
            size++;
        }

        /** @param first when something was seen first, null when one of the facts was it */
        Facts toFacts(@Nullable Stamp first) {
            if (size == 0) {
                return NONE;
            }
            var distinct = Arrays.stream(stamps, 0, size).sorted().distinct().toArray(Stamp[]::new);
            var packer =
                    new Packer(32 + 8 * size + Arrays.stream(counts, 0, size).sum()).number(distinct.length);
            for (var stamp : distinct) {
                packer.signed(stamp.time()).number(stamp.source().rank());
            }
            for (int i = 0; i < size; i++) {
                packer.number(fields[i])
                        .number(Arrays.binarySearch(distinct, stamps[i]))
                        .number(counts[i])
                        .raw(values[i], starts[i], counts[i]);
            }
            if (first != null && first.compareTo(distinct[0]) < 0) {
                packer.number(FIRST)
                        .number(0)
                        .block(new Packer(12)
                                .signed(first.time())
                                .number(first.source().rank())
                                .toBytes());
            }
            return new Facts(packer.toBytes(), 0, packer.length());
        }
    }

    /** Collects the facts of one observation; a value given twice for a field: the later call holds. Not for several threads. */
    public static final class Builder {
        private Stamp stamp;
        private final byte[][] values = new byte[Field.LIMIT][];

        private Builder(Stamp stamp) {
            this.stamp = stamp;
        }

        public Stamp stamp() {
            return stamp;
        }

        /** Takes another stamp for all these facts, those given before included. */
        public Builder stamp(Stamp other) {
            stamp = other;
            return this;
        }

        public <T> Builder with(Field<T> field, T value) {
            values[field.number()] = field.type().encode(value);
            return this;
        }

        /** The value given last; null when none was. */
        public <T> @Nullable T get(Field<T> field) {
            var value = values[field.number()];
            return value == null ? null : field.type().decode(value, 0, value.length);
        }

        public boolean isEmpty() {
            for (var value : values) {
                if (value != null) {
                    return false;
                }
            }
            return true;
        }

        public Facts build() {
            int size = 0;
            int room = 24;
            for (var value : values) {
                if (value != null) {
                    size++;
                    room += value.length + 6;
                }
            }
            if (size == 0) {
                return NONE;
            }
            var packer = new Packer(room)
                    .number(1)
                    .signed(stamp.time())
                    .number(stamp.source().rank());
            for (int field = 0; field < values.length; field++) {
                var value = values[field];
                if (value != null) {
                    packer.number(field).number(0).block(value);
                }
            }
            return new Facts(packer.toBytes(), 0, packer.length());
        }
    }
}
