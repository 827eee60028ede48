package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as spreadsheets, Python and R write it. */
class CsvTest {
    private final Reading reading = new Reading();

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void readsEverySeparator(String separator) throws Exception {
        var text = """
                id,username,video_description,like_count
                7054000000000000001,anna,"a ""b"",;|\tc
                d é",3
                7054000000000000002,ben,,4
                """.replace(
                        "id,username,video_description,like_count",
                        String.join(separator, "id", "username", "video_description", "like_count"))
                .replace("1,anna,\"", "1" + separator + "anna" + separator + "\"")
                .replace("\",3", "\"" + separator + "3")
                .replace("2,ben,,4", String.join(separator, "2", "ben", "", "4"));
        assertEquals(new Importer.Totals(2, 0, 0, 0), reading.read(text), reading.rejections::toString);
        var first = reading.video(7054000000000000001L).facts();
        assertEquals("a \"b\",;|\tc\nd é", first.get(Video.CAPTION));
        assertEquals("anna", first.get(Video.HANDLE));
        var second = reading.video(7054000000000000002L).facts();
        assertNull(second.get(Video.CAPTION), "an empty cell is no caption");
        assertEquals(4, second.number(Video.LIKE_COUNT, -1));
    }

    @Test
    void aByteOrderMarkLineEndsOfWindowsAndAnIndexColumnDoNoHarm() throws Exception {
        var text = "\ufeff,ID,username,mine\r\n0,1,anna,x\r\n\r\n1,2,ben,y";
        assertEquals(new Importer.Totals(2, 0, 0, 0), reading.read(text), reading.rejections::toString);
        assertEquals("ben", reading.video(2).facts().get(Video.HANDLE));
    }

