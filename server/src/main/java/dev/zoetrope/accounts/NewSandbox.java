package dev.zoetrope.accounts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox to be registered: an app with a key and a secret of its own, to which a few people alone can log in. Developer, platform and open ids are its app's.
 *
 * @param of the client key of the app
 * @param redirectUris none for those that the app has now
 * @param scopes none for those that the app has now
 * @param targetUsers handles, at most 100
 * @param callbackUrl where webhooks go; null for none
 * @param loose as for a {@link NewApp}
 */
public record NewSandbox(
        String of,
        String name,
        List<String> redirectUris,
        Set<String> scopes,
        List<String> targetUsers,
        @Nullable String callbackUrl,
        boolean loose) {
    /** @throws InvalidApp when a member breaks its rule; what depends on the app is checked when it is registered */
    public NewSandbox(
            String of,
            String name,
            List<String> redirectUris,
            Set<String> scopes,
            List<String> targetUsers,
            @Nullable String callbackUrl,
            boolean loose) {
        AppRules.requireName("name", name);
        Scopes.require(scopes);
        AppRules.requireCallback(callbackUrl, loose);
        this.of = of;
        this.name = name;
        this.redirectUris = List.copyOf(redirectUris);
        this.scopes = Set.copyOf(scopes);
        this.targetUsers = AppRules.targetUsers(targetUsers);
        this.callbackUrl = callbackUrl;
        this.loose = loose;
    }
}
