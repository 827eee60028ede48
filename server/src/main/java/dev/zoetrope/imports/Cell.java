package dev.zoetrope.imports;

import dev.zoetrope.shape.ValueKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** Cells of CSV files as spreadsheets, Python and R write them, and the values they stand for. */
final class Cell {
    /** How absent values are written; captions and the like that read so are taken for absent too. */
    private static final Set<String> ABSENT =
            Set.of("", "NA", "N/A", "<NA>", "NaN", "nan", "NaT", "None", "null", "NULL", "#N/A");

    private static final Set<String> TRUE = Set.of("true", "t", "1", "1.0");
    private static final Set<String> FALSE = Set.of("false", "f", "0", "0.0");

    /** A number whose digits are not all there. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9]+([.,][0-9]*([eE][+]?[0-9]+)?|[eE][+]?[0-9]+)");

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

    /** Any number that can be a count; short, for an exponent could stand for more digits than there is memory. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,25}(\\.[0-9]{0,25})?([eE][+]?[0-9]{1,2})?");

    private Cell() {}

    static boolean isAbsent(String cell) {
        return ABSENT.contains(cell.strip());
    }

    /**
     * Writes the value that a cell stands for, which is not absent.
     *
     * @throws UnreadableCell when it stands for none
     */
    static void write(String cell, ValueKind kind, JsonGenerator out) {
        switch (kind) {
            case TEXT -> out.writeString(cell);
            case ID -> out.writeString(id(cell));
            case COUNT -> out.writeString(whole(cell));
            case TIME -> out.writeString(NUMBER.matcher(cell).matches() ? whole(cell) : seconds(cell));
            case INSTANT ->
                out.writeString(
                        NUMBER.matcher(cell).matches()
                                ? whole(cell)
                                : time(cell).toString());
            case FLAG -> out.writeBoolean(flag(cell));
            case TEXTS -> ListCell.writeTexts(cell, out);
            case OBJECTS, OBJECT -> ListCell.writeValue(cell, out);
        }
    }

    /** The digits of an id, which spreadsheets are kept from rounding by an apostrophe, quotes or a formula. */
    private static String id(String cell) {
        var id = cell.startsWith("=\"") ? cell.substring(1) : cell;
        if (id.startsWith("'")) {
            id = id.substring(1);
        }
        if (id.length() > 1 && id.startsWith("\"") && id.endsWith("\"")) {
            id = id.substring(1, id.length() - 1);
        }
        if (ROUNDED.matcher(id).matches()) {
            throw new UnreadableCell(
                    cell,
                    "is an id that was rounded to a number; take the file from its source with ids as text"
                            + " (Python: dtype=str, R: colClasses=\"character\"), or leave the column out");
        }
        return id;
    }

    /** Counts may have been through a floating-point number. */
    private static String whole(String cell) {
        if (DIGITS.matcher(cell).matches()) {
            return cell;
        }
        if (NUMBER.matcher(cell).matches()) {
            try {
                return new BigDecimal(cell).toBigIntegerExact().toString();
            } catch (ArithmeticException _) {
                // Told below.
            }
        }
        throw new UnreadableCell(cell, "is not a whole number; give it in digits");
    }

    private static boolean flag(String cell) {
        var text = cell.toLowerCase(Locale.ROOT);
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text);
        }
        throw new UnreadableCell(cell, "is neither TRUE nor FALSE");
    }

    private static String seconds(String cell) {
        return Long.toString(time(cell).getEpochSecond());
    }

    /** A date, or a date and a time; UTC where it does not say otherwise. */
    private static Instant time(String cell) {
        var text = cell.replace(" UTC", "Z").replaceFirst("^([0-9-]{10}) ", "$1T");
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(withMinutes(text)).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new UnreadableCell(cell, "is no time; give Unix seconds or 2022-06-28T12:00:00Z");
        }
    }

    /** Some write an offset as +0000 or +00. */
    private static String withMinutes(String text) {
        return text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2").replaceFirst("(T.*[+-][0-9]{2})$", "$1:00");
    }
}
