package dev.zoetrope.accounts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The tables of a database. Migrations of all parts share one sequence of version numbers, so that the parts can lie in
 * one database or in several.
 *
 * @param version number of the newest migration
 * @param locations where the migrations lie on the class path
 */
record Schema(int version, List<String> locations) {

    static final Schema ACCOUNTS = new Schema(8, List.of("dev/zoetrope/accounts/migrations/accounts"));
    static final Schema SEARCHES = new Schema(2, List.of("dev/zoetrope/accounts/migrations/searches"));
    static final Schema ALL = new Schema(8, List.of("dev/zoetrope/accounts/migrations"));

    static final String HISTORY = "flyway_schema_history";

    /**
     * Brings a database to this schema.
     *
     * @throws AccountsUnavailable when the database is of a newer version
     */
    void migrate(DataSource source, Diagnosis diagnosis) throws SQLException {
        int found = found(source);
        if (found > version) {
            throw new AccountsUnavailable(
                    "%s was written by a newer version of Zoetrope (schema %d; this version knows up to %d). Use that version or a newer one."
                            .formatted(diagnosis.database(), found, version),
                    null);
        }
        // Flyway takes its time to start, and has nothing to do at nearly every start.
        if (found < version) {
            requireRights(source);
            flyway(source).migrate();
        }
    }

    Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations(locations.toArray(String[]::new))
                .load();
    }

    /** Where rights are missing, Flyway tries for ten seconds. One attempt of our own tells at once. */
    private static void requireRights(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE attempt (id BIGINT)");
            connection.rollback();
        }
    }

    /** The version of the newest migration applied, 0 for an empty database. */
    private static int found(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            return found(connection);
        }
    }

    static int found(Connection connection) throws SQLException {
        return hasHistory(connection) ? newestApplied(connection) : 0;
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
            return tables.next();
        }
    }

    private static int newestApplied(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
