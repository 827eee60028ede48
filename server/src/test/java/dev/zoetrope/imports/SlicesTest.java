package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.zoetrope.model.Video;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is broken costs itself only. */
class SlicesTest {
    private final Reading reading = new Reading();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1}\\n{\"id\":2\\n{\"id\":3}              | line 2, row 2: is broken JSON",
                "{\"id\":2\\n{\"id\":1}\\n{\"id\":3}              | line 1, row 1: is broken JSON",
                "{\"id\":1}\\n{\"id\":2}}\\n{\"id\":3}            | line 2, row 2: is broken JSON",
                "{\"id\":1}\\n{\"id\":2,\"x\":\"y}\\n{\"id\":3}   | line 2, row 2: is broken JSON",
                "[{\"id\":1},\\n{\"id\":2],\\n{\"id\":3}]        | line 2, row 2: is broken JSON",
                "[{\"id\":1},\\n{id:2},\\n{\"id\":3}]             | line 2, row 2: is broken JSON",
                "[{\"id\":1},\\nnothing,\\n{\"id\":3}]            | line 2, row 2: is broken JSON",
            })
    void aBrokenValueCostsItselfOnly(String text, String problem) throws Exception {
        var totals = reading.read(text.replace("\\n", "\n"));
        assertTrue(reading.rejections.getFirst().contains(problem), reading.rejections::toString);
        assertEquals(new Importer.Totals(2, 0, 0, 1), totals, reading.rejections::toString);
        reading.video(1);
    }

    @Test
    void aTextThatIsNotClosedTakesItsListAlongAndIsTold() throws Exception {
        var totals = reading.read("[{\"id\":1},\n{\"id\":\"2},\n{\"id\":3}]");
        assertEquals(new Importer.Totals(1, 0, 0, 2), totals, reading.rejections::toString);
        assertTrue(reading.rejections.getFirst().contains("line 2, row 2: is broken JSON at line 2"));
        assertTrue(reading.rejections.getLast().contains("the list that begins on line 1 is not closed"));
    }

    @Test
    void zstdOfSeveralFramesIsOneFile() throws Exception {
        var packed = new ByteArrayInputStream(
                concat(Zstd.compress(Reading.bytes("{\"id\":1}\n")), Zstd.compress(Reading.bytes("{\"id\":2}\n"))));
        assertEquals(2, reading.read(packed, null).videos());
    }

    @Test
    void gzipMembersAreFoundWhereTheyComeBitByBit() throws Exception {
        var packed = concat(Reading.gzip(Reading.bytes("{\"id\":1}\n")), Reading.gzip(Reading.bytes("{\"id\":2}\n")));
        assertEquals(2, reading.read(dripping(packed), null).videos());
    }

    @Test
    void halfAZstdFileIsToldAndWhatCameBeforeStays() throws Exception {
        var text = new StringBuilder();
        for (int id = 1; id < 50_000; id++) {
            text.append("{\"id\":")
                    .append(id)
                    .append(",\"username\":\"u")
                    .append(id * 7919 % 10_007)
                    .append("\"}\n");
        }
        byte[] packed = Zstd.compress(Reading.bytes(text.toString()));
        var totals = reading.read(Arrays.copyOf(packed, packed.length / 2), null);
        assertTrue(totals.videos() > 1_000, totals::toString);
        assertTrue(reading.rejections.getLast().contains("cannot be unpacked further"), reading.rejections::toString);
    }

    @Test
    void packedTwiceIsTold() throws Exception {
        reading.read(Reading.gzip(Reading.gzip(Reading.bytes("{\"id\":1}"))), null);
        assertEquals(
                List.of("file: is gzip within gzip; unpack it once; nothing of it is imported"), reading.rejections);
    }

    @Test
    void rejectedRowsOfAnAnswerKeepItsTime() throws Exception {
        var raw = new ArrayList<String>();
        var report = new Importer.Report() {
            @Override
            public void rejected(Importer.Rejection rejection, byte[] bytes, boolean again) {
                raw.add(new String(bytes, StandardCharsets.UTF_8));
            }

            @Override
            public void saved(Importer.Totals totals) {}
        };
        var answer = "{\"data\":{\"videos\":[{\"id\":1},{\"id\":\"x\",\"like_count\":5}]},"
                + "\"error\":{\"code\":\"ok\",\"log_id\":\"20220628120000AB\"}}";
        new Importer(reading.catalog, Importer.Choices.USUAL, report, Reading.WRITTEN)
                .read(
                        new Importer.Source("file", null, null, Reading.WRITTEN),
                        new ByteArrayInputStream(Reading.bytes(answer)));
        assertEquals(1, raw.size());
        reading.read(raw.getFirst().replace("\"x\"", "2"));
        var stamp = Objects.requireNonNull(reading.video(2).facts().stamp(Video.LIKE_COUNT));
        assertEquals(Instant.parse("2022-06-28T12:00:00Z").toEpochMilli(), stamp.time());
    }

    @Test
    void anAnswerFromTheFutureIsRefused() throws Exception {
        reading.read(
                "{\"data\":{\"videos\":[{\"id\":1}]},\"error\":{\"code\":\"ok\",\"log_id\":\"20310628120000AB\"}}");
        assertTrue(reading.rejections.getFirst().contains("log_id: \"20310628120000\""), reading.rejections::toString);
        assertEquals(0, reading.catalog.arrivals());
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** As from a network: a byte at a time, and nobody knows whether more will come. */
    private static InputStream dripping(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(1, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }
}
