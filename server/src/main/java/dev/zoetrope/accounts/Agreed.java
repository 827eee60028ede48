package dev.zoetrope.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a grant lets an app do, and what its code is bound to; see {@link Consent}. */
record Agreed(
        List<String> scopes, String redirectUri, @Nullable String codeChallenge, boolean legacy) {}
