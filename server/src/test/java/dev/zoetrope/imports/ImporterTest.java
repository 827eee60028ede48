package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files may look like, and what becomes of bad ones. */
class ImporterTest {
    private static final String OK = "\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"202206281200000ABC\"}";
    private static final String PAGE =
            "{\"data\":{\"videos\":[{\"id\":1,\"username\":\"anna\",\"video_description\":\"one\"},{\"id\":2,\"username\":\"ben\"}],"
                    + "\"cursor\":2,\"has_more\":false,\"search_id\":\"7\"}," + OK + "}";
    private static final String NEXT_PAGE = "{\"data\":{\"videos\":[{\"id\":3,\"username\":\"anna\"}]}," + OK + "}";
    private static final String ANNA =
            "{\"data\":{\"username\":\"anna\",\"display_name\":\"Anna\",\"follower_count\":12}," + OK + "}";

    private final Reading reading = new Reading();

    /** Files that hold the videos 1 to 3 and the user anna. */
    enum Form {
        PAGES(PAGE + NEXT_PAGE + ANNA),
        PAGE_A_LINE(PAGE + "\n" + NEXT_PAGE + "\n\n" + ANNA + "\n"),
        LINES_OF_WINDOWS(PAGE + "\r\n" + NEXT_PAGE + "\r\n" + ANNA + "\r\n"),
        LIST_OF_PAGES("[" + PAGE + ",\n" + NEXT_PAGE + ", " + ANNA + "]"),
        INDENTED(PAGE.replace(",", ",\n  ") + NEXT_PAGE.replace("{", "{\n\t") + ANNA),
        LIST_OF_ROWS("""
                [{"id":1,"username":"anna","video_description":"one"},{"id":2,"username":"ben"},{"id":3,"username":"anna"},
                 {"username":"anna","display_name":"Anna","follower_count":12},]
                """),
        ROW_A_LINE("""
                {"id":1,"username":"anna","video_description":"one"}
                {"id":2,"username":"ben"}
                {"id":3,"username":"anna"}
                {"display_name":"Anna","username":"anna","follower_count":12}
                """),
        ROWS_THAT_BEGIN_WITH_THE_USERNAME("""
                {"username":"anna","video_description":"one","id":1}
                {"username":"ben","like_count":3,"video_id":2}
                {"username":"anna","hashtag_names":["a","b"],"id":"3"}
                {"username":"anna","follower_count":"12","bio_url":"","display_name":"Anna"}
                """),
        ROWS_THAT_BEGIN_WITH_MEMBERS_OF_OTHERS("""
                {"_source":{"deep":[[1,2],{"id":9}]},"username":"anna","video_description":"one","id":1}
                {"rank":1.5e3,"id":2,"username":"ben"}
                {"collected":null,"username":"anna","id":3}
                {"rank":true,"display_name":"Anna","follower_count":12,"username":"anna"}
                """),
        STARTS_WITH_A_BYTE_ORDER_MARK("\ufeff" + PAGE + NEXT_PAGE + ANNA);

        final String text;

