package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
class DurabilityTest extends AccountsContract {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void everythingSurvivesARestart() {
        var registered = accounts.apps().register(describedAs("Counter"), NOW);
        var app = registered.app();
        var token = accounts.tokens().issue(app, NOW);
        var search = accounts.searches().open(app.clientKey(), "{}", 42, NOW);
        accounts.searches().advance(search, new Position(100, 7), NOW);
        accounts.uses().take("k", DAY, 1_000);

        reopen(LIMITS);

        assertEquals(Optional.of(app), accounts.apps().authenticate(app.clientKey(), registered.clientSecret()));
        assertEquals(
                Optional.of(new ClientToken(app.clientKey(), app.scopes(), token.expiresAt())),
                accounts.tokens().find(token.text(), NOW));
        assertEquals(Optional.of(search), accounts.searches().find(search.id(), app.clientKey(), NOW));
        assertEquals(Optional.of(new Position(100, 7)), accounts.searches().floor(search, 100));
        assertEquals(1, accounts.uses().used("k", DAY), "what was leased and not used is given back");
    }

    @Test
    void aKeyOutlivesARestartAndItsTextIsInNoFile() throws Exception {
        var issued = accounts.keys().create(new NewKey(Api.HANDLE, "Gateway"), NOW);
        reopen(LIMITS);
        assertEquals(Optional.of(issued.key()), accounts.keys().find(Api.HANDLE, issued.text()));
        accounts.close();
        for (var content : home.contents()) {
            assertFalse(new String(content, ISO_8859_1).contains(issued.text()));
        }
    }

    @Test
    void aLimitHoldsAcrossRestarts() {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 75; i++) {
                assertTrue(accounts.uses().take("k", DAY, 300));
            }
            reopen(LIMITS);
        }
        assertFalse(accounts.uses().take("k", DAY, 300));
        assertEquals(300, accounts.uses().used("k", DAY));
    }

    @Test
    void amountsAddUpAcrossRestartsAndMidnight() {
        var next = DAY.plusDays(1);
        for (int round = 0; round < 3; round++) {
            assertTrue(accounts.uses().take("k", DAY, 133, Uses.UNLIMITED));
            assertTrue(accounts.uses().take("k", next, 7, Uses.UNLIMITED));
            accounts.uses().giveBack("k", DAY, 33);
            reopen(LIMITS);
        }
        assertEquals(Map.of(DAY, 300L, next, 21L), accounts.uses().used("k", DAY, next));
    }

    @Test
    void twoNodesShareOneLimit() {
        try (var otherNode = home.open(LIMITS)) {
            int granted = 0;
            for (int i = 0; i < 300; i++) {
                granted += accounts.uses().take("k", DAY, 250) ? 1 : 0;
                granted += otherNode.uses().take("k", DAY, 250) ? 1 : 0;
            }
            assertEquals(250, granted);
        }
    }

    /** What another node counts is what a kill would leave. */
    @Test
    void noMoreThanABlockIsEverLeasedAndFree() {
        try (var otherNode = home.open(LIMITS)) {
            var uses = accounts.uses();
            assertTrue(uses.take("k", DAY, 300, 10_000));
            assertTrue(uses.take("k", DAY, 50, 10_000));
            uses.giveBack("k", DAY, 290);
            assertEquals(60, uses.used("k", DAY));
            assertEquals(60 + LIMITS.useBlock(), otherNode.uses().used("k", DAY));

            assertFalse(uses.take("k", DAY, 1_000, 500));
            assertEquals(60 + LIMITS.useBlock(), otherNode.uses().used("k", DAY));
            assertEquals(440, uses.takeUpTo("k", DAY, 1_000, 500));
            assertEquals(0, uses.takeUpTo("k", DAY, 1, 500));
            assertEquals(500, uses.used("k", DAY));
        }
    }

    @Test
    void blocksGrowWithUseWhereNothingIsLimited() {
        var uses = accounts.uses();
        try (var otherNode = home.open(LIMITS)) {
            long taken = 0;
            long ahead = 0;
            while (ahead <= LIMITS.useBlock() && taken < 100_000) {
                assertTrue(uses.take("limited", DAY, 1_000_000) && uses.take("free", DAY, Uses.UNLIMITED));
                taken++;
                ahead = otherNode.uses().used("free", DAY) - taken;
            }
            assertTrue(ahead > LIMITS.useBlock() && ahead <= LIMITS.freeUseBlock(), ahead + " ahead after " + taken);
            assertTrue(otherNode.uses().used("limited", DAY) - taken <= LIMITS.useBlock());
        }
    }

    @Test
    void aRevokedTokenStaysRevoked() {
        var token = accounts.tokens().issue(newApp(), NOW).text();
        accounts.tokens().revoke(token);
        reopen(LIMITS);
        assertEquals(Optional.empty(), accounts.tokens().find(token, NOW));
    }

    @Test
    void nothingAcknowledgedIsLostInAKill() throws Exception {
        var acknowledged = VictimProcess.runAndKill(home.address(), 200).acknowledged();

        var searches = accounts.searches();
        for (var id : acknowledged) {
            var search = searches.find(id, VictimProcess.CLIENT_KEY, NOW).orElseThrow();
            assertEquals(Optional.of(new Position(1, id)), searches.floor(search, 1));
        }
        long used = accounts.uses().used(VictimProcess.CLIENT_KEY, DAY);
        assertTrue(used >= acknowledged.size(), used + " counted, " + acknowledged.size() + " used");
        // The killed process may have used one more than it told.
        assertTrue(
                used <= acknowledged.size() + 1 + LIMITS.freeUseBlock(),
                used + " counted, " + acknowledged.size() + " used");
        long units = accounts.uses().used(VictimProcess.UNITS_KEY, DAY);
        long told = (long) VictimProcess.UNITS * acknowledged.size();
        assertTrue(units >= told, units + " counted, " + told + " used");
        assertTrue(units <= told + VictimProcess.TAKEN + LIMITS.useBlock(), units + " counted, " + told + " used");
    }

    @Test
    void noSecretLiesInAFile() throws IOException {
        var registered = accounts.apps().register(describedAs("findable name"), NOW);
        var token = accounts.tokens().issue(registered.app(), NOW).text();

        assertFalse(inFiles(registered.clientSecret()), "secret");
        assertFalse(inFiles(token), "token");
        assertFalse(inFiles(token.substring(4)), "token without its prefix");
        accounts.close();
        assertTrue(inFiles(registered.app().clientKey()), "the search finds what is there");
        assertFalse(inFiles(registered.clientSecret()), "secret, after closing");
        assertFalse(inFiles(token), "token, after closing");
    }

    private boolean inFiles(String text) throws IOException {
        String needle = new String(text.getBytes(UTF_8), ISO_8859_1);
        return home.contents().stream().anyMatch(bytes -> new String(bytes, ISO_8859_1).contains(needle));
    }
}
