package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.Set;

/** What the token in a call's header stands for. */
public sealed interface AccessToken permits ClientToken, UserToken {
    /** The app that calls. */
    String clientKey();

    /** What may be done with the token. */
    Set<String> scopes();

    /** The first moment at which the token is no longer good. */
    Instant expiresAt();
}
