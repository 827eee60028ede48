package dev.zoetrope.query;

import java.util.List;

/**
 * A text that titles are looked for by: those that have all of its blank-separated parts. Each part is a {@link Phrase}, the last word of which may be the
 * beginning of one. A blank text means every title.
 *
 * @param units the text, as a title is cut
 * @param phrases those parts that have a letter or digit
 */
public record TitleSearch(boolean isBlank, List<Phrase.Unit> units, List<Phrase> phrases) {
    /** A text counts by its first so many UTF-16 units. */
    public static final int LONGEST = 200;

    public static TitleSearch of(String text) {
        var counted = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return new TitleSearch(counted.isBlank(), Phrase.units(counted), Phrase.parts(counted));
    }

    /** Whether each part is in one of some texts. */
    public boolean matches(List<String> texts) {
        var cut = texts.stream().map(Phrase::units).toList();
        return isBlank
                || (!phrases.isEmpty()
                        && phrases.stream().allMatch(phrase -> cut.stream().anyMatch(phrase::matches)));
    }

    /** Whether a title is this text, upper and lower case and all that is no letter or digit aside. */
    public boolean isAll(String title) {
        return !units.isEmpty() && units.equals(Phrase.units(title));
    }
}
