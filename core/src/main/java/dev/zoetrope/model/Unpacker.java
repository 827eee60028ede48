package dev.zoetrope.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link Packer} wrote. */
final class Unpacker {
    private final byte[] bytes;
    private int at;

    Unpacker(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int at() {
        return at;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        int count = count();
        at += count;
        return new String(bytes, at - count, count, StandardCharsets.UTF_8);
    }

    <T> List<T> list(Function<Unpacker, T> each) {
        int count = count();
        var values = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            values.add(each.apply(this));
        }
        return Collections.unmodifiableList(values);
    }

    void skip(int count) {
        at += count;
    }
}
