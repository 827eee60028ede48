package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The statements about grants and their tokens. */
final class GrantRows {
    private static final String COLUMNS =
            "g.grant_id, g.client_key, g.subject, g.open_id, g.scopes, g.granted_at, g.ends_at, g.code_used, g.redirect_uri, g.challenge, g.legacy";

    private final Chance chance;

    GrantRows(Chance chance) {
        this.chance = chance;
    }

    /** A grant that has begun, with its code. */
    Grants.Begun insert(
            Handle handle,
            String clientKey,
            String subject,
            String openId,
            String unionId,
            Agreed agreed,
            Instant now) {
        while (true) {
            var code = TokenText.CODE.draw(chance);
            long id = chance.draw("grant").nextLong() & Long.MAX_VALUE;
            int inserted = handle.createUpdate("""
                            INSERT INTO app_grant (grant_id, client_key, subject, open_id, union_id, scopes, granted_at, ends_at,
                                code_hash, code_used, redirect_uri, challenge, legacy)
                            VALUES (:id, :key, :subject, :openId, :unionId, :scopes, :now, :end,
                                :code, 0, :redirectUri, :challenge, :legacy)
                            ON CONFLICT DO NOTHING""")
                    .bind("id", id)
                    .bind("key", clientKey)
                    .bind("subject", subject)
                    .bind("openId", openId)
                    .bind("unionId", unionId)
                    .bind("scopes", Words.join(agreed.scopes()))
                    .bind("now", now.toEpochMilli())
                    .bind("end", now.plus(GrantRules.CODE_LIFE).toEpochMilli())
                    .bind("code", TokenText.hash(code).bytes())
                    .bind("redirectUri", agreed.redirectUri())
                    .bind("challenge", agreed.codeChallenge())
                    .bind("legacy", agreed.legacy() ? 1L : 0L)
                    .execute();
            if (inserted == 1) {
                return new Grants.Begun(id, code);
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

    /** Those of the person whom an app calls so. */
    List<GrantRow> ofPerson(Handle handle, String clientKey, String openId) {
        return handle.createQuery(
                        "SELECT " + COLUMNS + " FROM app_grant g WHERE client_key = :key AND open_id = :openId")
                .bind("key", clientKey)
                .bind("openId", openId)
                .map((row, _) -> grant(row))
                .list();
    }

    /** Those of a person, whatever they were known by at the time. */
    List<GrantRow> ofPerson(Handle handle, List<String> terms) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM app_grant g WHERE " + isPersons(terms))
                .bindMap(Terms.bindings(terms))
                .map((row, _) -> grant(row))
                .list();
    }

    /** What a person is connected with, the newest first: one for each app and combination of scopes. */
    List<Connection> connections(Handle handle, List<String> terms, Instant now) {
        return handle.createQuery("SELECT " + Apps.COLUMNS + """
                        , granted, since FROM app JOIN (
                            SELECT client_key, scopes AS granted, max(granted_at) AS newest, min(granted_at) AS since
                            FROM app_grant g WHERE code_used = 1 AND ends_at > :now AND\s""" + isPersons(terms)
                        + " GROUP BY client_key, scopes) agreed USING (client_key) ORDER BY newest DESC, client_key")
                .bind("now", now.toEpochMilli())
                .bindMap(Terms.bindings(terms))
                .map((row, _) -> new Connection(
                        Apps.app(row),
                        Set.copyOf(Words.split(row.getString("granted"))),
                        Instant.ofEpochMilli(row.getLong("since"))))
                .list();
    }

    private static String isPersons(List<String> terms) {
        return "g.open_id IN (SELECT o.open_id FROM open_id o WHERE o.subject IN (" + Terms.placeholders(terms.size())
                + "))";
    }

    /** Live ones of a person and an app, but for so many of the newest. */
    List<Long> surplus(Handle handle, String clientKey, String openId, int kept, int limit) {
        return handle.createQuery("""
                        SELECT grant_id FROM app_grant WHERE client_key = :key AND open_id = :openId AND code_used = 1
                        ORDER BY granted_at DESC, grant_id LIMIT :limit OFFSET :kept""")
                .bind("key", clientKey)
                .bind("openId", openId)
                .bind("limit", limit)
                .bind("kept", kept)
                .mapTo(Long.class)
                .list();
    }

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

    /** Keeps others from changing a grant or its tokens until the transaction ends. False when it is gone. */
    boolean lock(Handle handle, long grant) {
        return handle.execute("UPDATE app_grant SET code_used = code_used WHERE grant_id = ?", grant) == 1;
    }

    /** Whether the refresh token was good. */
    boolean retire(Handle handle, Sha256 token, Instant now) {
        return handle.execute(
                        "UPDATE refresh_token SET retired_at = ? WHERE token_hash = ? AND retired_at IS NULL",
                        now.toEpochMilli(),
                        token.bytes())
                == 1;
    }

    /** A new access token. */
    String insertAccessToken(Handle handle, long grant, Instant expiresAt) {
        while (true) {
            var token = TokenText.USER.draw(chance);
            int inserted = handle.execute(
                    "INSERT INTO user_token (token_hash, grant_id, expires_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    TokenText.hash(token).bytes(),
                    grant,
                    expiresAt.toEpochMilli());
            if (inserted == 1) {
                return token;
            }
        }
    }

    /** A new refresh token. */
    String insertRefreshToken(Handle handle, long grant) {
        while (true) {
            var token = TokenText.REFRESH.draw(chance);
            int inserted = handle.execute(
                    "INSERT INTO refresh_token (token_hash, grant_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    TokenText.hash(token).bytes(),
                    grant);
            if (inserted == 1) {
                return token;
            }
        }
    }

    /** Takes a grant's tokens that nobody can use any more. */
    void purgeTokens(Handle handle, long grant, Instant now) {
        handle.execute("DELETE FROM user_token WHERE grant_id = ? AND expires_at <= ?", grant, now.toEpochMilli());
        handle.execute(
                "DELETE FROM refresh_token WHERE grant_id = ? AND retired_at <= ?",
                grant,
                now.minus(Grants.RETIRED_KEPT).toEpochMilli());
    }

    /** Whether the grant was there and its code used. Its tokens leave with it. */
    boolean delete(Handle handle, long grant) {
        return handle.createQuery("DELETE FROM app_grant WHERE grant_id = :grant RETURNING code_used")
                .bind("grant", grant)
                .mapTo(Long.class)
                .findOne()
                .filter(codeUsed -> codeUsed == 1)
                .isPresent();
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
