package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Histogram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables and charts, as they look. */
final class ShownTest {
    private static final Terminal NARROW = new Terminal(true, 60, false);

    private static String printed(Consumer<PrintWriter> printing) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        printing.accept(out);
        out.flush();
        return text.toString();
    }

    private static String table(Terminal terminal, List<String> fields, String... rows) {
        return printed(out -> {
            var table = new Table(fields, terminal, out);
            Stream.of(rows).forEach(table::add);
            table.end();
        });
    }

    @Test
    void aTableIsCutToTheTerminal() {
        var fields = List.of("id", "create_time", "username", "view_count", "video_description");
        var rows = new String[] {
            "{\"id\":7054000000000000001,\"create_time\":1656000000,\"username\":\"anna\",\"view_count\":1234567,"
                    + "\"video_description\":\"A caption that is longer than the line\"}",
            "{\"id\":7,\"create_time\":0,\"username\":\"東京\",\"video_description\":\"東京\\n都庁\\u001b[2J🙂🙂🙂🙂\"}",
        };
        assertEquals("""
                                 id  posted (UTC)      user      views  caption
                7054000000000000001  2022-06-23 16:00  anna  1,234,567  A caption t…
                                  7  1970-01-01 00:00  東京             東京 都庁␛[…
                """, table(new Terminal(true, 68, false), fields, rows));
        assertTrue(table(Terminal.NONE, fields, rows).contains("A caption that is longer than the line\n"));
        var coloured = table(new Terminal(true, 60, true), fields, rows);
        assertTrue(coloured.startsWith("\u001b[1m"), coloured);
        assertEquals("", table(NARROW, fields));
    }

    @Test
    void anyFieldMayBeAColumn() {
        assertEquals(
                """
                hashtag_names    video_duration   likes
                ["fyp","日本␛"]              15  12,345
                []                                    0
                """,
                table(
                        Terminal.NONE,
                        List.of("hashtag_names", "video_duration", "like_count"),
                        "{\"hashtag_names\":[\"fyp\",\"日本\\u001b\"],\"video_duration\":15,\"like_count\":12345,\"other\":{}}"
                                .replace("\\u001b", "\u241b"),
                        "{\"hashtag_names\":[],\"like_count\":0}"));
    }

    @Test
    void rowsThatComeLaterArePrintedAsTheyCome() {
        var rows = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> "{\"id\":" + i + ",\"username\":\"" + "u".repeat(1 + i / 50) + "\"}")
                .toArray(String[]::new);
        var lines = table(NARROW, List.of("id", "username"), rows).lines().toList();
        assertEquals(251, lines.size());
        assertEquals(" id  user", lines.getFirst());
        assertEquals(" 99  uu", lines.get(99));
        assertEquals("250  uuu…", lines.getLast());
    }

    @Test
    void barsShowTheGreatestGroups() {
        var histogram = new Histogram(
                List.of(
                        new Histogram.Group("fyp", 1_000),
                        new Histogram.Group("日本", 500),
                        new Histogram.Group("\u001b[2J", 3)),
                12,
                345,
                2_000,
                7);
        assertEquals("""
                fyp          1,000   50.0 %  ███████████████████████████████
                日本           500   25.0 %  ███████████████▌
                ␛[2J             3    0.2 %  ▏
                others (12)    345
                unknown          7    0.4 %
                2,000 videos
                """, printed(out -> new Chart(NARROW, out).greatest(By.HASHTAG, histogram)));
    }

    private static Histogram days(String... days) {
        return new Histogram(
                Stream.of(days).map(day -> new Histogram.Group(day, 8)).toList(), 0, 0, 8L * days.length, 0);
    }

    @Test
    void daysGoByTheCalendarWithGaps() {
        assertEquals(
                """
                2022-06-28 Tue  8   20.0 %  ████████████
                2022-06-29 Wed  0    0.0 %
                2022-06-30 Thu  0    0.0 %
                2022-07-01 Fri  8   20.0 %  ████████████
                2022-07-02 Sat  8   20.0 %  ████████████
                (7 days)        0    0.0 %
                2022-07-10 Sun  8   20.0 %  ████████████
                (36,399 days)   0    0.0 %
                2122-03-08 Sun  8   20.0 %  ████████████
                40 videos
                """,
                printed(out -> new Chart(new Terminal(true, 40, false), out)
                        .days(days("2022-07-01", "2122-03-08", "2022-06-28", "2022-07-10", "2022-07-02"))));
        assertEquals("0 videos\n", printed(out -> new Chart(NARROW, out).days(days())));
    }

    @Test
    void monthsPutDaysTogether() {
        assertEquals(
                """
                2022-06  16   66.7 %  ████████████████████████████████████████
                2022-07   0    0.0 %
                2022-08   8   33.3 %  ████████████████████
                24 videos
                """.lines().map(String::stripTrailing).toList(),
                printed(out -> new Chart(new Terminal(true, 62, false), out)
                                .months(days("2022-08-01", "2022-06-30", "2022-06-01")))
                        .lines()
                        .toList());
    }

    @Test
    void aBarIsAsLongAsItsPart() {
        assertEquals("", Chart.bar(0, 10, 10));
        assertEquals("█".repeat(10), Chart.bar(10, 10, 10));
        assertEquals("█████", Chart.bar(5, 10, 10));
        assertEquals("▌", Chart.bar(1, 20, 10));
        assertEquals("▏", Chart.bar(1, Long.MAX_VALUE, 10));
        assertEquals("█".repeat(60), Chart.bar(Long.MAX_VALUE, Long.MAX_VALUE, 60));
    }
}
