package dev.zoetrope.chance;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * A world's source of random numbers, asked for by purpose ("client_token", "search_id").
 *
 * <p>Safe for use by many threads. A generator it hands out is for the caller's own thread.
 */
public interface Chance {

    /**
     * A generator for one draw, such as one secret.
     *
     * @param purpose names what the numbers are for; draws of different purposes never disturb one another
     */
    RandomGenerator draw(String purpose);

    /**
     * A generator for numbers that everybody may see and nobody has a use for guessing, such as log ids. Cheaper than {@link #draw}; a world that can be repeated
     * repeats them as well.
     */
    default RandomGenerator drawOpen(String purpose) {
        return draw(purpose);
    }

    /**
     * The source for one run of a world that is kept from run to run: numbers that can be repeated are none that an earlier run drew.
     *
     * @param run tells how many runs came before; asked only where it matters
     */
    default Chance ofRun(LongSupplier run) {
        return this;
    }

    /** Unpredictable numbers, fit for secrets. */
    static Chance secure() {
        return new SecureChance();
    }

    /**
     * Numbers that follow from the seed, the purpose and how many draws of that purpose came before. Anyone who knows
     * the seed can foretell them: for demo and test worlds only.
     */
    static Chance seeded(long seed) {
        return new SeededChance(seed);
    }
}
