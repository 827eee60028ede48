package dev.zoetrope.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.catalog.Post;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
    private static final long SECOND = 1_649_399_659;

    @Test
    void aSecondIsToldInMilliseconds() {
        assertEquals(1_649_399_659_000L, Cursor.after(SECOND).number());
        assertEquals(new Post(SECOND, 0), Cursor.after(SECOND).moment());
        assertEquals(0, Cursor.after(SECOND).shown());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1649399659998",
        "20, 1649399659979",
        "998, 1649399659001",
        "999, 1001649399659998",
        "1996, 1001649399659001",
        "1997, 2001649399659998",
    })
    void whatWasShownOfASecondStandsInTheMilliseconds(long shown, long number) {
        assertEquals(number, Cursor.within(SECOND, shown).number());
    }

    @Test
    void aPlaceWithinASecondIsReadBack() {
        for (long second : new long[] {1, SECOND, 253_402_300_799L}) {
            for (long shown = 1; shown < 20_000; shown++) {
                var cursor = Cursor.within(second, shown);
                assertEquals(shown, cursor.shown());
                assertEquals(second, cursor.second());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1_649_399_659_001L, 1_649_399_659_500L, 1_649_399_659_999L})
    void aMomentWithinASecondIsBehindAllOfTheSecond(long number) {
        assertEquals(new Post(SECOND + 1, 0), new Cursor(number).moment());
    }

    @Test
    void noNumberOverflows() {
        assertEquals(Post.NEWEST, Cursor.FIRST.moment());
        assertEquals(new Post(9_223_372_036_854_776L, 0), new Cursor(Long.MAX_VALUE).moment());
        assertEquals(9_223 * 998 + 192, new Cursor(Long.MAX_VALUE).shown());
        assertEquals(new Post(1, 0), new Cursor(1).moment());
    }
}
