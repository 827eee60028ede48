package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A registered app, without its secret.
 *
 * @param clientKey names the app in every call
 * @param createdAt to the millisecond
 */
public record App(
        String clientKey,
        String name,
        String developer,
        Platform platform,
        List<String> redirectUris,
        Set<String> scopes,
        Instant createdAt) {

    public App {
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
    }
}
