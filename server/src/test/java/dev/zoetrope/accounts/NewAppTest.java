package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewAppTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "line\nbreak", "nul\0", "\uD83C"})
    void aNameHasToBePrintable(String name) {
        assertRefused("name", () -> app(name, List.of(), Set.of()));
    }

    @Test
    void aNameHasAtMostAHundredCharacters() {
        assertEquals(100, app("é".repeat(100), List.of(), Set.of()).name().length());
        assertRefused("name", () -> app("é".repeat(101), List.of(), Set.of()));
    }

    @Test
    void addressesAreBoundedInNumber() {
        var longest = "https://example.org/" + "a".repeat(491);
        assertEquals(511, longest.length());
        app("a", Collections.nCopies(10, longest), Set.of());
        assertRefused("redirect_uris", () -> app("a", List.of(longest + "a"), Set.of()));
        assertRefused("redirect_uris", () -> app("a", Collections.nCopies(11, longest), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user info", "user,info", "User", "user.info", "research.data.basic "})
    void aScopeThatIsNoneIsRefusedWithThoseThereAre(String scope) {
        assertRefused("scopes holds \"" + scope + "\"", () -> app("a", List.of(), Set.of(scope)));
        assertRefused("research.data.basic, ", () -> app("a", List.of(), Set.of(scope)));
    }

    @Test
    void everyScopeOfTheReferenceIsKnown() {
        assertEquals(21, Scopes.KNOWN.size());
        assertEquals(Scopes.KNOWN, app("a", List.of(), Scopes.KNOWN).scopes());
        assertTrue(Scopes.KNOWN.containsAll(Scopes.DISPLAY));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/webhook,false",
        "https://example.org:8443/a?b=c,false",
        "http://localhost:3000/hook,false",
        "http://127.0.0.1:3000,false",
        "http://[::1]:3000/,false",
        "http://app:3000/hook,true"
    })
    void webhooksGoByHttpsOrToThisMachine(String url, boolean looseOnly) {
        assertEquals(url, withWebhook(url, true).callbackUrl());
        if (looseOnly) {
            assertRefused("--webhooks-private", () -> withWebhook(url, false));
        } else {
            withWebhook(url, false);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "https://[1]/",
                "https://[1.2.3.4]/",
                "https://[::1::]/",
                "https://[::1.2.3]/",
                "https://[:]/",
                "https://[12345::]/",
                "https://[1:2:3:4:5:6:7:8:9]/",
                "ftp://example.org/",
                "https://user:pass@example.org/",
                "https://example.org/#a",
                "https://example.org:*/",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://example.org/ü",
                "https://example.1org/",
                "https://example.org\\@evil.example/"
            })
    void aWebhookNeedsAnAddress(String url) {
        assertRefused("webhook is", () -> withWebhook(url, true));
    }

    private static NewApp withWebhook(String url, boolean loose) {
        return new NewApp("a", "developer", Platform.WEB, List.of(), Set.of(), url, loose);
    }

    @Test
    void targetUsersAreHandlesAsTheyAreCompared() {
        assertEquals(
                List.of("anna", "ben"), sandbox(List.of("@Anna", "ben", "ANNA")).targetUsers());
        for (var none : List.of("", "@", "a b", "a\nb", "x".repeat(101))) {
            assertRefused("target_users", () -> sandbox(List.of(none)));
        }
        var most = IntStream.range(0, 100).mapToObj(n -> "user" + n).toList();
        assertEquals(100, sandbox(most).targetUsers().size());
        assertRefused(
                "target_users",
                () -> sandbox(IntStream.range(0, 101).mapToObj(n -> "user" + n).toList()));
    }

    private static NewSandbox sandbox(List<String> targetUsers) {
        return new NewSandbox("awdemo0000000001", "s", List.of(), Set.of(), targetUsers, null, false);
    }

    @Test
    void givenCredentialsNeedTheirFormAndASecretIsNotRepeated() {
        assertRefused("client_key", () -> new Credentials("AWDEMO0000000001", "s".repeat(32)));
        assertRefused("client_key", () -> new Credentials("aw", "s".repeat(32)));
        assertRefused("client_key", () -> new Credentials("aw" + "0".repeat(16), "s".repeat(32)));
        assertEquals("sb" + "0".repeat(16), new Credentials("sb" + "0".repeat(16), "s".repeat(32)).clientKey());
        var refusal = assertThrows(InvalidApp.class, () -> new Credentials("awdemo0000000001", "short-secret"));
        assertFalse(refusal.toString().contains("short-secret"), refusal.toString());
    }

    @Test
    void limitsHaveTheirDefaultsAndCannotBeNothing() {
        assertEquals(new AccountLimits(Duration.ofDays(7), 100_000, 100, 10_000), AccountLimits.DEFAULT);
        assertThrows(IllegalArgumentException.class, () -> new AccountLimits(Duration.ZERO, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new AccountLimits(Duration.ofDays(1), 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new AccountLimits(Duration.ofDays(1), 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new AccountLimits(Duration.ofDays(1), 1, 1, 0));
    }

    private static NewApp app(String name, List<String> redirectUris, Set<String> scopes) {
        return new NewApp(name, "developer", Platform.WEB, redirectUris, scopes);
    }

    private static void assertRefused(String member, Runnable making) {
        String message = assertThrows(InvalidApp.class, making::run).toString();
        assertTrue(message.contains(member), message);
    }
}
