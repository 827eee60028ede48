package dev.zoetrope.upstream;

import dev.zoetrope.upstream.UpstreamFailed.Why;

/** A refresh token, and the next one after each use: the service takes each but once. */
public final class RefreshToken {
    /** Keeps tokens for the next start of the program: without the latest refresh token nobody comes by another one but by a log-in of the creator. */
    public interface Keeper {
        void keep(String accessToken, String refreshToken);
    }

    private final Secret clientSecret;
    private final Keeper keeper;
    private volatile Secret token;

    /**
     * @param keeper told of each pair of tokens before the first of them is used
     * @throws IllegalArgumentException when secret or token cannot be one
     */
    public RefreshToken(String clientSecret, String refreshToken, Keeper keeper) {
        this.clientSecret = new Secret(clientSecret);
        this.token = new Secret(refreshToken);
        this.keeper = keeper;
    }

    TokenEndpoint.Issued use(String clientKey, TokenEndpoint tokens, Deadline deadline) {
        var issued = tokens.issue(
                deadline,
                "client_key",
                clientKey,
                "client_secret",
                clientSecret.value(),
                "grant_type",
                "refresh_token",
                "refresh_token",
                token.value());
        var next = issued.refresh();
        if (next == null) {
            throw new UpstreamFailed(Why.UNREADABLE, "issued no refresh token");
        }
        token = next;
        keeper.keep(issued.access().value(), next.value());
        return issued;
    }
}
