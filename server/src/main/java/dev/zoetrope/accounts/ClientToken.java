package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.Set;

/**
 * What an app's token stands for.
 *
 * @param scopes the app's scopes
 * @param expiresAt the first moment at which the token is no longer good
 */
public record ClientToken(String clientKey, Set<String> scopes, Instant expiresAt) implements AccessToken {

    public ClientToken {
        scopes = Set.copyOf(scopes);
    }
}
