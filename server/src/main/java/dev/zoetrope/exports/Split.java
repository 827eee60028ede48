package dev.zoetrope.exports;

import dev.zoetrope.errand.InvalidErrand;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How an export is divided into parts. */
public sealed interface Split {
    /** In one piece. */
    record Not() implements Split {
        @Override
        public String toString() {
            return "";
        }
    }

    /** Each as large as fits; a single row may be larger. Bytes before they are compressed. */
    record BySize(long bytes) implements Split {
        @Override
        public String toString() {
            return Long.toString(bytes);
        }
    }

    /** One for each month in which videos were posted (UTC). */
    record ByMonth() implements Split {
        @Override
        public String toString() {
            return "month";
        }
    }

    /** Parts are not smaller than this. */
    long SMALLEST = 1_000;

    /**
     * Reads {@code month}, or a size such as {@code 500MB}; the empty text does not divide.
     *
     * @throws InvalidErrand when it is neither
     */
    static Split of(String text) {
        if (text.isEmpty()) {
            return new Not();
        }
        if (text.equalsIgnoreCase("month")) {
            return new ByMonth();
        }
        var units = Map.of("", 1L, "KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);
        var size = Pattern.compile("([0-9]{1,9})([KMG]B)?").matcher(text.toUpperCase(Locale.ROOT));
        if (size.matches()) {
            long bytes =
                    Long.parseLong(size.group(1)) * units.getOrDefault(size.group(2) == null ? "" : size.group(2), 1L);
            if (bytes >= SMALLEST) {
                return new BySize(bytes);
            }
        }
        throw new InvalidErrand(
                "split is \"" + text + "\"; write month, or a size from " + SMALLEST / 1_000 + "KB on such as 500MB");
    }
}
