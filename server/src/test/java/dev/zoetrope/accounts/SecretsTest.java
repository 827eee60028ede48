package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
class SecretsTest extends AccountsContract {

    private byte[] signed(String purpose) {
        return accounts.secrets().of(purpose).sign("message".getBytes(UTF_8));
    }

    @Test
    void aKeyOutlivesARestart() {
        var signed = signed("links");
        assertEquals(32, signed.length);
        reopen(LIMITS);
        assertArrayEquals(signed, signed("links"));
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        assertFalse(Arrays.equals(signed("links"), signed("other")));
    }

    @Test
    void manyMaySignAtOnce() throws Exception {
        var signed = signed("links");
        Together.run(8, () -> {
            for (int i = 0; i < 1_000; i++) {
                assertArrayEquals(signed, signed("links"));
            }
        });
    }
}
