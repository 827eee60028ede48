package dev.zoetrope.demo;

import java.util.List;

/**
 * A stream of numbers that depends on the world's seed, on what it is drawn for and on an ordinal, and on nothing else: the same on every machine and
 * every Java. The generator is SplitMix64.
 *
 * <p>Not for several threads.
 */
final class Chance {
    /** What numbers are drawn for: streams of different purposes have nothing to do with one another. */
    enum Purpose {
        CREATOR(1),
        PROFILE(2),
        SOUND(3),
        VIDEO(4),
        REACH(5),
        TIES(6),
        FOLLOW(7),
        LIKE(8),
        COMMENT(9);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final int NORMAL_TERMS = 12;

    private long state;

    Chance(long seed, Purpose purpose, int ordinal) {
        state = mix(mix(seed + STEP * purpose.number) + STEP * ordinal);
    }

    /** Scatters 64 bits, one to one. */
    static long mix(long bits) {
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    long bits() {
        state += STEP;
        return mix(state);
    }

    /** From 0, below the bound. */
    int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** From 0, below 1. */
    double unit() {
        return (bits() >>> 11) * 0x1p-53;
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    /** A second of the world from another one on; both Unix seconds, UTC. */
    long time(long from) {
        return from + below((int) (Rhythm.END - from));
    }

    /** Close to a normal distribution around 0 with deviation 1, and never beyond 6: a sum, so that no logarithm is needed. */
    double normal() {
        double sum = -NORMAL_TERMS / 2.0;
        for (int i = 0; i < NORMAL_TERMS; i++) {
            sum += unit();
        }
        return sum;
    }

    /** A rank from 0, below the bound, by Zipf's law with exponent 3/4. */
    int rank(int bound) {
        double u = unit();
        return (int) (bound * (u * u * u * u));
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }
}
