package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.Set;

/**
 * An app that a person is connected with.
 *
 * @param scopes all that it may do
 * @param since when the person first agreed
 */
public record Connection(App app, Set<String> scopes, Instant since) {
    public Connection {
        scopes = Set.copyOf(scopes);
    }
}
