package dev.zoetrope.chance;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

final class SecureChance implements Chance {

    private final SecureRandom random = new SecureRandom();

    @Override
    public RandomGenerator draw(String purpose) {
        return random;
    }

    /** Threads that draw secure numbers wait for one another. */
    @Override
    public RandomGenerator drawOpen(String purpose) {
        return ThreadLocalRandom.current();
    }
}
