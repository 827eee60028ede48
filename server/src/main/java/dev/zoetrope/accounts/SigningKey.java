package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Signs webhooks as the holder of an app's secret would (HMAC-SHA256), without the secret: it keeps the two states that the digest has after the secret was mixed
 * in. Whoever reads them can sign, and still does not know the secret. Immutable.
 */
public final class SigningKey {
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final byte[] inner;
    private final byte[] outer;

    private SigningKey(byte[] inner, byte[] outer) {
        this.inner = inner;
        this.outer = outer;
    }

    /** @param secret an app's, which is shorter than a block of the digest */
    static SigningKey of(String secret) {
        var key = secret.getBytes(UTF_8);
        return new SigningKey(state(key, INNER), state(key, OUTER));
    }

    private static byte[] state(byte[] key, byte pad) {
        var block = Arrays.copyOf(key, Sha256State.BLOCK);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= pad;
        }
        return Sha256State.after(block);
    }

    /** What {@link #bytes} gave. */
    static SigningKey stored(byte[] bytes) {
        return new SigningKey(
                Arrays.copyOf(bytes, Sha256State.SIZE), Arrays.copyOfRange(bytes, Sha256State.SIZE, bytes.length));
    }

    byte[] bytes() {
        var bytes = Arrays.copyOf(inner, inner.length + outer.length);
        System.arraycopy(outer, 0, bytes, inner.length, outer.length);
        return bytes;
    }

    /** The message's HMAC-SHA256 under the secret, in lower-case hexadecimal digits. */
    public String sign(byte[] message) {
        return HexFormat.of().formatHex(Sha256State.digest(outer, Sha256State.digest(inner, message)));
    }
}
