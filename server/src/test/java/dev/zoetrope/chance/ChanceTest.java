package dev.zoetrope.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void theSameSeedDrawsTheSameNumbers() {
        var one = Chance.seeded(7);
        var other = Chance.seeded(7);
        for (int i = 0; i < 10; i++) {
            assertEquals(one.draw("token").nextLong(), other.draw("token").nextLong());
        }
    }

    @Test
    void seedsPurposesAndOrdinalsAllMatter() {
        var seven = Chance.seeded(7);
        var first = seven.draw("token").nextLong();
        assertNotEquals(first, seven.draw("token").nextLong(), "second draw");
        assertNotEquals(first, Chance.seeded(7).draw("search").nextLong(), "other purpose");
        assertNotEquals(first, Chance.seeded(8).draw("token").nextLong(), "other seed");
    }

    @Test
    void drawsOfAnotherPurposeDoNotDisturb() {
        var quiet = Chance.seeded(7);
        var busy = Chance.seeded(7);
        for (int i = 0; i < 5; i++) {
            busy.draw("search").nextLong();
            assertEquals(quiet.draw("token").nextLong(), busy.draw("token").nextLong());
        }
    }

    @Test
    void threadsShareTheDrawsOfAPurposeWithoutLosingOne() {
        var alone = Chance.seeded(7);
        var expected = LongStream.range(0, 1_000)
                .mapToObj(_ -> alone.draw("token").nextLong())
                .collect(Collectors.toSet());

        var shared = Chance.seeded(7);
        Set<Long> drawn = ConcurrentHashMap.newKeySet();
        LongStream.range(0, 1_000)
                .parallel()
                .forEach(_ -> drawn.add(shared.draw("token").nextLong()));
        assertEquals(expected, drawn);
    }

    @Test
    void openNumbersAreRepeatedAndApartFromOthers() {
        var one = Chance.seeded(7);
        var other = Chance.seeded(7);
        var drawn = new HashSet<Long>();
        for (int i = 0; i < 1_000; i++) {
            long number = one.drawOpen("log_id").nextLong();
            assertEquals(number, other.drawOpen("log_id").nextLong());
            drawn.add(number);
        }
        assertEquals(1_000, drawn.size());
        assertNotEquals(one.drawOpen("a").nextLong(), one.drawOpen("b").nextLong());
        assertNotEquals(one.draw("c").nextLong(), one.drawOpen("c").nextLong());
        assertNotEquals(
                Chance.secure().drawOpen("a").nextLong(),
                Chance.secure().drawOpen("a").nextLong());
    }

    @Test
    void secureNumbersDiffer() {
        assertNotEquals(
                Chance.secure().draw("token").nextLong(),
                Chance.secure().draw("token").nextLong());
    }
}
