package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    private static final String SECRET = "demoSecretdemoSecretdemoSecret00";

    /** The two states as they lie in databases, where later versions have to find them of use. */
    private static final String STORED = "2596ba83049b931e5afe881e3e6c0664f392404701b717cac998ea913c078dec"
            + "141a1cd767b64fcf3760373835b1670d26dc19c23153de77d34cd05d04675e05";

    @Test
    void itSignsAsTheSecretDoes() throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        var random = new SplittableRandom(1);
        for (int length = 0; length < 200; length++) {
            var message = new byte[length];
            random.nextBytes(message);
            var expected = HexFormat.of().formatHex(mac.doFinal(message));
            assertEquals(expected, SigningKey.of(SECRET).sign(message));
            assertEquals(
                    expected, SigningKey.stored(SigningKey.of(SECRET).bytes()).sign(message));
        }
    }

    @Test
    void whatIsStoredStaysOfUseAndHoldsNoSecret() {
        assertEquals(STORED, HexFormat.of().formatHex(SigningKey.of(SECRET).bytes()));
        assertFalse(new String(SigningKey.of(SECRET).bytes(), ISO_8859_1).contains(SECRET.substring(0, 8)));
    }
}
