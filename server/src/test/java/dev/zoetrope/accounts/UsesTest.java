package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class UsesTest extends AccountsContract {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final String KEY = "research:awx";

    @Test
    void noMoreThanTheLimitIsGranted() {
        assertEquals(250, take(KEY, DAY, 250, 300));
        assertEquals(250, accounts.uses().used(KEY, DAY));
    }

    @Test
    void aLimitUnderOneBlockHolds() {
        assertEquals(3, take(KEY, DAY, 3, 10));
        assertEquals(3, accounts.uses().used(KEY, DAY));
    }

    @Test
    void aLimitOfNothingGrantsNothing() {
        assertFalse(accounts.uses().take(KEY, DAY, 0));
        assertEquals(0, accounts.uses().used(KEY, DAY));
    }

    @Test
    void useIsCountedWithoutALimitToo() {
        assertEquals(1_234, take(KEY, DAY, Uses.UNLIMITED, 1_234));
        assertEquals(1_234, accounts.uses().used(KEY, DAY));
    }

    @Test
    void keysAndDaysAreApart() {
        take(KEY, DAY, 5, 5);
        assertFalse(accounts.uses().take(KEY, DAY, 5));
        assertTrue(accounts.uses().take("research:other", DAY, 5));
        assertTrue(accounts.uses().take(KEY, DAY.plusDays(1), 5));

        assertEquals(5, accounts.uses().used(KEY, DAY));
        assertEquals(1, accounts.uses().used("research:other", DAY));
        assertEquals(1, accounts.uses().used(KEY, DAY.plusDays(1)));
    }

    @Test
    void goingBackToAnEarlierDayKeepsBothCounts() {
        take(KEY, DAY, 100, 2);
        take(KEY, DAY.plusDays(1), 100, 3);
        take(KEY, DAY, 100, 4);
        assertEquals(6, accounts.uses().used(KEY, DAY));
        assertEquals(3, accounts.uses().used(KEY, DAY.plusDays(1)));
    }

    @Test
    void aLoweredLimitHoldsAtOnceAndARaisedOneOpens() {
        take(KEY, DAY, Uses.UNLIMITED, 20);
        assertFalse(accounts.uses().take(KEY, DAY, 10));
        assertFalse(accounts.uses().take(KEY, DAY, 20));
        assertEquals(1, take(KEY, DAY, 21, 5));
        assertEquals(280, take(KEY, DAY, 301, 400));
        assertEquals(301, accounts.uses().used(KEY, DAY));
    }

    @Test
    void fiftyThreadsAreGrantedTheLimitExactly() throws Exception {
        var granted = new AtomicInteger();
        Together.run(50, () -> granted.addAndGet(take(KEY, DAY, 1_000, 100)));
        assertEquals(1_000, granted.get());
        assertEquals(1_000, accounts.uses().used(KEY, DAY));
    }

    @Test
    void amountsAreTakenWholeOrNotAtAll() {
        var uses = accounts.uses();
        assertTrue(uses.take(KEY, DAY, 250, 300));
        assertFalse(uses.take(KEY, DAY, 51, 300));
        assertTrue(uses.take(KEY, DAY, 49, 300));
        assertFalse(uses.take(KEY, DAY, 2, 300));
        assertTrue(uses.take(KEY, DAY, 1, 300));
        assertTrue(uses.take(KEY, DAY, 0, 300));
        assertEquals(300, uses.used(KEY, DAY));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAlsoOnADayThatIsOver() {
        var uses = accounts.uses();
        assertTrue(uses.take(KEY, DAY, 300, 300));
        uses.giveBack(KEY, DAY, 7);
        assertEquals(293, uses.used(KEY, DAY));
        assertTrue(uses.take(KEY, DAY, 7, 300));

        assertTrue(uses.take(KEY, DAY.plusDays(1), 1, 300));
        uses.giveBack(KEY, DAY, 5);
        assertEquals(295, uses.used(KEY, DAY));
        assertEquals(1, uses.used(KEY, DAY.plusDays(1)));
    }

    @Test
    void everyDayIsTold() {
        var uses = accounts.uses();
        uses.take(KEY, DAY, 3, 300);
        uses.take(KEY, DAY.plusDays(2), 205, 300);
        uses.take("research:other", DAY, 9, 300);

        assertEquals(Map.of(DAY, 3L, DAY.plusDays(2), 205L), uses.used(KEY, DAY, DAY.plusDays(2)));
        assertEquals(Map.of(DAY.plusDays(2), 205L), uses.used(KEY, DAY.plusDays(1), DAY.plusDays(9)));
        assertEquals(Map.of(), uses.used(KEY, DAY.plusDays(3), DAY.plusDays(9)));
    }

    @Test
    void amountsAddUpExactlyUnderManyThreadsAndOverMidnight() throws Exception {
        var taken = new LongAdder();
        var takenNext = new LongAdder();
        Together.run(20, () -> {
            for (int i = 0; i < 200; i++) {
                boolean today = i % 3 != 0;
                var day = today ? DAY : DAY.plusDays(1);
                long amount = i % 7;
                if (accounts.uses().take(KEY, day, amount, 7_000)) {
                    accounts.uses().giveBack(KEY, day, amount / 2);
                    (today ? taken : takenNext).add(amount - amount / 2);
                }
            }
        });
        assertEquals(taken.sum(), accounts.uses().used(KEY, DAY));
        assertEquals(takenNext.sum(), accounts.uses().used(KEY, DAY.plusDays(1)));
        assertTrue(taken.sum() > 1_000 && takenNext.sum() > 1_000);
    }

    private int take(String key, LocalDate day, long limit, int times) {
        int granted = 0;
        for (int i = 0; i < times; i++) {
            granted += accounts.uses().take(key, day, limit) ? 1 : 0;
        }
        return granted;
    }
}
