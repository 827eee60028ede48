package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                  | 0
            abc                 | 3
            été                 | 3
            e\u0301te\u0301     | 3
            東京                | 4
            ｶﾀｶﾅ                | 4
            Ａ                  | 2
            안녕                | 4
            สวัสดี              | 4
            مرحبا               | 5
            🙂                  | 2
            👩‍👩‍👧‍👦                  | 2
            👍🏽                  | 2
            🇩🇪                  | 2
            ❤️                  | 2
            ✓                   | 1
            a\u200bb            | 2
            """)
    void aTextTakesSoManyColumns(String text, int columns) {
        assertEquals(columns, TerminalText.width(text));
        assertEquals(text + "   ", TerminalText.left(text, columns + 3));
        assertEquals("   " + text, TerminalText.right(text, columns + 3));
        assertEquals(text, TerminalText.cut(text, columns));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            abcdef   | 4 | abc…
            東京都庁 | 4 | 東…
            東京都庁 | 5 | 東京…
            a👩‍👩‍👧‍👦bcd  | 4 | a👩‍👩‍👧‍👦…
            a👩‍👩‍👧‍👦bcd  | 3 | a…
            e\u0301e\u0301e\u0301 | 2 | e\u0301…
            ab       | 1 | …
            """)
    void aTextIsCutBetweenWhatReadersTakeForCharacters(String text, int columns, String cut) {
        assertEquals(cut, TerminalText.cut(text, columns));
    }

    @Test
    void nothingIsLeftThatATerminalObeys() {
        assertEquals(
                "a b c d", TerminalText.harmless("\n a\tb\r\nc\u2028d\u0085 ").replace("  ", " "));
        assertEquals("␛[31mred␛[0m␇␀", TerminalText.harmless("\u001b[31mred\u001b[0m\u0007\u0000"));
        assertEquals("��x", TerminalText.harmless("\u009b\u007fx"));
        assertEquals("�", TerminalText.harmless("\ud83d"));
        assertEquals("evil", TerminalText.harmless("\u202eevil\u2066\u202c"));
        assertEquals("a\nb␛c", TerminalText.harmlessLines("a\nb\u001bc"));
    }

    @Test
    void anyTextIsHarmlessAndFits() {
        long seed = Long.getLong("zoetrope.seed", 11);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                int below = random.nextBoolean() ? 0x100 : random.nextBoolean() ? 0x10000 : 0x20000;
                text.appendCodePoint(random.nextInt(below));
            }
            var shown = TerminalText.harmless(text.toString());
            assertTrue(
                    shown.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0x202a && c <= 0x202e)),
                    "seed " + seed + ": " + text);
            int columns = 1 + random.nextInt(40);
            assertTrue(TerminalText.width(TerminalText.cut(shown, columns)) <= columns, "seed " + seed + ": " + text);
            if (TerminalText.width(shown) <= columns) {
                assertEquals(columns, TerminalText.width(TerminalText.right(shown, columns)), "seed " + seed + text);
            }
        }
    }

    @Test
    void piecesOfBytesMayEndWithinACharacter() {
        var text = "aé東🙂👩‍👩‍👧‍👦\nb";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size < 8; size++) {
            var utf8 = new Utf8();
            var all = new StringBuilder();
            for (int at = 0; at < bytes.length; at += size) {
                all.append(utf8.text(bytes, at, Math.min(size, bytes.length - at)));
            }
            assertEquals(text, all.toString());
        }
    }

    @Test
    void aTerminalTellsItsWidthAndColours() {
        var xterm = Map.of("TERM", "xterm");
        assertEquals(new Terminal(true, 132, true), Terminal.of(xterm, "50 132\n"));
        assertEquals(new Terminal(true, 100, true), Terminal.of(xterm, ""));
        assertEquals(new Terminal(true, 40, true), Terminal.of(xterm, "50 7"));
        assertEquals(100, Terminal.of(xterm, "0 0").width());
        assertEquals(
                new Terminal(true, 72, false),
                Terminal.of(Map.of("TERM", "xterm", "COLUMNS", "72", "NO_COLOR", "1"), "50 132"));
        assertFalse(Terminal.of(Map.of("TERM", "dumb"), "").colours());
        assertFalse(Terminal.of(Map.of(), "").colours());
        assertTrue(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", ""), "").colours());
    }
}
