package dev.zoetrope.accounts;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that signs. Safe for use by many threads. */
public final class Secret {
    private static final String ALGORITHM = "HmacSHA256";

    /** Holds what the key makes of the algorithm's state, and is never fed: each signature begins with a copy. */
    private final Mac keyed;

    Secret(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
            // A provider that has waited until now is chosen here, not by several threads at once.
            keyed.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** The HMAC-SHA256 of a message: 32 bytes. */
    public byte[] sign(byte[] message) {
        try {
            return ((Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This platform's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
