package dev.zoetrope.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** UTC days as the Research API writes them: {@code YYYYMMDD}, eight digits and nothing else. */
public final class UtcDay {
    // Not by a pattern: that would take a sign and years of more digits.
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private UtcDay() {}

    /** @throws DateTimeException when the text is no day of the calendar in this form */
    public static LocalDate parse(String text) {
        return LocalDate.parse(text, FORM);
    }
}
