package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that lost their last digits. */
class SuspectIdsTest {
    private final Reading reading = new Reading();

    @ParameterizedTest
    @ValueSource(
            longs = {7054391573239530000L, 7054391573239532000L, 7054391573239532544L, 7000000000000000000L, (1L << 62)
            })
    void roundedOnesAreSuspect(long id) {
        assertTrue(SuspectIds.isSuspect(id));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1L << 53, 7054391573239532123L, 6812345678901234567L})
    void othersAreNot(long id) {
        assertFalse(SuspectIds.isSuspect(id));
    }

    @Test
    void aFileOfHonestIdsIsTaken() throws Exception {
        var rows = rows("", "");
        assertEquals(100, reading.read(rows).videos(), reading.rejections::toString);
    }

    @Test
    void aFileOfRuinedIdsIsRefusedWhateverItsFormBeforeAnythingIsSaved() throws Exception {
        for (var text : new String[] {
            rows("ruined", ""),
            '[' + rows("ruined", ",") + ']',
            "id\n" + rows("ruined", "").replaceAll("[^0-9\n]", ""),
            rows("ruined", "") + "\n" + " ".repeat(9_000_000)
        }) {
            assertEquals(new Importer.Totals(0, 0, 0, 1), reading.read(text), reading.rejections::toString);
            assertTrue(reading.rejections.removeLast().contains("--ids-as-they-are"));
            assertEquals(0, reading.catalog.arrivals());
        }
    }

    private static String rows(String ruined, String separator) {
        var random = new SplittableRandom(5);
        return LongStream.generate(() -> random.nextLong(6_800_000_000_000_000_000L, 7_400_000_000_000_000_000L))
                .map(id -> ruined.isEmpty() ? id : (long) (double) id)
                .limit(100)
                .mapToObj(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining(separator + "\n"));
    }
}
