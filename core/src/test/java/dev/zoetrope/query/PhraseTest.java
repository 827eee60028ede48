package dev.zoetrope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PhraseTest {
    @Test
    void aWordMatchesTheBeginningOfAWord() {
        for (var caption : new String[] {
            "Catch",
            "I love Catherine",
            "categorías",
            "#catfishing",
            "#catrachos504",
            "#fy#cat#fyp",
            "cat’s",
            "@cathy",
            "a_cat",
            "CAT"
        }) {
            matches("cat", caption);
            matches("CAT", caption);
        }
        for (var caption : new String[] {"location", "education", "ca", "c a t", "çat", "", "🙂"}) {
            misses("cat", caption);
        }
    }

    @Test
    void aNumberSignOrAtSignBeforeAWordIsIgnored() {
        matches("#rstats", "learning rstats");
        matches("#rstats", "#RStatsTips");
        matches("@anna", "by anna");
        matches("＃cat", "cats");
    }

    @Test
    void severalWordsFollowOneAnotherTheLastAsABeginning() {
        matches("hello world", "Hello, World!");
        matches("hello world", "say #hello#worldwide");
        matches("hello wor", "hello world");
        matches("hello", "othello hello");
        matches("a b c", "a b a b c");
        misses("hello world", "hello my world");
        misses("hello world", "world hello");
        misses("hell world", "hello world");
        misses("hello world", "hello");
        misses("hello world", "ohello world");
    }

    @Test
    void diacriticsCountAndCaseDoesNot() {
        matches("ÉTÉ", "l'été");
        misses("ete", "été");
        matches("STRASSE", "straße");
        matches("straß", "STRASSENBAHN");
        matches("σίσυφος", "ΣΊΣΥΦΟΣ");
        misses("istanbul", "İstanbul");
        matches("i\u0307stanbul", "İstanbul");
    }

    @Test
    void scriptsWithoutSpacesMatchAnywhereInARun() {
        matches("京", "東京都");
        matches("京都", "東京都");
        matches("東京都", "東京都庁");
        misses("東都", "東京都");
        matches("タカ", "カタカナ");
        matches("ーメ", "ラーメン");
        matches("ラー", "ラーーメン");
        matches("ーメン", "ラーーメン");
        matches("ไทย", "ภาษาไทย");
        matches("국", "한국어");
        misses("하", "한국어");
        matches("န်မာ", "မြန်မာ");
        matches("cat", "スーパーcat");
        matches("東 京", "東京");
        matches("東京", "東 京");
    }

    @Test
    void signsAndWordsMixInAPhrase() {
        matches("東京tow", "東京tower");
        matches("tower東", "tokyo tower東京");
        misses("tow東", "tower東京");
        matches("7月", "2022年 7月4日");
        misses("22年", "2022年");
    }

    @Test
    void aKeywordWithoutLetterAndDigitMatchesNothing() {
        for (var keyword : new String[] {"", " ", "🙂", "#", "!!"}) {
            misses(keyword, "");
            misses(keyword, "🙂 # !!");
            misses(keyword, "cat");
        }
    }

    @Test
    void aVeryLongWordCountsByItsBeginning() {
        var word = "x".repeat(Words.LONGEST_WORD);
        matches(word + "yy", word + "zz");
        matches(word + "yy cat", word + "zz cat");
        misses(word, word.substring(1));
    }

    private static void matches(String keyword, String caption) {
        assertEquals(true, found(keyword, caption), keyword + " in " + caption);
    }

    private static void misses(String keyword, String caption) {
        assertEquals(false, found(keyword, caption), keyword + " in " + caption);
    }

    private static boolean found(String keyword, String caption) {
        return Phrase.of(keyword).matches(Phrase.units(caption));
    }
}
