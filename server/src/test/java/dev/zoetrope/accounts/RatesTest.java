package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final Rates rates = new Rates();

    private boolean take(String key, long millis) {
        return rates.take(key, 3, MINUTE, START.plusMillis(millis));
    }

    @Test
    void theWindowSlides() {
        assertTrue(take("a", 0));
        assertTrue(take("a", 30_000));
        assertTrue(take("a", 59_000));
        assertFalse(take("a", 59_999));
        assertTrue(take("a", 60_000));
        assertFalse(take("a", 60_000));
        assertFalse(take("a", 89_999));
        assertTrue(take("a", 90_000));
    }

    @Test
    void keysAreApart() {
        for (int i = 0; i < 3; i++) {
            assertTrue(take("a", 0));
        }
        assertFalse(take("a", 0));
        assertTrue(take("b", 0));
    }

    @Test
    void aRefusedRequestCostsNothing() {
        for (int i = 0; i < 3; i++) {
            take("a", 0);
        }
        for (int i = 0; i < 100; i++) {
            assertFalse(take("a", 59_999));
        }
        assertTrue(take("a", 60_000));
    }

    @Test
    void aClockThatIsSetBackBlocksNobody() {
        for (int i = 0; i < 3; i++) {
            take("a", 1_000_000);
        }
        assertTrue(take("a", 0));
    }

    @Test
    void noStretchOfTheLengthEverHoldsMoreThanTheLimitAndNoneThatFitsIsRefused() {
        long seed = Long.getLong("zoetrope.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        var taken = new ArrayList<Long>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(40_000);
            long since = now - 60_000;
            long within = taken.stream().filter(time -> time > since).count();
            assertEquals(within < 3, take("a", now), "-Dzoetrope.seed=" + seed + ", request " + i);
            if (within < 3) {
                taken.add(now);
            }
            taken.removeIf(time -> time <= since);
        }
    }

    @Test
    void ofManyAtOnceJustTheLimitPass() throws Exception {
        var passed = new AtomicInteger();
        Together.run(8, () -> {
            for (int i = 0; i < 200; i++) {
                if (rates.take("a", 600, MINUTE, START)) {
                    passed.incrementAndGet();
                }
            }
        });
        assertEquals(600, passed.get());
    }

    @Test
    void keysThatNobodyUsesAreLetGo() {
        for (int i = 0; i < 3 * Rates.MANY; i++) {
            take("key" + i, i * 1_000L);
        }
        assertTrue(rates.keys() <= Rates.MANY + 61, () -> rates.keys() + " keys");
    }
}
