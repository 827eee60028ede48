package dev.zoetrope.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A keyword: units that must follow each other in a caption, the last one as the beginning of a word. A phrase without any unit (a keyword of emoji alone)
 * matches nothing.
 */
public record Phrase(String text, List<Unit> units) {
    /**
     * A folded word or sign.
     *
     * @param sign whether it is a single character of a script without spaces, which has no beginning shorter than itself
     */
    public record Unit(String text, boolean sign) {
        boolean begins(Unit other) {
            return sign == other.sign && (sign ? other.text.equals(text) : other.text.startsWith(text));
        }
    }

    public static Phrase of(String text) {
        return new Phrase(text, units(text));
    }

    /** The blank-separated parts of a text that have a letter or digit. */
    static List<Phrase> parts(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .map(Phrase::of)
                .filter(phrase -> !phrase.units.isEmpty())
                .toList();
    }

    /** The units of a text that phrases are looked for in. */
    public static List<Unit> units(String text) {
        var units = new ArrayList<Unit>();
        Words.split(text, (folded, start, end, sign) -> units.add(new Unit(folded.substring(start, end), sign)));
        return units;
    }

    /** Whether the units stand one after the other in a text, the last one as the beginning of a word. */
    public boolean matches(List<Unit> caption) {
        if (units.isEmpty()) {
            return false;
        }
        int last = units.size() - 1;
        for (int at = 0; at + last < caption.size(); at++) {
            if (units.get(last).begins(caption.get(at + last))
                    && caption.subList(at, at + last).equals(units.subList(0, last))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the units stand one after the other in a text, each as a whole word or sign. */
    public boolean isWholeIn(List<Unit> caption) {
        return !units.isEmpty() && Collections.indexOfSubList(caption, units) >= 0;
    }
}
