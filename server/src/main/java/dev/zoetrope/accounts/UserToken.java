package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.Set;

/**
 * What a token stands for that an app got for a person.
 *
 * @param grant the consent that it came from
 * @param openId what the app calls the person
 * @param unionId what all apps of the developer call the person
 * @param subject the {@linkplain dev.zoetrope.catalog.Subject#name name} the person had when they consented
 * @param grantedAt when the person consented
 * @param scopes those the person agreed to
 */
public record UserToken(
        long grant,
        String clientKey,
        String openId,
        String unionId,
        String subject,
        Instant grantedAt,
        Set<String> scopes,
        Instant expiresAt)
        implements AccessToken {
    public UserToken {
        scopes = Set.copyOf(scopes);
    }
}
