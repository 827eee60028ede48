package dev.zoetrope.v2;

/** What a caller sent, as messages repeat it. */
public final class Excerpt {
    /** Characters that are shown. */
    private static final int LONGEST = 100;

    private Excerpt() {}

    /** The text, or its beginning when it is long. */
    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
