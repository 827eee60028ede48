package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TokensTest extends AccountsContract {

    @Test
    void aTokenStandsForItsAppForTwoHours() {
        var app = newApp();
        var token = accounts.tokens().issue(app, NOW);

        assertEquals(NOW.plusSeconds(7200), token.expiresAt());
        var expected = Optional.of(new ClientToken(app.clientKey(), app.scopes(), token.expiresAt()));
        assertEquals(expected, accounts.tokens().find(token.text(), NOW));
        assertEquals(
                expected,
                accounts.tokens().find(token.text(), NOW.plusSeconds(7200).minusMillis(1)));
        assertEquals(Optional.empty(), accounts.tokens().find(token.text(), NOW.plusSeconds(7200)));
    }

    @Test
    void aTokenHasTikToksForm() {
        var token = accounts.tokens().issue(newApp(), NOW);
        assertTrue(token.text().matches("clt\\.[A-Za-z0-9_-]{43}"), token.text());
        assertFalse(token.toString().contains(token.text()));
    }

    @Test
    void anAppHoldsSeveralTokensAtATime() {
        var app = newApp();
        var first = accounts.tokens().issue(app, NOW);
        var second = accounts.tokens().issue(app, NOW);
        assertTrue(accounts.tokens().find(first.text(), NOW).isPresent());
        assertTrue(accounts.tokens().find(second.text(), NOW).isPresent());
    }

    @Test
    void whatIsNoTokenIsNotFound() {
        var token = accounts.tokens().issue(newApp(), NOW).text();
        var last = token.charAt(token.length() - 2) == 'A' ? "B" : "A";
        var altered = new StringBuilder(token)
                .replace(token.length() - 2, token.length() - 1, last)
                .toString();
        for (var text : List.of("", "clt.", "\0", altered, token + "A", token.substring(4), "é".repeat(47))) {
            assertEquals(Optional.empty(), accounts.tokens().find(text, NOW), text);
        }
    }

    @Test
    void aRevokedTokenIsGoneAtOnce() {
        var token = accounts.tokens().issue(newApp(), NOW).text();
        assertTrue(accounts.tokens().find(token, NOW).isPresent());
        accounts.tokens().revoke(token);
        assertEquals(Optional.empty(), accounts.tokens().find(token, NOW));
    }

    @Test
    void expiredTokensLeaveTheDatabaseInPassing() {
        var app = newApp();
        for (int i = 0; i < 2 * Tokens.PURGED_PER_ISSUE; i++) {
            accounts.tokens().issue(app, NOW);
        }
        accounts.tokens().issue(app, NOW.plusSeconds(7200));
        assertEquals(Tokens.PURGED_PER_ISSUE + 1, rows(), "one bounded step");
        accounts.tokens().issue(app, NOW.plusSeconds(7200));
        assertEquals(2, rows(), "only what is alive is left");
    }

    @Test
    void aTokenFollowsItsAppsScopesThoughTheyChangeMeanwhile() {
        var app = newApp();
        var before = accounts.tokens().issue(app, NOW).text();
        assertTrue(accounts.tokens().find(before, NOW).isPresent(), "and known to the cache");
        var scopes = Set.of("video.list");
        accounts.apps().update(app.clientKey(), new AppChange(null, null, scopes, null, null, false));
        // Asked for with the app as it was.
        var after = accounts.tokens().issue(app, NOW).text();
        for (var token : List.of(before, after)) {
            assertEquals(
                    scopes, accounts.tokens().find(token, NOW).orElseThrow().scopes());
        }
    }

    private int rows() {
        return accounts.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM client_token")
                        .mapTo(Integer.class)
                        .one());
    }
}
