package dev.zoetrope.accounts;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An app to be registered. What a redirect address must look like beyond its form depends on the platform and is checked
 * where people are sent there.
 *
 * @param name shown to people, 1 to 100 characters
 * @param developer who the app belongs to, 1 to 100 characters; apps of one developer see the same {@code union_id}s
 * @param redirectUris absolute, at most 10, each under 512 characters
 * @param scopes such as {@code research.data.basic}
 */
public record NewApp(String name, String developer, Platform platform, List<String> redirectUris, Set<String> scopes) {

    static final int MAX_NAME = 100;
    static final int MAX_REDIRECT_URIS = 10;
    static final int MAX_REDIRECT_URI = 511;
    static final int MAX_SCOPES = 100;

    private static final Predicate<String> REDIRECT_URI =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[!-~]+").asMatchPredicate();
    private static final Predicate<String> SCOPE =
            Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*").asMatchPredicate();

    /** @throws InvalidApp when a member breaks its rule */
    public NewApp {
        requireName("name", name);
        requireName("developer", developer);
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
        if (redirectUris.size() > MAX_REDIRECT_URIS) {
            throw new InvalidApp("redirect_uris has %d entries; an app has at most %d."
                    .formatted(redirectUris.size(), MAX_REDIRECT_URIS));
        }
        if (scopes.size() > MAX_SCOPES) {
            throw new InvalidApp("scopes has %d entries; an app has at most %d.".formatted(scopes.size(), MAX_SCOPES));
        }
        redirectUris.forEach(NewApp::requireRedirectUri);
        scopes.forEach(NewApp::requireScope);
    }

    private static void requireName(String member, String value) {
        if (value.isBlank() || value.length() > MAX_NAME || !value.codePoints().allMatch(NewApp::isPrintable)) {
            throw new InvalidApp("%s is \"%s\"; it needs 1 to %d printable characters."
                    .formatted(
                            member, value.length() > MAX_NAME ? value.substring(0, MAX_NAME) + "…" : value, MAX_NAME));
        }
    }

    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static void requireRedirectUri(String value) {
        if (value.length() > MAX_REDIRECT_URI) {
            throw new InvalidApp("redirect_uris holds an address of %d characters; at most %d are allowed."
                    .formatted(value.length(), MAX_REDIRECT_URI));
        }
        if (!REDIRECT_URI.test(value)) {
            throw new InvalidApp(
                    "redirect_uris holds \"%s\"; an address is absolute, such as https://example.org/callback/, and all ASCII without spaces."
                            .formatted(value));
        }
    }

    private static void requireScope(String value) {
        if (!SCOPE.test(value)) {
            throw new InvalidApp(
                    "scopes holds \"%s\"; a scope is made of lower-case letters, digits, _ and dots, such as research.data.basic."
                            .formatted(value));
        }
    }
}
