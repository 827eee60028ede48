package dev.zoetrope.accounts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of an app; what is null stays.
 *
 * @param callbackUrl empty for no webhooks any more
 * @param loose as for a {@link NewApp}
 */
public record AppChange(
        @Nullable String name,
        @Nullable List<String> redirectUris,
        @Nullable Set<String> scopes,
        @Nullable List<String> targetUsers,
        @Nullable String callbackUrl,
        boolean loose) {}
