package dev.zoetrope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void wordsAreFoldedByUnicodesFullCaseFolding() {
        cut("HeLLo ÉTÉ", "hello été");
        cut("Straße STRASSE stra\u1e9ee", "strasse strasse strasse");
        cut("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ");
        cut("ПРИВЕТ", "привет");
        // The dotted capital I keeps its dot, the dotless small one stays what it is.
        cut("İstanbul ISPARTA ıspar", "i\u0307stanbul isparta ıspar");
    }

    @Test
    void formsThatAreTheSameTextAreFoldedTogether() {
        cut("ｈｅｌｌｏ ＷＯＲＬＤ ２０２２", "hello world 2022");
        cut("ﬁn 𝒽ello ① x²", "fin hello 1 x2");
        cut("e\u0301te\u0301", "été");
        cut("co\u00adop z\u200bw\u200djoin", "coop zwjoin");
        cut("ｶﾞ", "[ガ]");
    }

    @Test
    void diacriticsAndMarksStayPartOfTheirWord() {
        cut("categorías categorias", "categorías categorias");
        cut("x\u0301y\u20dd", "x\u0301y\u20dd");
        cut("नमस्ते מָזָל", "नमस्ते מָזָל");
    }

    @Test
    void everythingButLettersMarksAndDigitsSeparates() {
        cut("#fy#cat#fyp @anna.b a_b cat’s cat's", "fy cat fyp anna b a b cat s cat s");
        cut("a\u0000b\nc\td", "a b c d");
        cut("1,000.5 €9 50%", "1 000 5 9 50");
        cut("hello🙂world 👩‍👩‍👧‍👦family👩", "hello world family");
        cut("🇭🇳honduras ☀️sun", "honduras sun");
        cut("", "");
        cut(" 🙂 !?", "");
    }

    @Test
    void eachCharacterOfAScriptWithoutSpacesIsASign() {
        cut("東京cat", "[東] [京] cat");
        cut("ひらカタ", "[ひ] [ら] [カ] [タ]");
        cut("한국어", "[한] [국] [어]");
        cut("ที่", "[ท] [\u0e35] [\u0e48]");
        cut("ລາວ", "[ລ] [າ] [ວ]");
        cut("ខ្មែរ", "[ខ] [\u17d2] [ម] [\u17c2] [រ]");
        cut("မြန်", "[မ] [\u103c] [န] [\u103a]");
        cut("𠮷野", "[𠮷] [野]");
    }

    @Test
    void whatHanAndKanaShareIsASignToo() {
        cut("スーパーcat", "[ス] [ー] [パ] [ー] cat");
        cut("ﾗｰﾒﾝ", "[ラ] [ー] [メ] [ン]");
        cut("人々 〆切", "[人] [々] [〆] [切]");
        cut("二〇二二年", "[二] [〇] [二] [二] [年]");
        cut("か\u3099ア\u309a", "[が] [ア] [\u309a]");
    }

    @Test
    void signsAndWordsPartEachOther() {
        cut("abc東def", "abc [東] def");
        cut("7月", "7 [月]");
    }

    @Test
    void aLongWordCountsByItsBeginning() {
        int longest = Words.LONGEST_WORD;
        cut("x".repeat(longest + 1) + " y", "x".repeat(longest) + " y");
        cut("x".repeat(longest), "x".repeat(longest));
        // 𐐨 takes two UTF-16 units, which are not torn apart.
        cut("x".repeat(longest - 1) + "𐐨𐐨", "x".repeat(longest - 1));
        cut("𐐀".repeat(longest), "𐐨".repeat(longest / 2));
    }

    @Test
    void hashtagsAreComparedFoldedAndBare() {
        assertEquals("cat", Words.tag("#Cat"));
        assertEquals("cat", Words.tag(" ##CAT "));
        assertEquals("cat", Words.tag("＃# cat"));
        assertEquals("cat", Words.tag("\u200b﹟ｃａｔ\u00a0"));
        assertEquals("honduras🇭🇳", Words.tag("Honduras🇭🇳"));
        assertEquals("strasse", Words.tag("Straße"));
        assertEquals("c#", Words.tag("#C#"));
        assertEquals("", Words.tag("#"));
        assertEquals("", Words.tag(""));
        assertEquals(Words.LONGEST_WORD, Words.tag("x".repeat(1000)).length());
        assertEquals("Cat B", Words.bareTag(" ## Cat B"));
    }

    @Test
    void foldingWhatIsFoldedChangesNothing() {
        long seed = new SplittableRandom().nextLong();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 3_000; round++) {
            var text = text(random);
            var message = "seed " + seed + ", round " + round;
            var folded = Words.fold(text);
            assertEquals(folded, Words.fold(folded), message);
            assertEquals(Words.tag(text), Words.tag(Words.tag(text)), message);
            var units = new ArrayList<String>();
            Words.split(text, (whole, start, end, sign) -> {
                assertTrue(start < end && end - start <= Words.LONGEST_WORD, message);
                assertFalse(sign && whole.codePointCount(start, end) != 1, message);
                units.add(whole.substring(start, end));
            });
            // Cutting again what was cut gives the same units: engines may index them one by one.
            for (var unit : units) {
                cut(unit, shown(unit));
            }
        }
    }

    /** Characters of all sorts, common ones more often. */
    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            int c = switch (random.nextInt(6)) {
                case 0 -> " #＃@_﹟\u00a0\u200b".codePointAt(random.nextInt(8));
                case 1, 2 -> random.nextInt(0x180);
                case 3 -> random.nextInt(0x3200);
                case 4 -> random.nextInt(0xd800);
                default -> random.nextInt(0x10000, 0x20000);
            };
            text.appendCodePoint(c);
        }
        return text.toString();
    }

    private static void cut(String text, String expected) {
        assertEquals(expected, shown(text));
    }

    /** The units of a text with blanks between, signs in brackets. */
    private static String shown(String text) {
        var units = new ArrayList<String>();
        Words.split(text, (folded, start, end, sign) -> {
            var unit = folded.substring(start, end);
            units.add(sign ? "[" + unit + "]" : unit);
        });
        return String.join(" ", units);
    }
}
