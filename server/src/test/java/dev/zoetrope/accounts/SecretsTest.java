package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SecretsTest extends AccountsContract {

    @Test
    void aKeyOutlivesARestart() {
        var key = accounts.secrets().of("links").clone();
        assertEquals(Secrets.LENGTH, key.length);
        reopen(LIMITS);
        assertArrayEquals(key, accounts.secrets().of("links"));
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        assertFalse(
                Arrays.equals(accounts.secrets().of("links"), accounts.secrets().of("other")));
    }
}
