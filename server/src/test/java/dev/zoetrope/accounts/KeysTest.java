package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.chance.Chance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class KeysTest extends AccountsContract {
    private static final NewKey LIMITED = new NewKey(Api.ENSEMBLE, "Collector 数", Standing.UNVERIFIED, 1_500, 20);
    private static final NewKey HANDLE = new NewKey(Api.HANDLE, "Gateway");

    @Test
    void aKeyIsFoundByItsTextAsItWasDescribed() {
        var issued = accounts.keys().create(LIMITED, NOW);
        var expected = new ApiKey(issued.key().id(), Api.ENSEMBLE, "Collector 数", Standing.UNVERIFIED, 1_500, 20, NOW);
        assertEquals(expected, issued.key());
        assertEquals(Optional.of(expected), accounts.keys().find(Api.ENSEMBLE, issued.text()));
        assertEquals(Optional.empty(), accounts.keys().find(Api.HANDLE, issued.text()));
    }

    @Test
    void keysHaveTheFormOfTheirApi() {
        var token = accounts.keys().create(LIMITED, NOW);
        assertTrue(token.text().matches("[a-zA-Z0-9]{16}"), token.text());
        var key = accounts.keys().create(HANDLE, NOW);
        assertTrue(key.text().matches("[a-zA-Z0-9]{40}"), key.text());
        assertTrue(key.key().id().matches("[a-z0-9]{10}"), key.key().id());
        assertNotEquals(key.text(), accounts.keys().create(HANDLE, NOW).text());
        assertFalse(key.toString().contains(key.text()));
    }

    @Test
    void whatIsNoKeyIsNotFound() {
        var text = accounts.keys().create(HANDLE, NOW).text();
        var altered = (text.charAt(0) == 'A' ? "B" : "A") + text.substring(1);
        for (var other : List.of("", "\0", altered, text + "A", text.substring(1), " " + text, "é".repeat(40))) {
            assertEquals(Optional.empty(), accounts.keys().find(Api.HANDLE, other), other);
        }
    }

    @Test
    void aRevokedKeyIsGoneAtOnce() {
        var kept = accounts.keys().create(HANDLE, NOW);
        var issued = accounts.keys().create(HANDLE, NOW);
        assertTrue(accounts.keys().find(Api.HANDLE, issued.text()).isPresent(), "and known to the cache");
        assertEquals(issued.key(), accounts.keys().revoke(issued.key().id()));
        assertEquals(Optional.empty(), accounts.keys().find(Api.HANDLE, issued.text()));
        assertEquals(List.of(kept.key()), accounts.keys().list());
        for (var id : List.of(issued.key().id(), "", "\0", "x".repeat(100_000))) {
            var refusal = assertThrows(NoSuchKey.class, () -> accounts.keys().revoke(id));
            assertTrue(String.valueOf(refusal.getMessage()).length() < 300);
        }
    }

    @Test
    void aRevokedKeyIsFoundByNobodyWhoLooksAfterwards() throws Exception {
        for (int round = 0; round < 20; round++) {
            var issued = accounts.keys().create(HANDLE, NOW);
            var revoked = new AtomicReference<ApiKey>();
            var turn = new AtomicInteger();
            Together.run(4, () -> {
                if (turn.getAndIncrement() == 2) {
                    revoked.set(accounts.keys().revoke(issued.key().id()));
                }
                boolean gone = revoked.get() != null;
                boolean found = accounts.keys().find(Api.HANDLE, issued.text()).isPresent();
                assertFalse(gone && found);
            });
            assertEquals(Optional.empty(), accounts.keys().find(Api.HANDLE, issued.text()));
        }
    }

    @Test
    void keysAreListedOldestFirst() {
        var younger = accounts.keys().create(HANDLE, NOW.plusSeconds(1)).key();
        var older = accounts.keys().create(LIMITED, NOW).key();
        assertEquals(List.of(older, younger), accounts.keys().list());
    }

    @Test
    void aGivenKeyIsPutThereOnce() throws Exception {
        var text = "demoKey".repeat(5) + "00001";
        var key = accounts.keys().standing(HANDLE, text, NOW);
        Together.run(4, () -> assertEquals(key, accounts.keys().standing(HANDLE, text, NOW.plusSeconds(9))));
        assertEquals(List.of(key), accounts.keys().list());
        accounts.keys().revoke(key.id());
        assertEquals(HANDLE.name(), accounts.keys().standing(HANDLE, text, NOW).name());
        assertThrows(IllegalArgumentException.class, () -> accounts.keys().standing(LIMITED, text, NOW));
    }

    @Test
    void aDrawnKeyThatIsTakenIsDrawnAnew() {
        try (var first = Accounts.inMemory(LIMITS, Chance.seeded(1));
                var second = Accounts.inMemory(LIMITS, Chance.seeded(1))) {
            var drawn = first.keys().create(HANDLE, NOW).text();
            second.keys().standing(HANDLE, drawn, NOW);
            assertNotEquals(drawn, second.keys().create(HANDLE, NOW).text());
            assertEquals(2, second.keys().list().size());
        }
    }

    @Test
    void noLimitIsTheLargestQuotaAndUsesAreCountedByKey() {
        var free = accounts.keys().create(HANDLE, NOW).key();
        assertEquals(Uses.UNLIMITED, free.quota());
        assertEquals("handle:" + free.id(), free.useKey());
        assertEquals(1_500, accounts.keys().create(LIMITED, NOW).key().quota());
    }

    @Test
    void whatAKeyCannotBeIsRefused() {
        for (var making : List.<Runnable>of(
                () -> new NewKey(Api.ENSEMBLE, " "),
                () -> new NewKey(Api.ENSEMBLE, "a\nb"),
                () -> new NewKey(Api.ENSEMBLE, "a".repeat(101)),
                () -> new NewKey(Api.ENSEMBLE, "a", Standing.ACTIVE, -1, 0),
                () -> new NewKey(Api.ENSEMBLE, "a", Standing.ACTIVE, 0, -1),
                () -> new NewKey(Api.ENSEMBLE, "a", Standing.ACTIVE, 0, NewKey.MOST_PER_SECOND + 1),
                () -> new NewKey(Api.HANDLE, "a", Standing.EXPIRED, 0, 0))) {
            assertThrows(InvalidKey.class, making::run);
        }
    }
}
