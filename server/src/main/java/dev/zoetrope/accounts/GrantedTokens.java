package dev.zoetrope.accounts;

import java.time.Duration;
import java.util.List;

/**
 * Tokens for a person, and this once in plain text.
 *
 * @param life how long the access token is good from now
 * @param refreshToken good once
 * @param refreshLife how long the refresh token, and those that follow it, are good from now
 * @param scopes those granted, in the order they are told
 */
public record GrantedTokens(
        String accessToken,
        Duration life,
        String refreshToken,
        Duration refreshLife,
        String openId,
        List<String> scopes) {
    public GrantedTokens {
        scopes = List.copyOf(scopes);
    }

    /** Leaves out the tokens, so that they reach no log. */
    @Override
    public String toString() {
        return "GrantedTokens[openId=" + openId + ", scopes=" + scopes + "]";
    }
}
