package dev.zoetrope.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text of others as a terminal may be given it, and the columns it takes there. */
final class TerminalText {
    /** What a reader takes for one character: emoji of several parts, letters with marks. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final int EMOJI_STYLE = 0xfe0f;
    private static final int FIRST_CONTROL_PICTURE = 0x2400;
    private static final int REPLACEMENT = 0xfffd;

    private TerminalText() {}

    /**
     * The text on one line, without anything that a terminal would obey: ends of lines and tabs become blanks, other controls their pictures; what turns the
     * direction of writing, which could make a line read as another one, is left out.
     */
    static String harmless(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().map(c -> isBlank(c) ? ' ' : c).forEach(c -> append(c, shown));
        return shown.toString().strip();
    }

    /** The text with its lines, and without anything else that a terminal would obey. */
    static String harmlessLines(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append('\n');
            } else {
                append(c, shown);
            }
        });
        return shown.toString();
    }

    private static void append(int c, StringBuilder shown) {
        if (isTurn(c)) {
            return;
        }
        if (c < 0x20) {
            shown.appendCodePoint(FIRST_CONTROL_PICTURE + c);
        } else if ((c >= 0x7f && c < 0xa0) || Character.getType(c) == Character.SURROGATE) {
            shown.appendCodePoint(REPLACEMENT);
        } else {
            shown.appendCodePoint(c);
        }
    }

    private static boolean isBlank(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Embeddings, overrides, isolates. Marks that only hint are left: they matter to those who read such scripts. */
    private static boolean isTurn(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    /** The columns that a harmless text takes. */
    static int width(String text) {
        if (isAscii(text)) {
            return text.length();
        }
        return CLUSTER.matcher(text)
                .results()
                .mapToInt(cluster -> widthOfCluster(cluster.group()))
                .sum();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x7f);
    }

    /** Two columns at most: an emoji of several is shown as one. */
    private static int widthOfCluster(String cluster) {
        if (cluster.indexOf(EMOJI_STYLE) >= 0) {
            return 2;
        }
        return Math.min(2, cluster.codePoints().map(TerminalText::widthOf).sum());
    }

    private static int widthOf(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default ->
                switch (UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH)) {
                    case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> 2;
                    default -> 1;
                };
        };
    }

    /** As much of a harmless text as fits into so many columns, with an ellipsis where it is cut. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        var kept = new StringBuilder();
        int used = 0;
        var clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            used += widthOfCluster(clusters.group());
            if (used > columns - 1) {
                break;
            }
            kept.append(clusters.group());
        }
        return kept.append('…').toString();
    }

    /** The text, which fits, with blanks up to so many columns behind it. */
    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text, which fits, with blanks up to so many columns before it. */
    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** A number with commas between thousands. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
