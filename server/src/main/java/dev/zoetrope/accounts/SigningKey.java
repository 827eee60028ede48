package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * Signs webhooks as the holder of an app's secret would (HMAC-SHA256), without the secret: it keeps the two states that the digest has after the secret was mixed
 * in. Whoever reads them can sign, and still does not know the secret. Immutable.
 */
public final class SigningKey {
    private static final int BLOCK = 64;
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
        var block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= pad;
        }
        var digest = new SHA256Digest();
        digest.update(block, 0, BLOCK);
        return digest.getEncodedState();
    }

    /** What {@link #bytes} gave. */
    static SigningKey stored(byte[] bytes) {
        int half = bytes.length / 2;
        return new SigningKey(Arrays.copyOf(bytes, half), Arrays.copyOfRange(bytes, half, bytes.length));
    }

    byte[] bytes() {
        var bytes = Arrays.copyOf(inner, inner.length + outer.length);
        System.arraycopy(outer, 0, bytes, inner.length, outer.length);
        return bytes;
    }

    /** The message's HMAC-SHA256 under the secret, in lower-case hexadecimal digits. */
    public String sign(byte[] message) {
        var digest = finished(outer, finished(inner, message));
        return HexFormat.of().formatHex(digest);
    }

    private static byte[] finished(byte[] state, byte[] message) {
        var digest = new SHA256Digest(state);
        digest.update(message, 0, message.length);
        var result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }
}
