package dev.zoetrope.accounts;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens a PostgreSQL database, which several nodes may share. */
final class Postgres implements Diagnosis {

    private static final int CONNECTIONS = 8;

    private final String jdbcUrl;

    /** @param jdbcUrl {@code jdbc:postgresql://host:port/database?user=…&password=…} */
    Postgres(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws AccountsUnavailable when the database cannot be used
     */
    Database open() {
        var source = source();
        try {
            Schema.ALL.migrate(source, this);
        } catch (SQLException | FlywayException e) {
            throw diagnose(new IllegalStateException(e));
        }
        var pool = new HikariDataSource(Database.pooled(source, CONNECTIONS));
        return new Database(pool, pool, this, Postgres::erase);
    }

    /** The same database, for rows whose loss in a power cut is bearable: its commits do not wait for the disk. */
    Database openQuick() {
        var writer = Database.pooled(source(), 1);
        writer.setConnectionInitSql("SET synchronous_commit = off");
        return new Database(
                new HikariDataSource(writer),
                new HikariDataSource(Database.pooled(source(), CONNECTIONS)),
                this,
                Postgres::erase);
    }

    /** Writes the tables anew. What PostgreSQL keeps beside them, logs and copies, is its administrator's. */
    private static boolean erase(Handle handle) {
        handle.execute(
                "VACUUM (FULL) search, search_position, open_id, union_id, app_grant, user_token, refresh_token, qr_login, session, app, delivery");
        return true;
    }

    /** @throws RuntimeException when the database does not answer, and why */
    void requireAnswer() {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw diagnose(new IllegalStateException(e));
        }
    }

    private PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        try {
            source.setURL(jdbcUrl);
            // Rewritten batches do not tell which rows were new.
            source.setReWriteBatchedInserts(false);
        } catch (IllegalArgumentException e) {
            // Neither the driver's message nor the URL itself may be shown: they hold the password.
            throw new AccountsUnavailable(
                    "The address of the accounts' database is not understood. Give one like jdbc:postgresql://host:5432/database?user=name&password=secret.",
                    null);
        }
        return source;
    }

    /** The address without user and password. */
    @Override
    public String database() {
        return jdbcUrl.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
    }

    /** See <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>. */
    @Override
    public @Nullable String explain(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            return null;
        }
        return switch (state.substring(0, 2)) {
            case "08", "57" -> database() + " does not answer. Check that PostgreSQL runs there and can be reached.";
            case "28" -> database() + " refuses user or password. Check both in the database's address.";
            case "3D" -> database() + " does not exist. Make it with createdb, or correct its name.";
            case "42" -> state.equals("42501") ? missingRight() : null;
            case "25" ->
                state.equals("25006") ? database() + " is read-only. Name a server that can be written." : null;
            case "53" -> database() + " is out of disk space, memory or connections. See PostgreSQL's log.";
            case "58", "XX" -> database() + " has an input/output failure or damaged data. See PostgreSQL's log.";
            default -> null;
        };
    }

    private String missingRight() {
        return database() + " does not let this user work with its tables. Make the user the database's owner.";
    }
}
