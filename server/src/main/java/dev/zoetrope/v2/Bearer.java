package dev.zoetrope.v2;

import dev.zoetrope.accounts.AccessToken;
import dev.zoetrope.accounts.UserToken;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The token in a call's Authorization header. */
public final class Bearer {
    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /**
     * What the call's token stands for, if it is good for a scope.
     *
     * @throws Refusal 401 {@code access_token_invalid} or {@code scope_not_authorized}
     */
    public static AccessToken require(String scope, Call call, World world) {
        var token = find(token(call.header("Authorization")), call, world);
        if (token == null) {
            throw invalid();
        }
        requireScopes(token, Set.of(scope));
        return token;
    }

    /**
     * The person and the app that a call is made for.
     *
     * @throws Refusal 401 {@code access_token_invalid}, also for the token of an app without a person
     */
    public static UserToken user(Call call, World world) {
        return user(token(call.header("Authorization")), call, world);
    }

    /** As {@link #user(Call, World)}, of a token that did not stand in the header; null for none. */
    public static UserToken user(@Nullable String text, Call call, World world) {
        if (find(text, call, world) instanceof UserToken token) {
            return token;
        }
        throw invalidUser();
    }

    /** What is said to a token that stands for nobody. Recorded from the live service: unlike other refusals of these operations, it has data. */
    public static Refusal invalidUser() {
        return invalid().withData();
    }

    /**
     * Refuses what the person behind a token did not agree to.
     *
     * @throws Refusal 401 {@code scope_not_authorized}
     */
    public static void requireScopes(AccessToken token, Collection<String> scopes) {
        if (!token.scopes().containsAll(scopes)) {
            throw new Refusal(
                    401,
                    "scope_not_authorized",
                    "The user did not authorize the scope required for completing this request.");
        }
    }

    private static Refusal invalid() {
        return new Refusal(401, "access_token_invalid", "The access token is invalid or not found in the request.");
    }

    private static @Nullable AccessToken find(@Nullable String text, Call call, World world) {
        var token = text == null
                ? null
                : world.accounts().tokens().find(text, world.clock().instant()).orElse(null);
        if (token != null) {
            call.note("app", token.clientKey());
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
