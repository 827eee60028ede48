package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registered app, without its secret.
 *
 * @param clientKey names the app in every call
 * @param createdAt to the millisecond
 * @param sandboxOf the client key of the app that this is a sandbox of; null for an app of its own
 * @param targetUsers handles, in lower case, of those who alone can log in to a sandbox
 * @param callbackUrl where webhooks go; null when the app wants none
 */
public record App(
        String clientKey,
        String name,
        String developer,
        Platform platform,
        List<String> redirectUris,
        Set<String> scopes,
        Instant createdAt,
        @Nullable String sandboxOf,
        List<String> targetUsers,
        @Nullable String callbackUrl) {
    // Not a compact constructor: javac would drop the annotations of its parameters from the class file.
    public App(
            String clientKey,
            String name,
            String developer,
            Platform platform,
            List<String> redirectUris,
            Set<String> scopes,
            Instant createdAt,
            @Nullable String sandboxOf,
            List<String> targetUsers,
            @Nullable String callbackUrl) {
        this.clientKey = clientKey;
        this.name = name;
        this.developer = developer;
        this.platform = platform;
        this.redirectUris = List.copyOf(redirectUris);
        this.scopes = Set.copyOf(scopes);
        this.createdAt = createdAt;
        this.sandboxOf = sandboxOf;
        this.targetUsers = List.copyOf(targetUsers);
        this.callbackUrl = callbackUrl;
    }

    public boolean isSandbox() {
        return sandboxOf != null;
    }

    /** The client key that open ids belong to: a sandbox shares those of its app. */
    public String family() {
        return Objects.requireNonNullElse(sandboxOf, clientKey);
    }

    /**
     * Whether people may be sent to this address: one of the registered ones, character by character, but for {@code *} in a desktop app's, which stands for any
     * port.
     *
     * @param loose whether a web app's addresses on http and localhost count as well
     */
    public boolean allowsRedirect(String uri, boolean loose) {
        return redirectUris.stream()
                .anyMatch(registered -> RedirectUris.matches(registered, uri)
                        && RedirectUris.problem(platform, registered, loose) == null);
    }
}
