package dev.zoetrope.demo;

/** Ids as the service makes them, of 19 digits: the upper half is a Unix time, the lower half tells things of one kind apart. */
final class Snowflake {
    private Snowflake() {}

    /** Different ordinals give different ids, whatever the time. */
    static long id(long seconds, int ordinal) {
        return seconds << 32 | Integer.toUnsignedLong(scatter(ordinal));
    }

    /** One to one; the last step of MurmurHash3. */
    private static int scatter(int bits) {
        bits = (bits ^ (bits >>> 16)) * 0x85ebca6b;
        bits = (bits ^ (bits >>> 13)) * 0xc2b2ae35;
        return bits ^ (bits >>> 16);
    }
}
