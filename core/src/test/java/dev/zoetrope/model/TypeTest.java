package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TypeTest {
    @Test
    void numbersOf64BitsComeBack() {
        for (long number : numbers()) {
            comesBack(Type.NUMBER, number);
            comesBack(Type.TAG, new Video.Tag("AIGC", number));
            comesBack(Type.HASHTAGS, List.of(new Video.Hashtag(number, "a", "")));
        }
        comesBack(Type.NUMBERS, LongStream.of(numbers()).boxed().toList());
        comesBack(Type.NUMBERS, List.of());
    }

    @Test
    void textsComeBack() {
        for (var text : List.of("", "a", "\u0000", "é", "東京", "🙂", "a🙂b", "\uffff", "x".repeat(100_000))) {
            comesBack(Type.TEXT, text);
            comesBack(Type.TEXTS, List.of(text, "", text));
            comesBack(Type.TAG, new Video.Tag(text, 1));
            comesBack(Type.STICKERS, List.of(new Video.Sticker(text, text)));
            comesBack(Type.EFFECTS, List.of(new Video.Effect(text, "", text)));
            comesBack(Type.HASHTAGS, List.of(new Video.Hashtag(1, text, text), new Video.Hashtag(2, "", "")));
        }
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertEquals("a\ufffdb", read(Type.TEXT, "a\ud83db"));
        assertEquals("\ufffd", read(Type.TEXT, "\ud83d"));
        assertEquals("\ufffd\ufffd", read(Type.TEXT, "\ude42\ud83d"));
        assertEquals("\ufffd🙂", read(Type.TEXT, "\ud83d🙂"));
        assertEquals("🙂\ufffd", read(Type.TEXT, "🙂\ude42"));
        assertEquals(List.of("x\ufffd"), read(Type.TEXTS, List.of("x\ud800")));
        assertArrayEquals(Type.TEXT.encode("\ufffd"), Type.TEXT.encode("\udfff"));
    }

    @Test
    void flagsComeBack() {
        comesBack(Type.FLAG, true);
        comesBack(Type.FLAG, false);
    }

    @Test
    void longListsComeBack() {
        comesBack(Type.TEXTS, Collections.nCopies(20_000, "tag"));
        comesBack(Type.NUMBERS, Collections.nCopies(20_000, Long.MIN_VALUE));
        comesBack(Type.STICKERS, List.of());
        comesBack(Type.EFFECTS, List.of());
    }

    @Test
    void differentValuesHaveDifferentBytes() {
        different(Type.TEXTS, List.of(), List.of(""));
        different(Type.TEXTS, List.of("ab", "c"), List.of("a", "bc"));
        different(Type.TEXTS, List.of("a", "b"), List.of("b", "a"));
        different(Type.NUMBER, 0L, -1L);
        different(Type.STICKERS, List.of(new Video.Sticker("1", "")), List.of(new Video.Sticker("", "1")));
    }

    private static long[] numbers() {
        var numbers = LongStream.builder().add(0).add(Long.MIN_VALUE).add(Long.MAX_VALUE);
        for (int bit = 0; bit < 63; bit++) {
            numbers.add(1L << bit).add(-(1L << bit)).add((1L << bit) - 1);
        }
        return numbers.build().toArray();
    }

    private static <T> void comesBack(Type<T> type, T value) {
        assertEquals(value, read(type, value));
    }

    /** Reads a value from the middle of a larger array, as rows do. */
    private static <T> T read(Type<T> type, T value) {
        var bytes = type.encode(value);
        var larger = new byte[bytes.length + 5];
        Arrays.fill(larger, (byte) 0xff);
        System.arraycopy(bytes, 0, larger, 3, bytes.length);
        return type.decode(larger, 3, bytes.length);
    }

    private static <T> void different(Type<T> type, T a, T b) {
        assertFalse(Arrays.equals(type.encode(a), type.encode(b)));
    }
}
