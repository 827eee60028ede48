package dev.zoetrope.accounts;

import java.time.Instant;

/**
 * A new access token.
 *
 * @param text what the client sends from now on; kept nowhere in plain text
 * @param expiresAt the first moment at which it is no longer good
 */
public record IssuedToken(String text, Instant expiresAt) {

    /** Leaves out the token, so that it reaches no log. */
    @Override
    public String toString() {
        return "IssuedToken[expiresAt=" + expiresAt + "]";
    }
}
