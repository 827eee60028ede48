package dev.zoetrope.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What kind of value a field holds, and how it is written down. Two values are the same value exactly when their bytes are the same.
 *
 * <p>Immutable.
 */
public final class Type<T> {
    /** Text. Half a surrogate pair is kept as U+FFFD. */
    public static final Type<String> TEXT =
            new Type<>(Packer::utf8, (b, at, n) -> new String(b, at, n, StandardCharsets.UTF_8));

    /** A whole number of 64 bits: ids, counters, times. */
    public static final Type<Long> NUMBER =
            new Type<>(v -> new Packer(10).signed(v).toBytes(), (b, at, n) -> new Unpacker(b, at).signed());

    public static final Type<Boolean> FLAG = new Type<>(v -> new byte[] {(byte) (v ? 1 : 0)}, (b, at, n) -> b[at] != 0);

    public static final Type<List<String>> TEXTS = listOf(Packer::text, Unpacker::text);

    public static final Type<List<Long>> NUMBERS = listOf(Packer::signed, Unpacker::signed);

    public static final Type<List<Video.Hashtag>> HASHTAGS = listOf(
            (p, v) -> p.signed(v.id()).text(v.name()).text(v.description()),
            u -> new Video.Hashtag(u.signed(), u.text(), u.text()));

    public static final Type<List<Video.Sticker>> STICKERS =
            listOf((p, v) -> p.text(v.id()).text(v.name()), u -> new Video.Sticker(u.text(), u.text()));

    public static final Type<List<Video.Effect>> EFFECTS = listOf(
            (p, v) -> p.text(v.id()).text(v.name()).text(v.photoUrl()),
            u -> new Video.Effect(u.text(), u.text(), u.text()));

    public static final Type<Video.Tag> TAG =
            new Type<>(v -> new Packer(24).text(v.type()).signed(v.number()).toBytes(), (b, at, n) -> {
                var u = new Unpacker(b, at);
                return new Video.Tag(u.text(), u.signed());
            });

    /** Reads a value from {@code count} bytes at {@code at}. */
    interface Decoder<T> {
        T decode(byte[] bytes, int at, int count);
    }

    private final Function<T, byte[]> encoder;
    private final Decoder<T> decoder;

    private Type(Function<T, byte[]> encoder, Decoder<T> decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    private static <T> Type<List<T>> listOf(BiConsumer<Packer, T> pack, Function<Unpacker, T> unpack) {
        return new Type<>(
                values -> new Packer(16 + 16 * values.size()).list(values, pack).toBytes(),
                (b, at, n) -> new Unpacker(b, at).list(unpack));
    }

    byte[] encode(T value) {
        return encoder.apply(value);
    }

    T decode(byte[] bytes, int at, int count) {
        return decoder.decode(bytes, at, count);
    }
}
