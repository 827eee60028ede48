package dev.zoetrope.accounts;

import dev.zoetrope.accounts.QrLogin.Status;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.chance.Chance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Log-ins by QR code: an app shows a code and asks again and again how far it has come, while a person scans it elsewhere and agrees there. Safe for use by
 * many threads.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class QrLogins {
    /** So long a code can be scanned, and its log-in asked about. Nothing documents it. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    static final int PURGED_PER_LOGIN = 10;

    private final Database database;
    private final Chance chance;
    private final Grants grants;

    QrLogins(Database database, Chance chance, Grants grants) {
        this.database = database;
        this.chance = chance;
        this.grants = grants;
    }

    /** Begins a log-in. Gives the token that the app asks by; it is kept as a digest. */
    public String begin(App app, List<String> scopes, String state, Instant now) {
        return database.write(handle -> {
            purge(handle, now);
            return insert(handle, app, scopes, state, now);
        });
    }

    /** The token of a new log-in. */
    private String insert(Handle handle, App app, List<String> scopes, String state, Instant now) {
        while (true) {
            var token = TokenText.QR.draw(chance);
            int inserted = handle.createUpdate("""
                            INSERT INTO qr_login (token_hash, ticket, client_key, asked_scopes, state, status, subject, scopes, expires_at)
                            VALUES (:token, :ticket, :key, :scopes, :state, 'NEW', '', '', :end)
                            ON CONFLICT DO NOTHING""")
                    .bind("token", TokenText.hash(token).bytes())
                    .bind("ticket", TokenText.QR.draw(chance))
                    .bind("key", app.clientKey())
                    .bind("scopes", Words.join(scopes))
                    .bind("state", state)
                    .bind("end", now.plus(LIFE).toEpochMilli())
                    .execute();
            if (inserted == 1) {
                return token;
            }
        }
    }

    private static void purge(Handle handle, Instant now) {
        handle.createQuery(
                        "SELECT token_hash FROM qr_login WHERE expires_at <= :now ORDER BY expires_at, token_hash LIMIT :limit")
                .bind("now", now.minus(LIFE).toEpochMilli())
                .bind("limit", PURGED_PER_LOGIN)
                .mapTo(byte[].class)
                .list()
                .forEach(token -> handle.execute("DELETE FROM qr_login WHERE token_hash = ?", token));
    }

    /**
     * What an app is told.
     *
     * @param code new with each answer while it is unused; null unless somebody agreed
     * @param scopes agreed to; empty until then
     */
    public record Progress(
            String ticket, Status status, @Nullable String code, List<String> scopes, String state) {}

    /**
     * How far a log-in of an app has come; empty when there is none of this token.
     *
     * @param redirectUri that a code is bound to
     */
    public Optional<Progress> progress(App app, String token, String redirectUri, Instant now) {
        if (!TokenText.QR.fits(token)) {
            return Optional.empty();
        }
        var hash = TokenText.hash(token).bytes();
        var found = database.read(handle -> row(handle, "token_hash", hash))
                .filter(row -> row.clientKey.equals(app.clientKey()));
        // Most of those who ask hear that nobody has agreed yet, and wait for nobody.
        return found.isEmpty() || found.get().statusAt(now) != Status.CONFIRMED
                ? found.map(row -> told(row, now))
                : database.write(handle -> confirmed(handle, hash, app, redirectUri, now));
    }

    private static Progress told(Row row, Instant now) {
        return new Progress(row.ticket, row.statusAt(now), null, List.of(), row.state);
    }

    /** Of several who ask at once, the last one's code is good. */
    private Optional<Progress> confirmed(Handle handle, byte[] hash, App app, String redirectUri, Instant now) {
        handle.execute("UPDATE qr_login SET status = status WHERE token_hash = ?", hash);
        return row(handle, "token_hash", hash).map(row -> confirmed(handle, row, app, redirectUri, now));
    }

    private Progress confirmed(Handle handle, Row row, App app, String redirectUri, Instant now) {
        if (row.status != Status.CONFIRMED) {
            return told(row, now);
        }
        if (row.grant != null && !grants.withdraw(handle, row.grant)) {
            handle.execute("UPDATE qr_login SET status = 'UTILISED' WHERE ticket = ?", row.ticket);
            return new Progress(row.ticket, Status.UTILISED, null, List.of(), row.state);
        }
        var agreed = new Agreed(row.scopes, redirectUri, null, false);
        var begun = grants.begin(handle, app, row.terms, agreed, now);
        handle.execute("UPDATE qr_login SET grant_id = ? WHERE ticket = ?", begun.grant(), row.ticket);
        return new Progress(row.ticket, Status.CONFIRMED, begun.code(), row.scopes, row.state);
    }

    /** The log-ins that nobody has agreed to or turned down yet, those that end last first. */
    public List<QrLogin> open(int limit, Instant now) {
        return database.read(handle -> handle
                .createQuery("SELECT * FROM qr_login WHERE status IN ('NEW', 'SCANNED') "
                        + "AND expires_at > :now ORDER BY expires_at DESC, token_hash LIMIT :limit")
                .bind("now", now.toEpochMilli())
                .bind("limit", limit)
                .map((row, _) -> row(row))
                .list()
                .stream()
                .flatMap(row -> row.login(handle, now).stream())
                .toList());
    }

    /** The log-in that a scanned code is of, which the app hears from now on; empty when there is none. */
    public Optional<QrLogin> scan(String ticket, Instant now) {
        if (!TokenText.QR.fits(ticket)) {
            return Optional.empty();
        }
        return database.write(handle -> {
            handle.createUpdate("""
                            UPDATE qr_login SET status = 'SCANNED'
                            WHERE ticket = :ticket AND status = 'NEW' AND expires_at > :now""")
                    .bind("ticket", ticket)
                    .bind("now", now.toEpochMilli())
                    .execute();
            return row(handle, "ticket", ticket).flatMap(row -> row.login(handle, now));
        });
    }

    /**
     * Notes that a person agreed.
     *
     * @param scopes those agreed to
     * @return false when it is too late, or somebody else was first
     */
    public boolean confirm(String ticket, Subject person, List<String> scopes, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        UPDATE qr_login SET status = 'CONFIRMED', subject = :terms, scopes = :scopes
                        WHERE ticket = :ticket AND status IN ('NEW', 'SCANNED') AND expires_at > :now""")
                        .bind("terms", String.join("\n", person.terms()))
                        .bind("scopes", Words.join(scopes))
                        .bind("ticket", ticket)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1);
    }

    /** Turns a log-in down, which the app hears of as an expired one. */
    public void cancel(String ticket) {
        if (!TokenText.QR.fits(ticket)) {
            return;
        }
        database.write(handle -> handle.execute(
                "UPDATE qr_login SET status = 'EXPIRED' WHERE ticket = ? AND status IN ('NEW', 'SCANNED')", ticket));
    }

    /** Takes all that people have agreed to; the apps begin anew. */
    void forgetPeople() {
        database.write(handle -> handle.execute("DELETE FROM qr_login WHERE subject <> ''"));
    }

    private static Optional<Row> row(Handle handle, String column, Object value) {
        return handle.createQuery("SELECT * FROM qr_login WHERE " + column + " = :value")
                .bind("value", value)
                .map((row, _) -> row(row))
                .findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        long id = row.getLong("grant_id");
        @Nullable Long grant = row.wasNull() ? null : id;
        return new Row(
                row.getString("ticket"),
                row.getString("client_key"),
                Words.split(row.getString("asked_scopes")),
                row.getString("state"),
                Status.valueOf(row.getString("status")),
                row.getString("subject").lines().toList(),
                Words.split(row.getString("scopes")),
                grant,
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private record Row(
            String ticket,
            String clientKey,
            List<String> askedScopes,
            String state,
            Status status,
            List<String> terms,
            List<String> scopes,
            @Nullable Long grant,
            Instant expiresAt) {
        Status statusAt(Instant now) {
            return now.isBefore(expiresAt) || status == Status.UTILISED ? status : Status.EXPIRED;
        }

        /** Empty when its app has just been deleted. */
        Optional<QrLogin> login(Handle handle, Instant now) {
            return Apps.find(handle, clientKey)
                    .map(app -> new QrLogin(ticket, app, askedScopes, statusAt(now), expiresAt));
        }
    }
}