    @Test
    void usersAreReadToo() throws Exception {
        reading.read("username,display_name,follower_count,is_verified\nanna,Anna,12.0,True\n");
        var anna = reading.user("anna").facts();
        assertEquals("Anna", anna.get(User.DISPLAY_NAME));
        assertEquals(12, anna.number(User.FOLLOWER_COUNT, -1));
        assertTrue(anna.flag(User.VERIFIED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "NaN", "nan", "None", "null", "NULL", "<NA>", "  "})
    void absentIsWrittenInManyWays(String absent) throws Exception {
        var cells = (absent + ",").repeat(6);
        reading.read("id,like_count,video_description,hashtag_names,create_time,is_stem_verified,music_id,username\n1,"
                + cells + "anna\n");
        assertEquals(List.of(), reading.rejections);
        var facts = reading.video(1).facts();
        for (var field : List.of(
                Video.LIKE_COUNT,
                Video.CAPTION,
                Video.HASHTAGS,
                Video.CREATED_AT,
                Video.STEM_VERIFIED,
                Video.SOUND_ID)) {
            assertNull(facts.stamp(field), field::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "['a', 'b']",
                "[\"a\", \"b\"]",
                "('a', 'b')",
                "['a' 'b']",
                "[u'a',]~",
                "c(\"a\", \"b\")",
                "list('a', 'b')",
                "a,b",
                "a, b",
                "a;b",
                "a|b",
                "#a|#b",
                "'a';\"b\"",
            })
    void listsAreWrittenInManyWays(String list) throws Exception {
        if (list.startsWith("[u")) {
            // Python 2's mark is no list: it is told, and nothing is guessed.
            reading.read(row("hashtag_names", list));
            assertRejected("line 2, row 1: hashtag_names: \"[u'a',]\" is no list");
            return;
        }
        reading.read(row("hashtag_names", list));
        assertEquals(List.of(), reading.rejections);
        assertEquals(List.of("a", "b"), reading.video(1).facts().get(Video.HASHTAGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "character(0)", "list()", "c()"})
    void listsMayBeEmpty(String list) throws Exception {
        reading.read(row("hashtag_names", list));
        assertEquals(List.of(), reading.video(1).facts().get(Video.HASHTAGS), reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'hashtag_id': 5, 'hashtag_name': \"it's\", 'hashtag_description': None}]",
                "[{\"hashtag_id\":\"5\",\"hashtag_name\":\"it's\"}]",
                "{'hashtag_id': 5, 'hashtag_name': 'it\\'s'}",
            })
    void objectsAreWrittenInManyWays(String list) throws Exception {
        reading.read(row("hashtag_info_list", list));
        assertEquals(
                List.of(new Video.Hashtag(5, "it's", "")),
                reading.video(1).facts().get(Video.HASHTAG_INFO),
                reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1656417600",
                "1656417600.0",
                "1.6564176e9",
                "2022-06-28T12:00:00Z",
                "2022-06-28 12:00:00",
                "2022-06-28 12:00:00 UTC",
                "2022-06-28 14:00:00+02:00",
                "2022-06-28T14:00:00.5+0200",
            })
    void timesAreWrittenInManyWays(String time) throws Exception {
        reading.read(row("create_time", time));
        assertEquals(
                1_656_417_600, reading.video(1).facts().number(Video.CREATED_AT, -1), reading.rejections::toString);
        reading.read(row("observed_at", time).replace("like_count", "view_count"));
        var seen = Objects.requireNonNull(reading.video(1).facts().stamp(Video.HANDLE));
        assertEquals(Reading.WRITTEN.toEpochMilli(), seen.time(), "the later sighting stays");
        var other = new Reading();
        other.read(row("observed_at", time));
        var stamp = Objects.requireNonNull(other.video(1).facts().stamp(Video.HANDLE));
        assertEquals(Instant.parse("2022-06-28T12:00:00Z"), Instant.ofEpochSecond(stamp.time() / 1_000));
    }

    @ParameterizedTest
    @CsvSource({"12,12", "12.0,12", "1e3,1000", "1.2e+01,12"})
    void countsMayHaveBeenThroughAFloatingPointNumber(String cell, long count) throws Exception {
        reading.read(row("like_count", cell));
        assertEquals(count, reading.video(1).facts().number(Video.LIKE_COUNT, -1), reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "True", "true", "T", "1", "1.0"})
    void flagsAreWrittenInManyWays(String flag) throws Exception {
        reading.read(row("is_stem_verified", flag));
        assertTrue(reading.video(1).facts().flag(Video.STEM_VERIFIED), reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7054000000000000123", "'7054000000000000123", "=\"7054000000000000123\""})
    void idsMayBeKeptFromSpreadsheets(String id) throws Exception {
        reading.read("id,username\n\"" + id.replace("\"", "\"\"") + "\",anna\n");
        assertEquals("anna", reading.video(7054000000000000123L).facts().get(Video.HANDLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id          | 7.0544E+18                          | is an id that was rounded",
                "id          | 7054000000000000000.0               | is an id that was rounded",
                "id          | 7,0544E+18                          | is an id that was rounded",
                "music_id    | 6.8e18                              | is an id that was rounded",
                "id          | MS4wLjABAAAAv7iSuuXDJGDvJkmH_vz1qkDZYo1apxgzaxdBSeIuPiM | digits",
                "id          | anna                                | digits",
                "id          | -5                                  | is no id",
                "id          | 99999999999999999999                | digits",
                "like_count  | 1.5                                 | is not a whole number",
                "like_count  | 1e999999999                         | is not a whole number",
                "like_count  | many                                | is not a whole number",
                "create_time | yesterday                           | is no time",
                "create_time | 2024-01-03                          | lies in the future",
                "observed_at | 2024-01-03T00:00:00Z                | lies in the future",
                "is_stem_verified | maybe                          | is neither TRUE nor FALSE",
                "hashtag_names | ['a', 'b'                         | without its closing ]",
                "hashtag_names | ['a', 'b                          | closing quote",
                "hashtag_info_list | a;b                           | is no list",
                "video_tag   | {'type': 'AIGC', 'number'}          | is no list",
            })
    void aCellThatCannotBeMeantIsToldWithMemberAndRemedy(String member, String cell, String problem) throws Exception {
        reading.read("\"" + member + "\",username" + (member.equals("id") ? "" : ",id") + "\n\"" + cell + "\",anna"
                + (member.equals("id") ? "" : ",1") + "\n");
        assertRejected("file, line 2, row 1: " + member + ": ", problem);
        assertEquals(0, reading.catalog.arrivals());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,anna,x                    | 3 fields, where the header has 2",
                "1                           | 1 fields, where the header has 2",
                "\"an\"na\",1                | a quote in the middle of a quoted field",
                "\"anna,1                    | a quote that is not closed",
                "1,\"anna                    | a quote that is not closed",
            })
    void aBrokenRecordCostsItselfOnly(String record, String problem) throws Exception {
        var totals = reading.read("id,username\n8,a\n" + record + "\n9,b\n10,c\n");
        assertEquals(new Importer.Totals(3, 0, 0, 1), totals, reading.rejections::toString);
        assertRejected("file, line 3, row 2: ", problem);
    }

    @Test
    void whatIsNotUtf8IsTold() throws Exception {
        var bytes = "id,username\n1,anna\n2,b\u00e9n\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(new Importer.Totals(1, 0, 0, 1), reading.read(bytes, null));
        assertRejected("line 3, row 2", "is not UTF-8", "CSV UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,age\\n1,2                      | begins with \"name,age\"",
                "id,username,id\\n1,a,2              | two columns id",
                "<html>                              | a web page",
                "PK\u0003\u0004x                     | an Excel file",
                "PAR1                                | a Parquet file",
                "SQLite format 3                     | an SQLite database",
            })
    void whatIsNoneOfOursIsRefusedWithWhatItIs(String text, String problem) throws Exception {
        assertEquals(new Importer.Totals(0, 0, 0, 1), reading.read(text.replace("\\n", "\n")));
        assertRejected("file: ", problem, "nothing of it is imported");
    }

    @Test
    void tooManyColumnsAreRefused() throws Exception {
        assertEquals(
                1, reading.read("id,username" + ",x".repeat(1_000_000) + "\n").rejected());
        assertRejected("file: begins with");
        reading.rejections.clear();
        assertEquals(
                1,
                reading.read("id,username\n1,a" + ",x".repeat(3_000_000) + "\n").rejected());
        assertRejected("line 2, row 1", "up to 5000 columns");
    }

    @Test
    void commentsAreNoVideos() throws Exception {
        reading.read("id,video_id,text\n5,7,hello\n");
        assertRejected("another id than");
    }

    private static String row(String member, String cell) {
        return "id,username," + member + "\n1,anna,\"" + cell.replace("\"", "\"\"") + "\"\n";
    }

    private void assertRejected(String... texts) {
        assertTrue(
                reading.rejections.stream()
                        .anyMatch(told -> List.of(texts).stream().allMatch(told::contains)),
                () -> List.of(texts) + " in " + reading.rejections);
    }
}
