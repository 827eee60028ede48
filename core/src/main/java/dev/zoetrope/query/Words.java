package dev.zoetrope.query;

import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeScript;
import java.util.Locale;

/**
 * How text is cut and folded for matching, in captions and in keywords alike.
 *
 * <p>Text is folded by NFKC and full case folding; diacritics stay. A <em>word</em> is a run of letters, marks and digits. In scripts that are written
 * without spaces each character is a <em>sign</em>, a unit of its own, so that any part of a run can be found. Everything else, the number sign and the at
 * sign included, separates.
 */
public final class Words {
    /** A word counts by its first so many UTF-16 units. */
    public static final int LONGEST_WORD = 128;

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private Words() {}

    /** Takes the units of a text in order. */
    public interface Sink {
        /**
         * Takes the unit that lies between two places of the folded text.
         *
         * @param sign whether the unit is one character of a script without spaces
         */
        void unit(String folded, int start, int end, boolean sign);
    }

    /** Cuts a text into units. */
    public static void split(String text, Sink sink) {
        var folded = fold(text);
        int wordStart = -1;
        int at = 0;
        while (at < folded.length()) {
            int c = folded.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean sign = isSign(c);
            boolean inWord = !sign && isWordPart(c);
            if (!inWord && wordStart >= 0) {
                word(folded, wordStart, at, sink);
                wordStart = -1;
            }
            if (inWord && wordStart < 0) {
                wordStart = at;
            }
            if (sign) {
                sink.unit(folded, at, next, true);
            }
            at = next;
        }
        if (wordStart >= 0) {
            word(folded, wordStart, folded.length(), sink);
        }
    }

    /** NFKC and full case folding. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return FOLDING.normalize(text);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** A hashtag as it is compared: folded, {@linkplain #bareTag bare}, by its first {@value #LONGEST_WORD} UTF-16 units. */
    public static String tag(String hashtag) {
        return cut(bareTag(fold(hashtag))).stripTrailing();
    }

    /** A hashtag without number signs and blanks around it. */
    public static String bareTag(String hashtag) {
        var tag = hashtag.strip();
        while (tag.startsWith("#") || tag.startsWith("＃")) {
            tag = tag.substring(1).stripLeading();
        }
        return tag;
    }

    private static void word(String folded, int start, int end, Sink sink) {
        sink.unit(folded, start, Math.min(end, cutAt(folded, start, end)), false);
    }

    private static String cut(String text) {
        return text.substring(0, cutAt(text, 0, text.length()));
    }

    private static int cutAt(String text, int start, int end) {
        if (end - start <= LONGEST_WORD) {
            return end;
        }
        int cut = start + LONGEST_WORD;
        return Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    }

    private static boolean isWordPart(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isSign(int c) {
        // The first of these scripts, Thai, begins at U+0E00.
        if (c < 0x0e00 || !isWordPart(c)) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            // Letters and marks that Han and kana share, such as the prolonged sound mark.
            case COMMON, INHERITED -> c >= 0x3000 && c <= 0x30ff;
            default -> false;
        };
    }
}
