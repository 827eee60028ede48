package dev.zoetrope.cli;

import dev.zoetrope.catalog.Histogram;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** A histogram as bars of text. */
final class Chart {
    private static final int WIDEST_NAME = 32;
    private static final int SHORTEST_BAR = 10;
    private static final int LONGEST_BAR = 60;

    /** Where nobody looks, bars are drawn as for a terminal of this width. */
    private static final int USUAL_WIDTH = 100;

    /** So many days or months without any video, one after the other, are told in one line. */
    private static final int GAP = 7;

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    /** The order of the calendar. */
    static final Comparator<Histogram.Group> BY_DAY = Comparator.comparing(group -> LocalDate.parse(group.name()));

    private final Terminal terminal;
    private final PrintWriter out;

    Chart(Terminal terminal, PrintWriter out) {
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * A line of a chart.
     *
     * @param bar without it, the line is a remark
     * @param share whether its number is a part of all videos
     */
    private record Line(String name, long videos, boolean bar, boolean share) {
        Line(String name, long videos, boolean bar) {
            this(name, videos, bar, true);
        }
    }

    /** Groups in the order they have, and what they leave out. */
    void greatest(By by, Histogram histogram) {
        var lines = new ArrayList<Line>();
        histogram.groups().forEach(group -> lines.add(new Line(name(group.name()), group.videos(), true)));
        if (histogram.others() > 0) {
            lines.add(new Line(
                    "others (" + TerminalText.grouped(histogram.others()) + ")",
                    histogram.inOthers(),
                    false,
                    by != By.HASHTAG));
        }
        if (histogram.without() > 0) {
            lines.add(new Line("unknown", histogram.without(), false));
        }
        draw(lines, histogram.videos());
    }

    /** Days, in their order. */
    void days(Histogram histogram) {
        var days = new TreeMap<LocalDate, Long>();
        histogram.groups().forEach(group -> days.put(LocalDate.parse(group.name()), group.videos()));
        draw(lines(days, ChronoUnit.DAYS, Chart::dayName, LocalDate::plusDays), histogram.videos());
    }

    /** Months, in their order. */
    void months(Histogram histogram) {
        draw(
                lines(byMonth(histogram), ChronoUnit.MONTHS, YearMonth::toString, YearMonth::plusMonths),
                histogram.videos());
    }

    /** The groups of days, put together by months. */
    static SortedMap<YearMonth, Long> byMonth(Histogram histogram) {
        var months = new TreeMap<YearMonth, Long>();
        histogram
                .groups()
                .forEach(group ->
                        months.merge(YearMonth.from(LocalDate.parse(group.name())), group.videos(), Long::sum));
        return months;
    }

    private static String dayName(LocalDate day) {
        return day + " " + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT);
    }

    private interface Step<T> {
        T plus(T from, long steps);
    }

    private interface Name<T> {
        String of(T thing);
    }

    private static <T extends Temporal> List<Line> lines(
            SortedMap<T, Long> counts, ChronoUnit unit, Name<T> name, Step<T> step) {
        var lines = new ArrayList<Line>();
        T last = null;
        for (var each : counts.entrySet()) {
            if (last != null) {
                addGap(last, unit.between(last, each.getKey()) - 1, unit, name, step, lines);
            }
            last = each.getKey();
            lines.add(new Line(name.of(last), each.getValue(), true));
        }
        return lines;
    }

    private static <T> void addGap(T last, long length, ChronoUnit unit, Name<T> name, Step<T> step, List<Line> lines) {
        if (length >= GAP) {
            var plural = unit.toString().toLowerCase(Locale.ROOT);
            lines.add(new Line("(" + TerminalText.grouped(length) + " " + plural + ")", 0, false));
            return;
        }
        for (long steps = 1; steps <= length; steps++) {
            lines.add(new Line(name.of(step.plus(last, steps)), 0, true));
        }
    }

    private static String name(String group) {
        return TerminalText.cut(TerminalText.harmless(group), WIDEST_NAME);
    }

    private void draw(List<Line> lines, long videos) {
        int names = lines.stream()
                .mapToInt(line -> TerminalText.width(line.name()))
                .max()
                .orElse(0);
        long greatest =
                lines.stream().filter(Line::bar).mapToLong(Line::videos).max().orElse(0);
        int numbers = TerminalText.grouped(
                        lines.stream().mapToLong(Line::videos).max().orElse(0))
                .length();
        int width = terminal.interactive() ? terminal.width() : USUAL_WIDTH;
        // Name, count and share, with two blanks between.
        int room = width - names - numbers - "  100.0 %".length() - 4;
        int longest = Math.clamp(room, SHORTEST_BAR, LONGEST_BAR);
        for (var line : lines) {
            var bar = line.bar() ? bar(line.videos(), greatest, longest) : "";
            var count = TerminalText.right(TerminalText.grouped(line.videos()), numbers);
            var share = !line.share()
                    ? ""
                    : String.format(Locale.ROOT, "%5.1f %%", 100.0 * line.videos() / Math.max(1, videos));
            var name = TerminalText.left(line.name(), names);
            out.println((line.bar() ? name : terminal.dim(name)) + "  " + count
                    + (share.isEmpty() ? "" : "  " + share)
                    + (bar.isEmpty() ? "" : "  " + terminal.accent(bar)));
        }
        out.println(terminal.dim(TerminalText.grouped(videos) + (videos == 1 ? " video" : " videos")));
    }

    /** A bar in eighths of a column; whatever is there can be seen. */
    static String bar(long part, long greatest, int longest) {
        if (part == 0) {
            return "";
        }
        int eighths = Math.max(1, (int) Math.round(8.0 * longest * part / greatest));
        return "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8));
    }
}
