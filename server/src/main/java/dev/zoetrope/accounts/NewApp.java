package dev.zoetrope.accounts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app to be registered.
 *
 * @param name shown to people, 1 to 100 characters
 * @param developer who the app belongs to, 1 to 100 characters; apps of one developer see the same {@code union_id}s
 * @param redirectUris at most 10, each under 512 characters, by the rules of the platform
 * @param scopes of {@link Scopes#KNOWN}
 * @param callbackUrl where webhooks go; null for none
 * @param loose whether a web app may be sent back to http and localhost, and webhooks by http beyond this machine
 */
public record NewApp(
        String name,
        String developer,
        Platform platform,
        List<String> redirectUris,
        Set<String> scopes,
        @Nullable String callbackUrl,
        boolean loose) {

    static final int MAX_NAME = 100;

    /** @throws InvalidApp when a member breaks its rule */
    public NewApp(
            String name,
            String developer,
            Platform platform,
            List<String> redirectUris,
            Set<String> scopes,
            @Nullable String callbackUrl,
            boolean loose) {
        AppRules.requireName("name", name);
        AppRules.requireName("developer", developer);
        RedirectUris.require(platform, redirectUris, loose);
        Scopes.require(scopes);
        AppRules.requireCallback(callbackUrl, loose);
        this.name = name;
        this.developer = developer;
        this.platform = platform;
        this.redirectUris = List.copyOf(redirectUris);
        this.scopes = Set.copyOf(scopes);
        this.callbackUrl = callbackUrl;
        this.loose = loose;
    }

    /**
     * Without webhooks, and by the strict rules.
     *
     * @throws InvalidApp when a member breaks its rule
     */
    public NewApp(String name, String developer, Platform platform, List<String> redirectUris, Set<String> scopes) {
        this(name, developer, platform, redirectUris, scopes, null, false);
    }
}
