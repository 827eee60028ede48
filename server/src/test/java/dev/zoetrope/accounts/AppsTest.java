package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.chance.Chance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

    private NewSandbox sandboxOf(App app, String... targetUsers) {
        return new NewSandbox(app.clientKey(), "Trial", List.of(), Set.of(), List.of(targetUsers), null, false);
    }

    @Test
    void aSandboxHasItsOwnKeyAndSecretAndSharesItsAppsFamily() {
        var app = newApp();
        var sandbox = accounts.apps().register(sandboxOf(app, "@Anna", "ben"), NOW);

        assertTrue(
                sandbox.app().clientKey().matches("sb[a-z0-9]{16}"),
                sandbox.app().clientKey());
        assertEquals(
                Optional.of(sandbox.app()), accounts.apps().find(sandbox.app().clientKey()));
        assertEquals(
                Optional.of(sandbox.app()),
                accounts.apps().authenticate(sandbox.app().clientKey(), sandbox.clientSecret()));
        assertEquals(app.clientKey(), sandbox.app().sandboxOf());
        assertEquals(app.clientKey(), sandbox.app().family());
        assertEquals(app.clientKey(), app.family());
        assertEquals(app.developer(), sandbox.app().developer());
        assertEquals(app.redirectUris(), sandbox.app().redirectUris());
        assertEquals(app.scopes(), sandbox.app().scopes());
        assertEquals(List.of("anna", "ben"), sandbox.app().targetUsers());
        assertEquals(List.of(sandbox.app()), accounts.apps().sandboxes(app.clientKey()));
    }

    @Test
    void aSandboxMayHaveAddressesAndScopesOfItsOwnByTheRulesOfItsApp() {
        var app = newApp();
        var own = new NewSandbox(
                app.clientKey(),
                "Trial",
                List.of("https://trial.example/"),
                Set.of("video.list"),
                List.of(),
                "https://trial.example/hook",
                false);
        var sandbox = accounts.apps().register(own, NOW).app();
        assertEquals(List.of("https://trial.example/"), sandbox.redirectUris());
        assertEquals(Set.of("video.list"), sandbox.scopes());
        assertEquals("https://trial.example/hook", sandbox.callbackUrl());
        var desktop = new NewSandbox(
                app.clientKey(), "Trial", List.of("http://localhost:*/"), Set.of(), List.of(), null, false);
        assertThrows(InvalidApp.class, () -> accounts.apps().register(desktop, NOW));
    }

    @Test
    void anAppHasAtMostFiveSandboxesHoweverManyAskAtOnce() throws Exception {
        var app = newApp();
        var refused = new AtomicInteger();
        Together.run(10, () -> {
            try {
                accounts.apps().register(sandboxOf(app), NOW);
            } catch (InvalidApp e) {
                refused.incrementAndGet();
            }
        });
        assertEquals(5, refused.get());
        assertEquals(5, accounts.apps().sandboxes(app.clientKey()).size());
    }

    @Test
    void aSandboxNeedsAnAppThatIsNone() {
        var app = newApp();
        var sandbox = accounts.apps().register(sandboxOf(app), NOW).app();
        var refusal = assertThrows(InvalidApp.class, () -> accounts.apps().register(sandboxOf(sandbox), NOW));
        assertTrue(refusal.toString().contains(app.clientKey()), refusal.toString());
        var missing = new NewSandbox("awnosuchapp00000", "x", List.of(), Set.of(), List.of(), null, false);
        assertThrows(NoSuchApp.class, () -> accounts.apps().register(missing, NOW));
    }

    @Test
    void whatIsNotChangedStays() {
        var app = newApp();
        var changed = accounts.apps()
                .update(
                        app.clientKey(),
                        new AppChange("New", null, Set.of("video.list"), null, "https://a.example/hook", false));
        assertEquals(Optional.of(changed), accounts.apps().find(app.clientKey()));
        assertEquals("New", changed.name());
        assertEquals(app.redirectUris(), changed.redirectUris());
        assertEquals(Set.of("video.list"), changed.scopes());
        assertEquals("https://a.example/hook", changed.callbackUrl());
        var bare = accounts.apps().update(app.clientKey(), new AppChange(null, List.of(), null, null, "", false));
        assertEquals(List.of(), bare.redirectUris());
        assertNull(bare.callbackUrl());
        assertEquals("New", bare.name());
    }

    @Test
    void aChangeThatBreaksARuleChangesNothing() {
        var app = newApp();
        for (var change : List.of(
                new AppChange(" ", null, null, null, null, false),
                new AppChange("x", List.of("http://localhost:1/"), null, null, null, false),
                new AppChange("x", null, Set.of("x"), null, null, false),
                new AppChange("x", null, null, List.of("anna"), null, false),
                new AppChange("x", null, null, null, "http://example.org/", false))) {
            assertThrows(InvalidApp.class, () -> accounts.apps().update(app.clientKey(), change), change::toString);
            assertEquals(Optional.of(app), accounts.apps().find(app.clientKey()));
        }
        var loose = new AppChange(null, List.of("http://localhost:1/"), null, null, null, true);
        assertFalse(accounts.apps().update(app.clientKey(), loose).allowsRedirect("http://localhost:1/", false));
        assertThrows(NoSuchApp.class, () -> accounts.apps().update("awnosuchapp00000", loose));
        assertThrows(NoSuchApp.class, () -> accounts.apps().update("\0", loose));
    }

    @Test
    void aClientTokenFollowsItsAppsScopes() {
        var app = newApp();
        var token = accounts.tokens().issue(app, NOW).text();
        accounts.apps().update(app.clientKey(), new AppChange(null, null, Set.of("video.list"), null, null, false));
        assertEquals(
                Set.of("video.list"),
                accounts.tokens().find(token, NOW).orElseThrow().scopes());
    }

    @Test
    void aNewSecretReplacesTheOldOneAndTokensStay() {
        var registered = accounts.apps().register(describedAs("a"), NOW);
        var token = accounts.tokens().issue(registered.app(), NOW).text();
        var key = registered.app().clientKey();
        var rotated = accounts.apps().rotateSecret(key);

        assertNotEquals(registered.clientSecret(), rotated.clientSecret());
        assertEquals(Optional.empty(), accounts.apps().authenticate(key, registered.clientSecret()));
        assertEquals(Optional.of(registered.app()), accounts.apps().authenticate(key, rotated.clientSecret()));
        assertTrue(accounts.tokens().find(token, NOW).isPresent());
        assertThrows(NoSuchApp.class, () -> accounts.apps().rotateSecret("awnosuchapp00000"));
    }

    @Test
    void aDeletedAppIsGoneAtOnceWithItsSandboxesAndTokens() {
        var app = newApp();
        var other = newApp();
        var sandbox = accounts.apps().register(sandboxOf(app), NOW).app();
        var tokens = Stream.of(app, sandbox)
                .map(each -> accounts.tokens().issue(each, NOW).text())
                .toList();
        var stranger = accounts.tokens().issue(other, NOW).text();
        tokens.forEach(token -> assertTrue(accounts.tokens().find(token, NOW).isPresent()));

        assertEquals(List.of(app, sandbox), accounts.apps().delete(app.clientKey()));

        assertEquals(List.of(other), accounts.apps().list());
        tokens.forEach(token -> assertEquals(Optional.empty(), accounts.tokens().find(token, NOW)));
        assertTrue(accounts.tokens().find(stranger, NOW).isPresent());
        assertEquals(1, rows("client_token"));
        assertThrows(NoSuchApp.class, () -> accounts.apps().delete(app.clientKey()));
    }

    @Test
    void deletingASandboxLeavesItsApp() {
        var app = newApp();
        var sandbox = accounts.apps().register(sandboxOf(app), NOW).app();
        assertEquals(List.of(sandbox), accounts.apps().delete(sandbox.clientKey()));
        assertEquals(List.of(app), accounts.apps().list());
    }

    @Test
    void forgottenHandlesLeaveTheListsOfSandboxes() {
        var app = newApp();
        var sandbox =
                accounts.apps().register(sandboxOf(app, "anna", "ben"), NOW).app();
        accounts.forgetPeople(List.of("handle:anna", "handle:carl", "id:7"), NOW);
        assertEquals(
                List.of("ben"),
                accounts.apps().find(sandbox.clientKey()).orElseThrow().targetUsers());
    }

    @Test
    void forgettingMindsWhatHappensToSandboxesMeanwhile() throws Exception {
        var app = newApp();
        var kept = accounts.apps().register(sandboxOf(app, "anna", "ben"), NOW).app();
        var gone = accounts.apps().register(sandboxOf(app, "anna"), NOW).app();
        var forgetting = accounts.database().write(handle -> {
            handle.execute("UPDATE app SET target_users = 'carl' WHERE client_key = ?", kept.clientKey());
            handle.execute("DELETE FROM app WHERE client_key = ?", gone.clientKey());
            return Aside.start(() -> {
                accounts.apps().forgetTargets(List.of("handle:anna"));
                return true;
            });
        });
        assertTrue(forgetting.get());
        assertEquals(
                List.of("carl"),
                accounts.apps().find(kept.clientKey()).orElseThrow().targetUsers());
    }

    private int rows(String table) {
        return accounts.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
