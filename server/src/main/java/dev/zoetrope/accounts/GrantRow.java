package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grant as it is kept.
 *
 * @param endsAt the first moment at which its code or, once that is used, its refresh tokens are no longer good
 * @param legacy whether its code is one of the authorize page of v1 or, once that is used, v1 exchanged it
 */
record GrantRow(
        long id,
        String clientKey,
        String subject,
        String openId,
        List<String> scopes,
        Instant grantedAt,
        Instant endsAt,
        boolean codeUsed,
        String redirectUri,
        @Nullable String challenge,
        boolean legacy) {}
