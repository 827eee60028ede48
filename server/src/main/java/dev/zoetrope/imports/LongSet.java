package dev.zoetrope.imports;

/** Numbers other than 0, in little memory; of too many, some are forgotten at once. */
final class LongSet {
    /** So many numbers are remembered. */
    static final int MOST = 1 << 21;

    private long[] slots = new long[1 << 10];
    private int size;

    /** Whether the number is new; always for one that is forgotten. */
    boolean add(long number) {
        int at = place(number, slots);
        if (slots[at] == number) {
            return false;
        }
        if (isFull()) {
            return true;
        }
        slots[at] = number;
        size++;
        if (2 * size > slots.length) {
            grow();
        }
        return true;
    }

    boolean isFull() {
        return size == MOST;
    }

    private void grow() {
        var larger = new long[2 * slots.length];
        for (long known : slots) {
            if (known != 0) {
                larger[place(known, larger)] = known;
            }
        }
        slots = larger;
    }

    /** Where the number is, or would be put. */
    private static int place(long number, long[] in) {
        int mask = in.length - 1;
        int at = (int) ((number * 0x9e3779b97f4a7c15L) >>> 32) & mask;
        while (in[at] != 0 && in[at] != number) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
