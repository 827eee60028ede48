package dev.zoetrope.lucene;

import dev.zoetrope.query.Words;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The terms of a caption. Each unit of {@link Words} takes one position, and there stand
 *
 * <ul>
 *   <li>for a word: the word, and behind a mark its beginnings of one to {@value #LONGEST_PREFIX} letters, so that the keyword {@code c} is one term, not all
 *       words that begin with it;
 *   <li>for a sign: the sign, and with the next unit, if that is a sign too, the pair: single signs are too frequent to search a run of them by.
 * </ul>
 *
 * <p>These three cannot be mistaken for each other: the mark is no letter, and no word holds a sign.
 */
final class CaptionTokens extends TokenStream {
    static final int LONGEST_PREFIX = 8;
    static final char PREFIX_MARK = '\u0001';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Span> spans = new ArrayList<>();
    private String folded = "";
    private int unit;
    /** What of the unit comes next: 0 the unit itself, then so many letters of it, or the pair. */
    private int part;

    private int prefixEnd;

    private record Span(int start, int end, boolean sign) {}

    CaptionTokens(String caption) {
        Words.split(caption, (text, start, end, sign) -> {
            folded = text;
            spans.add(new Span(start, end, sign));
        });
    }

    @Override
    public boolean incrementToken() {
        while (unit < spans.size()) {
            var span = spans.get(unit);
            clearAttributes();
            increment.setPositionIncrement(part == 0 ? 1 : 0);
            if (part == 0) {
                part++;
                prefixEnd = span.start;
                term.append(folded, span.start, span.end);
                return true;
            }
            if (span.sign ? pair(span) : prefix(span)) {
                part++;
                return true;
            }
            unit++;
            part = 0;
        }
        return false;
    }

    private boolean pair(Span span) {
        if (part > 1 || unit + 1 == spans.size() || !spans.get(unit + 1).sign) {
            return false;
        }
        var next = spans.get(unit + 1);
        term.append(folded, span.start, span.end).append(folded, next.start, next.end);
        return true;
    }

    private boolean prefix(Span span) {
        if (part > LONGEST_PREFIX || prefixEnd == span.end) {
            return false;
        }
        prefixEnd = folded.offsetByCodePoints(prefixEnd, 1);
        term.append(PREFIX_MARK).append(folded, span.start, prefixEnd);
        return true;
    }

    @Override
    public void reset() {
        unit = 0;
        part = 0;
    }
}
