package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

final class TextTokensTest {
    @Test
    void aWordStandsWithItsBeginnings() {
        assertEquals("0 cat _c _ca _cat", tokens("Cat"));
        assertEquals("0 x _x, 1 y _y", tokens("x#y"));
        assertEquals("0 strasse _s _st _str _stra _stras _strass _strasse", tokens("Straße"));
    }

    @Test
    void beginningsHaveAtMostEightLetters() {
        assertEquals("0 abcdefgh _a _ab _abc _abcd _abcde _abcdef _abcdefg _abcdefgh", tokens("abcdefgh"));
        assertEquals("0 abcdefghi _a _ab _abc _abcd _abcde _abcdef _abcdefg _abcdefgh", tokens("abcdefghi"));
        assertEquals("0 𐐨𐐩 _𐐨 _𐐨𐐩", tokens("𐐀𐐁"));
    }

    @Test
    void aSignStandsWithThePairItBegins() {
        assertEquals("0 東", tokens("東"));
        assertEquals("0 東 東京, 1 京 京都, 2 都", tokens("東京都"));
        assertEquals("0 東 東京, 1 京", tokens("東 京"));
    }

    @Test
    void wordsAndSignsFollowOneAnother() {
        assertEquals("0 a _a, 1 東, 2 b _b, 3 京 京都, 4 都", tokens("a東b京都"));
    }

    @Test
    void aCaptionWithoutWordsHasNoTokens() {
        assertEquals("", tokens(""));
        assertEquals("", tokens("🙂 #!"));
    }

    @Test
    void noPhraseLeadsFromOneTextIntoTheNext() {
        assertEquals("0 東, 2 京 京都, 3 都, 5 a _a, 6 b _b", tokens(new TextTokens(List.of("", "東", "🙂", "京都", "a.b"))));
        assertEquals("0 a _a", tokens(new TextTokens(List.of("a"))));
    }

    /** Terms by position, the prefix mark as an underscore. */
    private static String tokens(String caption) {
        return tokens(new TextTokens(caption));
    }

    private static String tokens(TextTokens tokens) {
        var positions = new ArrayList<String>();
        int position = -1;
        try (tokens) {
            var term = tokens.getAttribute(CharTermAttribute.class);
            var increment = tokens.getAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                var text = term.toString().replace(TextTokens.PREFIX_MARK, '_');
                position += increment.getPositionIncrement();
                if (increment.getPositionIncrement() > 0) {
                    positions.add(position + " " + text);
                } else {
                    positions.add(positions.removeLast() + " " + text);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return String.join(", ", positions);
    }
}
