package dev.zoetrope.catalog;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes digests of names that nobody can make who does not have the key, so that tombstones do not tell of whom they are. The key is one catalog's own.
 *
 * <p>Safe for use by several threads.
 */
public final class Seal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** Half of the digest tells any number of names apart. */
    private static final int DIGEST_BYTES = 16;

    private final byte[] key;
    private final Mac mac;

    private Seal(byte[] key) {
        this.key = key;
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** A seal with a key that nobody else has. */
    public static Seal draw() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Seal(key);
    }

    /** The seal whose {@link #key} this is. */
    public static Seal of(String key) {
        return new Seal(HexFormat.of().parseHex(key));
    }

    public String key() {
        return HexFormat.of().formatHex(key);
    }

    public synchronized byte[] digest(String term) {
        return Arrays.copyOf(mac.doFinal(term.getBytes(StandardCharsets.UTF_8)), DIGEST_BYTES);
    }
}
