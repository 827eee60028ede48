package dev.zoetrope.v2;

import dev.zoetrope.accounts.ClientToken;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import org.jspecify.annotations.Nullable;

/** The token in a call's Authorization header. */
public final class Bearer {
    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /**
     * The app that calls, if its token is good for a scope.
     *
     * @throws Refusal 401 {@code access_token_invalid} or {@code scope_not_authorized}
     */
    public static ClientToken require(String scope, Call call, World world) {
        var text = token(call.header("Authorization"));
        var token = text == null
                ? null
                : world.accounts().tokens().find(text, world.clock().instant()).orElse(null);
        if (token == null) {
            throw new Refusal(401, "access_token_invalid", "The access token is invalid or not found in the request.");
        }
        call.note("app", token.clientKey());
        if (!token.scopes().contains(scope)) {
            throw new Refusal(
                    401,
                    "scope_not_authorized",
                    "The user did not authorize the scope required for completing this request.");
        }
        return token;
    }

    /** The scheme's name is not case-sensitive. */
    private static @Nullable String token(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
