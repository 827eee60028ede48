package dev.zoetrope.model;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * What an owner's counters were seen to be in one month, as far as the facts of the owner's row do not tell it any more.
 *
 * @param month as {@link #month} counts them; every point is of it
 * @param points none for a row that is no more
 */
public record History(Owner owner, long month, Points points) {
    private static final long DAY = 86_400_000;

    /** What has a history. */
    public enum Kind {
        USER(1),
        VIDEO(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Stands for the kind in stored rows. */
        public int number() {
            return number;
        }

        /** The fields whose changes are kept. */
        public List<Field<Long>> counters() {
            return switch (this) {
                case USER -> User.COUNTERS;
                case VIDEO -> Video.COUNTERS;
            };
        }

        private static Kind of(int number) {
            return switch (number) {
                case 1 -> USER;
                case 2 -> VIDEO;
                default -> throw new IllegalArgumentException("no kind of owner has the number " + number);
            };
        }
    }

    /**
     * Whose counters they are.
     *
     * @param key row key of the user; id of the video
     */
    public record Owner(Kind kind, long key) {
        /** By a user's row key, also that of a row which was joined into another. */
        public static Owner user(long row) {
            return new Owner(Kind.USER, row);
        }

        public static Owner video(long id) {
            return new Owner(Kind.VIDEO, id);
        }
    }

    /**
     * The month that a time is in, counted from the year 0 (UTC).
     *
     * @param time Unix milliseconds, UTC
     */
    public static long month(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, DAY)).getLong(ChronoField.PROLEPTIC_MONTH);
    }

    /** All but the owner's key, packed. */
    public byte[] toBytes() {
        var packer = new Packer(points.size() + 20).number(owner.kind.number).signed(month);
        points.appendTo(packer);
        return packer.toBytes();
    }

    /** The row that {@link #toBytes} wrote at {@code start}. The array must not change any more. */
    public static History of(long key, byte[] bytes, int start, int count) {
        var unpacker = new Unpacker(bytes, start);
        var owner = new Owner(Kind.of(unpacker.count()), key);
        return new History(owner, unpacker.signed(), Points.packed(bytes, unpacker.at(), start + count));
    }
}
