package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cid\":%1$s,\"aweme_id\":\"%2$d\",\"text\":\"a\",\"user\":{\"uid\":\"%2$d\"}}",
                "{\"cid\":\"%2$d\",\"aweme_id\":%1$s,\"text\":\"a\",\"user\":{\"uid\":\"%2$d\"}}",
                "{\"cid\":\"%2$d\",\"aweme_id\":\"%2$d\",\"text\":\"a\",\"user\":{\"uid\":%1$s}}",
                "{\"uid\":%1$s,\"unique_id\":\"u%2$d\",\"sec_uid\":\"s%2$d\",\"follower_count\":3}",
                "{\"id\":%1$s,\"mid\":%1$s,\"title\":\"waves\",\"is_original_sound\":true}",
                "{\"aweme_id\":\"%2$d\",\"desc\":\"a\",\"create_time\":1672531200,\"author_user_id\":%1$s}",
                "{\"id\":\"%2$d\",\"username\":\"u\",\"video_description\":\"a\",\"music_id\":%1$s}",
            })
    void ruinedIdsOfEverySortAreToldWhereverTheyStand(String row) throws Exception {
        var random = new SplittableRandom(5);
        var ids = LongStream.generate(() -> random.nextLong(6_800_000_000_000_000_000L, 7_400_000_000_000_000_000L))
                .limit(100)
                .boxed()
                .toList();
        var honest = ids.stream().map(id -> row.formatted(id, id)).collect(Collectors.joining("\n"));
        var other = new Reading();
        assertTrue(other.read(honest).rows() >= 100, other.rejections::toString);
        assertEquals(0, other.rejections.size(), other.rejections::toString);
        var ruined = ids.stream()
                .map(id -> row.formatted(new BigDecimal(Double.toString(id.doubleValue())).toBigInteger(), id))
                .collect(Collectors.joining("\n"));
        assertEquals(new Importer.Totals(0, 0, 0, 1), reading.read(ruined), reading.rejections::toString);
        assertTrue(reading.rejections.getFirst().contains("--ids-as-they-are"), reading.rejections::toString);
        assertEquals(0, reading.catalog.arrivals());
    }

    @Test
    void aFileOfOneUserIsTakenThoughTheirIdLooksRounded() throws Exception {
        var rows = LongStream.range(0, 20)
                .mapToObj(i ->
                        "{\"aweme_id\":\"740000000000%d123\",\"desc\":\"a\",\"author_user_id\":6800000000000000000}"
                                .formatted(1_000 + i))
                .collect(Collectors.joining("\n"));
        assertEquals(20, reading.read(rows).videos(), reading.rejections::toString);
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