        Form(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsFilesOfEveryForm(Form form) throws Exception {
        assertEquals(new Importer.Totals(3, 1, 0, 0), reading.read(form.text), reading.rejections::toString);
        assertHoldsTheRows();
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryFormAsGzip(Form form) throws Exception {
        var packed = Reading.gzip(Reading.bytes(form.text));
        assertEquals(new Importer.Totals(3, 1, 0, 0), reading.read(packed, null), reading.rejections::toString);
        assertHoldsTheRows();
    }

    private void assertHoldsTheRows() {
        assertEquals("one", reading.video(1).facts().get(Video.CAPTION));
        assertEquals("ben", reading.video(2).facts().get(Video.HANDLE));
        assertEquals(reading.video(1).author(), reading.video(3).author());
        assertEquals("Anna", reading.user("anna").facts().get(User.DISPLAY_NAME));
        assertEquals(12, reading.user("anna").facts().number(User.FOLLOWER_COUNT, -1));
        assertEquals(5, reading.catalog.arrivals(), "three videos and their two authors");
    }

    @ParameterizedTest
    @EnumSource
    void importingAgainChangesNothing(Form form) throws Exception {
        reading.read(form.text);
        long arrivals = reading.catalog.arrivals();
        var before = List.of(reading.video(1), reading.video(2), reading.video(3), reading.user("anna"));
        reading.read(form.text);
        assertEquals(arrivals, reading.catalog.arrivals());
        assertEquals(before, List.of(reading.video(1), reading.video(2), reading.video(3), reading.user("anna")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sound\":\"7\",\"facts\":[{\"at\":%s,\"by\":\"web\",\"music_title\":\"x\"}]}",
                "{\"video\":\"7\",\"history\":[{\"at\":%s,\"by\":\"web\",\"view_count\":3}]}",
                "{\"user\":[\"id:7\"],\"history\":[{\"at\":%s,\"by\":\"web\",\"follower_count\":3}]}"
            })
    void rowsOfTheLosslessFormThatTellOfTheFutureAreRefused(String row) throws IOException {
        var header = "{\"zoetrope\":\"catalog\",\"version\":2}\n";
        var reading = new Reading();
        reading.read(header + row.formatted(Reading.WRITTEN.toEpochMilli()) + "\n");
        assertEquals(List.of(), reading.rejections);
        var later = Instant.now().plus(Duration.ofDays(9));
        reading.read(header + row.formatted(later.toEpochMilli()) + "\n");
        assertEquals(1, reading.rejections.size());
        assertTrue(
                reading.rejections.getFirst().contains("a fact was seen in the future"), reading.rejections::toString);
    }

    @Test
    void gzipMembersInARowAreOneFile() throws Exception {
        byte[] first = Reading.gzip(Reading.bytes(PAGE));
        byte[] second = Reading.gzip(Reading.bytes(NEXT_PAGE));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertEquals(new Importer.Totals(3, 0, 0, 0), reading.read(both, null));
    }

    @ParameterizedTest
    @CsvSource({"''", "' \n\t '", "[]", "{}", "'[[], {}]'"})
    void aFileWithoutRowsIsNoMistake(String text) throws Exception {
        assertEquals(Importer.Totals.NONE, reading.read(text));
        assertEquals(Importer.Totals.NONE, reading.read(Reading.gzip(Reading.bytes(text)), null));
        assertEquals(List.of(), reading.rejections);
    }

    @Test
    void ofHalfAFileWhatCameBeforeStays() throws Exception {
        var totals = reading.read("{\"id\":1,\"username\":\"anna\"}\n{\"id\":2}\n{\"id\":3,\"username\":\"b");
        assertEquals(new Importer.Totals(2, 0, 0, 1), totals);
        assertEquals("anna", reading.video(1).facts().get(Video.HANDLE));
        assertNull(reading.catalog.video(3));
        assertRejected("file, line 3, row 3: is broken JSON at line 3, column 22");
    }

    @Test
    void ofHalfAPageNothingIsTaken() throws Exception {
        // Its rows have no time yet: the answer tells it behind them.
        var totals = reading.read(NEXT_PAGE + "\n" + PAGE.substring(0, PAGE.length() - 30));
        assertEquals(new Importer.Totals(1, 0, 0, 1), totals);
        assertNull(reading.catalog.video(1));
        assertRejected("file, line 2, row 2: is broken JSON at line 2, column");
    }

    @Test
    void ofHalfAGzipFileWhatCameBeforeStays() throws Exception {
        var rows = IntStream.rangeClosed(1, 20_000)
                .mapToObj(id -> "{\"id\":" + id + ",\"username\":\"u" + id * 7919 % 10_007 + "\"}\n")
                .collect(Collectors.joining());
        byte[] packed = Reading.gzip(Reading.bytes(rows));
        var totals = reading.read(Arrays.copyOf(packed, packed.length / 2), null);
        assertEquals(2, totals.rejected(), "half a row, and half a file");
        assertTrue(totals.videos() > 5_000, totals::toString);
        assertNotNull(reading.catalog.video(totals.videos()));
        assertNull(reading.catalog.video(totals.videos() + 1));
        assertRejected("is broken JSON at line");
        assertRejected("cannot be unpacked further", "what came before is imported");
    }

    @ParameterizedTest
    @CsvSource({
        "'hello', 'begins with \"hello\", which is neither JSON nor'",
        "'<html></html>', web page",
        "'{\"id\":1}\n\n{id:2}', 'line 3, row 2: is broken JSON at line 3, column 2'",
        "'{\"id\":1} \u0000', 'line 1, row 2: is broken JSON'",
        "'{\"id\":1}]', 'line 1, row 2: closes a list that was not opened'",
        "'[{\"id\":1}', 'line 1, row 2: the list that begins on line 1 is not closed'",
    })
    void whatIsNotJsonIsToldWithItsPlace(String text, String place) throws Exception {
        assertEquals(1, reading.read(text).rejected());
        assertRejected(place);
    }

    @Test
    void whatOnlyBeginsLikeGzipIsTold() throws Exception {
        byte[][] files = {{0x1f, (byte) 0x8b}, {0x1f, (byte) 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}};
        for (byte[] file : files) {
            reading.rejections.clear();
            assertEquals(1, reading.read(file, null).rejected());
            assertRejected("gzip");
        }
    }

    @Test
    void aPageThatIsAnErrorIsToldAndTheNextOneIsRead() throws Exception {
        var totals = reading.read("""
                {"error":{"code":"rate_limit_exceeded","message":"quota","log_id":"20220628"}}
                {"data":{},"error":{"code":"invalid_params","message":"x","log_id":"20220628"}}
                """ + NEXT_PAGE);
        assertEquals(new Importer.Totals(1, 0, 0, 2), totals);
        assertRejected("row 1", "rate_limit_exceeded");
        assertRejected("row 2", "invalid_params");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"like_count\":\"many\"}              | like_count: \"many\"      | digits",
                "{\"id\":1,\"like_count\":-1}                    | like_count: -1            | counts start at 0",
                "{\"id\":1,\"like_count\":1.5}                   | like_count: 1.5           | without fraction",
                "{\"id\":1,\"like_count\":9223372036854775808}   | like_count: 92233720      | 64 bits",
                "{\"id\":1,\"video_description\":{}}             | video_description: an obj | quotes",
                "{\"id\":1,\"video_description\":true}           | video_description: true   | quotes",
                "{\"id\":1,\"hashtag_names\":\"a\"}              | hashtag_names: \"a\"      | brackets",
                "{\"id\":1,\"create_time\":1656417600000}        | create_time: 16564176     | not milliseconds",
                "{\"id\":1,\"is_stem_verified\":\"yes\"}         | is_stem_verified: \"yes\" | true nor false",
                "{\"id\":1,\"observed_at\":\"yesterday\"}        | observed_at: \"yesterday\"| 2022-06-01T12:00:00Z",
                "{\"id\":9223372036854775807}                    | id: 9223372036854775807   | is no id",
                "{\"id\":-4}                                     | id: -4                    | from 1 to",
                "{\"video_description\":\"x\"}                   | id: is missing            | give the video's id",
                "{\"display_name\":\"Anna\"}                     | username: is missing      | handle",
                "{\"username\":\"anna\",\"follower_count\":[1]}  | follower_count: a list    | digits",
                "17                                              | is no row                 | braces",
                "\"text\"                                        | is no row                 | braces",
                "null                                            | is no row                 | braces",
            })
    void aRowThatCannotBeMeantIsPassedOverWithMemberValueAndRemedy(String row, String problem, String remedy)
            throws Exception {
        var totals = reading.read("{\"id\":8}\n" + row + "\n{\"id\":9}\n");
        assertEquals(new Importer.Totals(2, 0, 0, 1), totals, reading.rejections::toString);
        assertRejected("file, line 2, row 2: " + problem, remedy);
    }

    @Test
    void inAPageOnlyTheRowThatCannotBeMeantIsPassedOver() throws Exception {
        var totals = reading.read(PAGE.replace("\"ben\"", "[]"));
        assertEquals(new Importer.Totals(1, 0, 0, 1), totals);
        assertRejected("file, line 1, row 2: username: a list");
    }

    @Test
    void anAnswerWithTooManyRowsIsPassedOver() throws Exception {
        var rows = IntStream.rangeClosed(1, 10_001)
                .mapToObj(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining(","));
        var totals = reading.read("{\"id\":20000}{\"data\":{\"videos\":[" + rows + "]}}");
        assertEquals(new Importer.Totals(1, 0, 0, 1), totals);
        assertRejected("line 1, row 2: has more than 10000 rows", "as a list");
    }

    @Test
    void tellsOfEachBatchWhenItIsDurable() throws Exception {
        var rows = IntStream.rangeClosed(1, 2 * Importer.BATCH + 1)
                .mapToObj(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining("\n"));
        reading.read(rows);
        assertEquals(
                List.of((long) Importer.BATCH, 2L * Importer.BATCH, 2L * Importer.BATCH + 1),
                reading.saved.stream().map(Importer.Totals::videos).toList());
    }

    /** One of what was told has all of these. */
    private void assertRejected(String... texts) {
        assertTrue(
                reading.rejections.stream()
                        .anyMatch(told -> List.of(texts).stream().allMatch(told::contains)),
                () -> List.of(texts) + " in " + reading.rejections);
    }
}
