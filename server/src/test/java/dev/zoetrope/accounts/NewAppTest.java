package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/callback/",
                "http://127.0.0.1:*/callback/",
                "http://localhost:3000",
                "app://open"
            })
    void anAbsoluteAddressIsAccepted(String address) {
        assertEquals(List.of(address), app("a", List.of(address), Set.of()).redirectUris());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/callback/", "example.org", "https://", "https://a b/", "https://é/", "https://a/\n"})
    void anAddressThatIsNotAbsoluteIsRefused(String address) {
        assertRefused("redirect_uris", () -> app("a", List.of(address), Set.of()));
    }

    @Test
    void addressesAreBoundedInLengthAndNumber() {
        var longest = "https://example.org/" + "a".repeat(491);
        assertEquals(511, longest.length());
        app("a", Collections.nCopies(10, longest), Set.of());
        assertRefused("redirect_uris", () -> app("a", List.of(longest + "a"), Set.of()));
        assertRefused("redirect_uris", () -> app("a", Collections.nCopies(11, longest), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user info", "user,info", "User", "a..b", ".a"})
    void aScopeHasAScopesForm(String scope) {
        assertRefused("scopes", () -> app("a", List.of(), Set.of(scope)));
    }

    @Test
    void scopesAreBoundedInNumber() {
        var scopes = IntStream.range(0, 101).mapToObj(n -> "scope" + n).collect(Collectors.toSet());
        assertRefused("scopes", () -> app("a", List.of(), scopes));
    }

    @Test
    void givenCredentialsNeedTheirFormAndASecretIsNotRepeated() {
        assertRefused("client_key", () -> new Credentials("AWDEMO0000000001", "s".repeat(32)));
        assertRefused("client_key", () -> new Credentials("aw", "s".repeat(32)));
        var refusal = assertThrows(InvalidApp.class, () -> new Credentials("awdemo0000000001", "short-secret"));
        assertFalse(refusal.toString().contains("short-secret"), refusal.toString());
    }

    @Test
    void limitsHaveTheirDefaultsAndCannotBeNothing() {
        assertEquals(new AccountLimits(Duration.ofDays(7), 100_000, 100), AccountLimits.DEFAULT);
        assertThrows(IllegalArgumentException.class, () -> new AccountLimits(Duration.ZERO, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new AccountLimits(Duration.ofDays(1), 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new AccountLimits(Duration.ofDays(1), 1, 0));
    }

    private static NewApp app(String name, List<String> redirectUris, Set<String> scopes) {
        return new NewApp(name, "developer", Platform.WEB, redirectUris, scopes);
    }

    private static void assertRefused(String member, Runnable making) {
        String message = assertThrows(InvalidApp.class, making::run).toString();
        assertTrue(message.contains(member), message);
    }
}
