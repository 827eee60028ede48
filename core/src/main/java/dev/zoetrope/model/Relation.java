package dev.zoetrope.model;

import java.util.Comparator;
import java.util.List;

/**
 * Something that ties a person to another one, or to a video.
 *
 * @param from row key of the person who follows or likes
 * @param to row key of the person who is followed; id of the video that is liked
 */
public record Relation(Kind kind, long from, long to, Facts facts) {
    /** Unix seconds, UTC: since when it is so. */
    public static final Field<Long> SINCE = new Field<>(1, "since", Type.NUMBER);

    /** Every field there is, by number. */
    public static final List<Field<?>> FIELDS = List.of(SINCE);

    /** What it is. */
    public enum Kind {
        /** A person follows a person. */
        FOLLOWS(1),
        /** A person likes a video. */
        LIKES(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Stands for the kind in stored rows; never given to another kind. */
        public int number() {
            return number;
        }

        private static Kind of(long number) {
            for (var kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of relation: " + number);
        }
    }

    /** What tells a relation from all others. */
    public record Ends(Kind kind, long from, long to) {}

    public Ends ends() {
        return new Ends(kind, from, to);
    }

    /** Unix seconds, UTC; 0 when unknown. */
    public long since() {
        return facts.number(SINCE, 0);
    }

    /**
     * A place in a list of relations, which goes by descending {@link #since}, then by the descending key of the other end.
     *
     * @param since Unix seconds, UTC
     */
    public record Place(long since, long other) {
        /** Before all of them. */
        public static final Place START = new Place(Long.MAX_VALUE, Long.MAX_VALUE);

        /** The order of lists. */
        public static final Comparator<Place> ORDER = Comparator.comparingLong(Place::since)
                .thenComparingLong(Place::other)
                .reversed();
    }

    /** All but {@link #from}, packed. */
    public byte[] toBytes() {
        var packer = new Packer(facts.size() + 20).number(kind.number).signed(to);
        facts.appendTo(packer);
        return packer.toBytes();
    }

    /** The relation that {@link #toBytes} wrote at {@code start}. The array must not change any more. */
    public static Relation of(long from, byte[] bytes, int start, int count) {
        var unpacker = new Unpacker(bytes, start);
        return new Relation(
                Kind.of(unpacker.number()), from, unpacker.signed(), Facts.packed(bytes, unpacker.at(), start + count));
    }
}
