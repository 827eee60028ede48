package dev.zoetrope.accounts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A digest, compared in constant time. It is enough for secrets of 95 random bits and more, as all of ours have: no one
 * can try them out, so that a slow password hash would only cost time.
 */
final class Sha256 {

    /** Never fed, only cloned: looking an algorithm up takes longer than using it. */
    private static final MessageDigest FRESH = fresh();

    private final byte[] digest;

    private Sha256(byte[] digest) {
        this.digest = digest;
    }

    static Sha256 of(byte[] bytes) {
        return new Sha256(algorithm().digest(bytes));
    }

    static Sha256 of(byte[] salt, byte[] bytes) {
        var algorithm = algorithm();
        algorithm.update(salt);
        return new Sha256(algorithm.digest(bytes));
    }

    static Sha256 stored(byte[] digest) {
        return new Sha256(digest);
    }

    byte[] bytes() {
        return digest.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sha256 that && MessageDigest.isEqual(digest, that.digest);
    }

    @Override
    public int hashCode() {
        // Any four bytes of a digest are as good as all of them.
        return (digest[0] << 24) | ((digest[1] & 0xff) << 16) | ((digest[2] & 0xff) << 8) | (digest[3] & 0xff);
    }

    private static MessageDigest algorithm() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Every Java platform's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
