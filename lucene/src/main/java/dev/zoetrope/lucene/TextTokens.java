package dev.zoetrope.lucene;

import dev.zoetrope.query.Words;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The terms of a caption, or of the names somebody has. Each unit of {@link Words} takes one position, and there stand
 *
 * <ul>
 *   <li>for a word: the word, and behind a mark its beginnings of one to {@value #LONGEST_PREFIX} letters, so that the keyword {@code c} is one term, not all
 *       words that begin with it;
 *   <li>for a sign: the sign, and with the next unit, if that is a sign too, the pair: single signs are too frequent to search a run of them by.
 * </ul>
 *
 * <p>These three cannot be mistaken for each other: the mark is no letter, and no word holds a sign. Between two texts one position is left out, so that no
 * phrase is found across them.
 */
final class TextTokens extends TokenStream {
    static final int LONGEST_PREFIX = 8;
    static final char PREFIX_MARK = '\u0001';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private char[] folded = {};
    /** Where each unit begins and ends, one after the other. */
    private int[] bounds = new int[64];

    private final BitSet signs = new BitSet();
    /** Units that begin another text. */
    private final BitSet beginnings = new BitSet();

    private int units;
    private int unit;
    /** What of the unit comes next: 0 the unit itself, then so many letters of it, or the pair. */
    private int part;

    private int partEnd;

    TextTokens(String text) {
        this(List.of(text));
    }

    TextTokens(List<String> texts) {
        texts.forEach(this::add);
    }

    private void add(String text) {
        int first = units;
        int base = folded.length;
        Words.split(text, (folding, start, end, sign) -> {
            if (units == first) {
                append(folding);
                beginnings.set(units, units > 0);
            }
            if (2 * units == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            }
            bounds[2 * units] = base + start;
            bounds[2 * units + 1] = base + end;
            signs.set(units++, sign);
        });
    }

    private void append(String more) {
        int count = folded.length;
        folded = Arrays.copyOf(folded, count + more.length());
        more.getChars(0, more.length(), folded, count);
    }

    @Override
    public boolean incrementToken() {
        while (unit < units) {
            int start = bounds[2 * unit];
            int end = bounds[2 * unit + 1];
            increment.setPositionIncrement(part > 0 ? 0 : beginnings.get(unit) ? 2 : 1);
            if (part == 0) {
                term.copyBuffer(folded, start, end - start);
                partEnd = start;
                part++;
                return true;
            }
            if (signs.get(unit) ? pair(start, end) : prefix(start, end)) {
                part++;
                return true;
            }
            unit++;
            part = 0;
        }
        return false;
    }

    private boolean pair(int start, int end) {
        if (part > 1 || unit + 1 == units || !signs.get(unit + 1) || beginnings.get(unit + 1)) {
            return false;
        }
        int next = bounds[2 * unit + 2];
        int count = bounds[2 * unit + 3] - next;
        var pair = term.resizeBuffer(end - start + count);
        System.arraycopy(folded, start, pair, 0, end - start);
        System.arraycopy(folded, next, pair, end - start, count);
        term.setLength(end - start + count);
        return true;
    }

    private boolean prefix(int start, int end) {
        if (part > LONGEST_PREFIX || partEnd == end) {
            return false;
        }
        partEnd += Character.charCount(Character.codePointAt(folded, partEnd, end));
        var prefix = term.resizeBuffer(1 + partEnd - start);
        prefix[0] = PREFIX_MARK;
        System.arraycopy(folded, start, prefix, 1, partEnd - start);
        term.setLength(1 + partEnd - start);
        return true;
    }

    @Override
    public void reset() {
        unit = 0;
        part = 0;
    }
}
