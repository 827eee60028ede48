package dev.zoetrope.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zoetrope.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens. A client token is an app's own, without a person behind it; a user token came from a grant ({@link Grants}). An app may hold several at a
 * time. Stored as digests. Safe for use by many threads.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Tokens {

    /** Contract: TikTok's client access tokens live two hours. */
    public static final Duration LIFE = Duration.ofHours(2);

    /** How long this node may honour a token that another node has revoked. */
    static final Duration STALE_AT_MOST = Duration.ofSeconds(10);

    /** How long a token is kept where there is no other node. */
    static final Duration KEPT_ALONE = Duration.ofMinutes(10);

    static final int CACHED = 50_000;

    /** More than the one row that a token adds, so that expired rows do not pile up. */
    static final int PURGED_PER_ISSUE = 10;

    private final Database database;
    private final Chance chance;
    private final Cache<Sha256, @Nullable AccessToken> known;

    /**
     * Grants and apps that this node has ended, by grant id and client key. What was loaded just before may enter {@link #known} just after; it has left
     * when this forgets.
     */
    private final Cache<Object, Boolean> ended;

    /** Client keys of apps that this node has changed, kept as long and for the same reason: their tokens are looked up anew each time. */
    private final Cache<String, Boolean> changed;

    /** @param shared whether other nodes have the same database */
    Tokens(Database database, Chance chance, boolean shared) {
        this.database = database;
        this.chance = chance;
        var kept = shared ? STALE_AT_MOST : KEPT_ALONE;
        known = Caffeine.newBuilder().maximumSize(CACHED).expireAfterWrite(kept).build();
        ended = Caffeine.newBuilder().expireAfterWrite(kept.multipliedBy(2)).build();
        changed = Caffeine.newBuilder().expireAfterWrite(kept.multipliedBy(2)).build();
    }

    /** Issues a token that is good from now for {@link #LIFE}. Earlier tokens of the app stay good. */
    public IssuedToken issue(App app, Instant now) {
        var expiresAt = now.plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        while (true) {
            String text = TokenText.CLIENT.draw(chance);
            var hash = TokenText.hash(text);
            if (insert(hash, app, expiresAt, now)) {
                return new IssuedToken(text, expiresAt);
            }
        }
    }

    /** What a token stands for; empty when it is unknown, revoked or expired. */
    public Optional<AccessToken> find(String text, Instant now) {
        // Loading happens inside the cache's own lock for the key, so that a revocation cannot slip in between.
        var token = TokenText.CLIENT.fits(text)
                ? clientToken(TokenText.hash(text))
                : TokenText.USER.fits(text) ? known.get(TokenText.hash(text), this::loadUserToken) : null;
        return token != null && now.isBefore(token.expiresAt()) && !isEnded(token)
                ? Optional.of(token)
                : Optional.empty();
    }

    private @Nullable AccessToken clientToken(Sha256 hash) {
        var token = known.get(hash, this::loadClientToken);
        return token != null && changed.getIfPresent(token.clientKey()) != null ? loadClientToken(hash) : token;
    }

    private boolean isEnded(AccessToken token) {
        if (ended.asMap().isEmpty()) {
            return false;
        }
        return ended.getIfPresent(token.clientKey()) != null
                || (token instanceof UserToken user && ended.getIfPresent(user.grant()) != null);
    }

    /** Ends a client token's life. Seen at once by this node, by others within seconds. */
    public void revoke(String text) {
        var hash = TokenText.hash(text);
        database.write(handle -> delete(handle, hash.bytes()));
        known.invalidate(hash);
    }

    /** To be called when a grant's rows are gone: its tokens are refused from now on. */
    void grantEnded(long grant) {
        ended.put(grant, true);
    }

    /** To be called when an app's rows are gone: its tokens, and those of its grants, are refused from now on. */
    void appEnded(String clientKey) {
        ended.put(clientKey, true);
    }

    /** To be called when an app's scopes have changed: its own tokens follow at once. */
    void appChanged(String clientKey) {
        changed.put(clientKey, true);
    }

    /** Whether the token was a new one. */
    private boolean insert(Sha256 hash, App app, Instant expiresAt, Instant now) {
        return database.write(handle -> {
            int inserted = handle.createUpdate("""
                            INSERT INTO client_token (token_hash, client_key, expires_at) VALUES (:hash, :key, :expiresAt)
                            ON CONFLICT (token_hash) DO NOTHING""")
                    .bind("hash", hash.bytes())
                    .bind("key", app.clientKey())
                    .bind("expiresAt", expiresAt.toEpochMilli())
                    .execute();
            purge(handle, now);
            return inserted == 1;
        });
    }

    /** Every node deletes in the same order, so that two of them cannot block one another. */
    private static void purge(Handle handle, Instant now) {
        handle.createQuery("""
                        SELECT token_hash FROM client_token WHERE expires_at <= :now
                        ORDER BY expires_at, token_hash LIMIT :limit""")
                .bind("now", now.toEpochMilli())
                .bind("limit", PURGED_PER_ISSUE)
                .mapTo(byte[].class)
                .list()
                .forEach(hash -> delete(handle, hash));
    }

    private static int delete(Handle handle, byte[] hash) {
        return handle.execute("DELETE FROM client_token WHERE token_hash = ?", hash);
    }

    private @Nullable AccessToken loadClientToken(Sha256 hash) {
        return database.read(handle -> handle.createQuery("""
                        SELECT client_key, scopes, expires_at FROM client_token JOIN app USING (client_key)
                        WHERE token_hash = :hash""")
                .bind("hash", hash.bytes())
                .map((row, _) -> new ClientToken(
                        row.getString("client_key"),
                        Set.copyOf(Words.split(row.getString("scopes"))),
                        Instant.ofEpochMilli(row.getLong("expires_at"))))
                .findOne()
                .orElse(null));
    }

    private @Nullable AccessToken loadUserToken(Sha256 hash) {
        return database.read(handle -> handle.createQuery("""
                        SELECT grant_id, client_key, open_id, union_id, subject, granted_at, scopes, expires_at
                        FROM user_token JOIN app_grant USING (grant_id) WHERE token_hash = :hash""")
                .bind("hash", hash.bytes())
                .map((row, _) -> new UserToken(
                        row.getLong("grant_id"),
                        row.getString("client_key"),
                        row.getString("open_id"),
                        row.getString("union_id"),
                        row.getString("subject"),
                        Instant.ofEpochMilli(row.getLong("granted_at")),
                        Set.copyOf(Words.split(row.getString("scopes"))),
                        Instant.ofEpochMilli(row.getLong("expires_at"))))
                .findOne()
                .orElse(null));
    }
}
