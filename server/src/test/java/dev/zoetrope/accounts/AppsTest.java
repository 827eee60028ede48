package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.chance.Chance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AppsTest extends AccountsContract {

    private static final Credentials GIVEN = new Credentials("awdemo0000000001", "demoSecretdemoSecretdemoSecret00");

    @Test
    void aRegisteredAppIsFoundAsItWasDescribed() {
        var registered = accounts.apps()
                .register(describedAs("Zoë’s 数 \uD83C\uDFA0 \"app\""), NOW)
                .app();

        assertEquals(Optional.of(registered), accounts.apps().find(registered.clientKey()));
        assertEquals("Zoë’s 数 \uD83C\uDFA0 \"app\"", registered.name());
        assertEquals(
                List.of("https://example.org/second/", "https://example.org/callback/"), registered.redirectUris());
        assertEquals(NOW, registered.createdAt());
    }

    @Test
    void anAppNeedsNoRedirectsAndNoScopes() {
        var bare = new NewApp("bare", "dev", Platform.DESKTOP, List.of(), Set.of());
        var registered = accounts.apps().register(bare, NOW).app();
        assertEquals(Optional.of(registered), accounts.apps().find(registered.clientKey()));
    }

    @Test
    void drawnCredentialsHaveTikToksForm() {
        var registered = accounts.apps().register(describedAs("a"), NOW);
        assertTrue(
                registered.app().clientKey().matches("aw[a-z0-9]{14}"),
                registered.app().clientKey());
        assertTrue(registered.clientSecret().matches("[a-zA-Z0-9]{32}"));
        assertNotEquals(
                registered.clientSecret(),
                accounts.apps().register(describedAs("a"), NOW).clientSecret());
    }

    @Test
    void theSecretOpensItsAppOnly() {
        var one = accounts.apps().register(describedAs("one"), NOW);
        var two = accounts.apps().register(describedAs("two"), NOW);
        var apps = accounts.apps();

        assertEquals(Optional.of(one.app()), apps.authenticate(one.app().clientKey(), one.clientSecret()));
        assertEquals(Optional.empty(), apps.authenticate(one.app().clientKey(), two.clientSecret()));
        assertEquals(Optional.empty(), apps.authenticate(one.app().clientKey(), ""));
        assertEquals(Optional.empty(), apps.authenticate("awnosuchapp00000", one.clientSecret()));
    }

    @Test
    void aKeyThatCannotBeOneIsNotFound() {
        for (var key : List.of("", "\0", "' OR 1=1 --", "\uD800", "a".repeat(100_000))) {
            assertEquals(Optional.empty(), accounts.apps().find(key));
            assertEquals(Optional.empty(), accounts.apps().authenticate(key, "secret\0"));
        }
    }

    @Test
    void givenCredentialsAreKeptAndCannotBeTakenTwice() {
        var app = accounts.apps().register(describedAs("demo"), GIVEN, NOW);

        assertEquals(Optional.of(app), accounts.apps().authenticate(GIVEN.clientKey(), GIVEN.clientSecret()));
        var refusal = assertThrows(AppExists.class, () -> accounts.apps().register(describedAs("other"), GIVEN, NOW));
        assertTrue(refusal.toString().contains(GIVEN.clientKey()), refusal.toString());
        assertEquals(List.of(app), accounts.apps().list());
    }

    @Test
    void appsAreListedOldestFirst() {
        var younger = accounts.apps()
                .register(describedAs("younger"), NOW.plusSeconds(1))
                .app();
        var older = accounts.apps().register(describedAs("older"), NOW).app();
        assertEquals(List.of(older, younger), accounts.apps().list());
    }

    @Test
    void aDrawnKeyThatIsTakenIsDrawnAnew() {
        var drawn = Credentials.draw(Chance.seeded(1));
        accounts.apps().register(describedAs("first"), drawn, NOW);
        try (var seeded = Accounts.inMemory(LIMITS, Chance.seeded(1))) {
            seeded.apps().register(describedAs("first"), drawn, NOW);
            var second = seeded.apps().register(describedAs("second"), NOW).app();
            assertNotEquals(drawn.clientKey(), second.clientKey());
        }
    }

    @Test
    void secretsShowInNoText() {
        var registered = accounts.apps().register(describedAs("a"), NOW);
        assertFalse(registered.toString().contains(registered.clientSecret()));
        assertFalse(GIVEN.toString().contains(GIVEN.clientSecret()));
    }
}
