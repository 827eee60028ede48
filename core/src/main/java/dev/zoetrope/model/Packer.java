package dev.zoetrope.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Appends numbers and texts to a growing array, in the form that {@link Unpacker} reads. */
final class Packer {
    private byte[] bytes;
    private int length;

    Packer(int expected) {
        bytes = new byte[expected];
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** An unsigned number, seven bits to a byte, lowest first. */
    Packer number(long value) {
        reserve(10);
        while ((value & ~0x7fL) != 0) {
            bytes[length++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[length++] = (byte) value;
        return this;
    }

    /** A signed number, short when it is near zero. */
    Packer signed(long value) {
        return number((value << 1) ^ (value >> 63));
    }

    Packer text(String value) {
        return block(utf8(value));
    }

    <T> Packer list(List<T> values, BiConsumer<Packer, T> each) {
        number(values.size());
        for (var value : values) {
            each.accept(this, value);
        }
        return this;
    }

    /** Bytes behind their length. */
    Packer block(byte[] value) {
        return number(value.length).raw(value, 0, value.length);
    }

    Packer raw(byte[] value, int from, int count) {
        reserve(count);
        System.arraycopy(value, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Half of a surrogate pair stands for no character; it becomes U+FFFD, so that what is stored is always valid. */
    static byte[] utf8(String text) {
        return (isWellFormed(text) ? text : wellFormed(text)).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static String wellFormed(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
