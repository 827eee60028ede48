package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements about grants and their tokens. */
final class GrantRows {
    private static final String COLUMNS =
            "g.grant_id, g.client_key, g.subject, g.open_id, g.scopes, g.granted_at, g.ends_at, g.code_used, g.redirect_uri, g.challenge, g.legacy";

    private final Chance chance;

    GrantRows(Chance chance) {
        this.chance = chance;
    }

    /** The id of the new grant. */
    long insert(
            Handle handle,
            String clientKey,
            String subject,
            String openId,
            String unionId,
            Agreed agreed,
            Sha256 code,
            Instant now) {
        while (true) {
            long id = chance.draw("grant").nextLong() & Long.MAX_VALUE;
            int inserted = handle.createUpdate("""
                            INSERT INTO app_grant (grant_id, client_key, subject, open_id, union_id, scopes, granted_at, ends_at,
                                code_hash, code_used, redirect_uri, challenge, legacy)
                            VALUES (:id, :key, :subject, :openId, :unionId, :scopes, :now, :end,
                                :code, 0, :redirectUri, :challenge, :legacy)
                            ON CONFLICT (grant_id) DO NOTHING""")
                    .bind("id", id)
                    .bind("key", clientKey)
                    .bind("subject", subject)
                    .bind("openId", openId)
                    .bind("unionId", unionId)
                    .bind("scopes", Words.join(agreed.scopes()))
                    .bind("now", now.toEpochMilli())
                    .bind("end", now.plus(GrantRules.CODE_LIFE).toEpochMilli())
                    .bind("code", code.bytes())
                    .bind("redirectUri", agreed.redirectUri())
                    .bind("challenge", agreed.codeChallenge())
                    .bind("legacy", agreed.legacy() ? 1L : 0L)
                    .execute();
            if (inserted == 1) {
                return id;
            }
        }
    }

    Optional<GrantRow> byCode(Handle handle, Sha256 code) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM app_grant g WHERE code_hash = :code")
                .bind("code", code.bytes())
                .map((row, _) -> grant(row))
                .findOne();
    }

    Optional<GrantRow> byRefreshToken(Handle handle, Sha256 token) {
        return byToken(handle, "refresh_token", token);
    }

    Optional<GrantRow> byAnyToken(Handle handle, Sha256 token) {
        return byToken(handle, "user_token", token).or(() -> byToken(handle, "refresh_token", token));
    }

    private static Optional<GrantRow> byToken(Handle handle, String table, Sha256 token) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM " + table
                        + " t JOIN app_grant g ON g.grant_id = t.grant_id WHERE t.token_hash = :token")
                .bind("token", token.bytes())
                .map((row, _) -> grant(row))
                .findOne();
    }

    /** Newest first. */
    List<GrantRow> ofPerson(Handle handle, List<String> terms) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM app_grant g WHERE subject IN ("
                        + Terms.placeholders(terms.size()) + ") ORDER BY granted_at DESC, grant_id")
                .bindMap(Terms.bindings(terms))
                .map((row, _) -> grant(row))
                .list();
    }

    /** Every node finds them in the same order, so that two of them cannot block one another. */
    List<Long> ended(Handle handle, Instant now, int limit) {
        return handle.createQuery(
                        "SELECT grant_id FROM app_grant WHERE ends_at <= :now ORDER BY ends_at, grant_id LIMIT :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Whether the code was unused. */
    boolean useCode(Handle handle, long grant, Instant end, boolean legacyEndpoint) {
        return handle.execute(
                        "UPDATE app_grant SET code_used = 1, ends_at = ?, legacy = ? WHERE grant_id = ? AND code_used = 0",
                        end.toEpochMilli(),
                        legacyEndpoint ? 1L : 0L,
                        grant)
                == 1;
    }

    /** Whether the refresh token was good. */
    boolean retire(Handle handle, Sha256 token, Instant now) {
        return handle.execute(
                        "UPDATE refresh_token SET retired_at = ? WHERE token_hash = ? AND retired_at IS NULL",
                        now.toEpochMilli(),
                        token.bytes())
                == 1;
    }

    void insertTokens(Handle handle, long grant, Sha256 access, Instant expiresAt, Sha256 refresh) {
        handle.execute(
                "INSERT INTO user_token (token_hash, grant_id, expires_at) VALUES (?, ?, ?)",
                access.bytes(),
                grant,
                expiresAt.toEpochMilli());
        handle.execute("INSERT INTO refresh_token (token_hash, grant_id) VALUES (?, ?)", refresh.bytes(), grant);
    }

    /** Takes a grant's tokens that nobody can use any more. */
    void purgeTokens(Handle handle, long grant, Instant now) {
        handle.execute("DELETE FROM user_token WHERE grant_id = ? AND expires_at <= ?", grant, now.toEpochMilli());
        handle.execute(
                "DELETE FROM refresh_token WHERE grant_id = ? AND retired_at <= ?",
                grant,
                now.minus(Grants.RETIRED_KEPT).toEpochMilli());
    }

    /** Whether the grant was there. */
    boolean delete(Handle handle, long grant) {
        handle.execute("DELETE FROM user_token WHERE grant_id = ?", grant);
        handle.execute("DELETE FROM refresh_token WHERE grant_id = ?", grant);
        return handle.execute("DELETE FROM app_grant WHERE grant_id = ?", grant) == 1;
    }

    /** Whether the grant was there and its code unused. */
    boolean deleteUnused(Handle handle, long grant) {
        return handle.execute("DELETE FROM app_grant WHERE grant_id = ? AND code_used = 0", grant) == 1;
    }

    private static GrantRow grant(ResultSet row) throws SQLException {
        return new GrantRow(
                row.getLong("grant_id"),
                row.getString("client_key"),
                row.getString("subject"),
                row.getString("open_id"),
                Words.split(row.getString("scopes")),
                Instant.ofEpochMilli(row.getLong("granted_at")),
                Instant.ofEpochMilli(row.getLong("ends_at")),
                row.getLong("code_used") == 1,
                row.getString("redirect_uri"),
                row.getString("challenge"),
                row.getLong("legacy") == 1);
    }
}
