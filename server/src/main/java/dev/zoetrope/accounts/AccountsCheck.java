package dev.zoetrope.accounts;

import dev.zoetrope.check.Findings;
import dev.zoetrope.check.Findings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Looks at the databases of accounts, whether somebody has them open or not. Nothing is changed in them, and an older schema is not brought up to date. */
public final class AccountsCheck {
    private static final int MOST_TOLD = 20;
    private static final String POSTGRES = "PostgreSQL";

    private final Findings findings;

    public AccountsCheck(Findings findings) {
        this.findings = findings;
    }

    /** The files in a data directory. One that is not there has not been begun yet. */
    public void files(Path directory) {
        file(directory.resolve(Accounts.FILE), Accounts.FRESH, Schema.ACCOUNTS);
        file(directory.resolve(Accounts.SEARCHES_FILE), Accounts.FRESH_SEARCHES, Schema.SEARCHES);
    }

    private void file(Path file, String fresh, Schema schema) {
        var part = String.valueOf(file.getFileName());
        findings.looked(part, 0);
        if (!Files.exists(file)) {
            findings.note(part, "is not there: it is made when a server or verb needs it");
            return;
        }
        var remedy = "restore a backup, or move the file away: " + fresh;
        try (var connection = open(file)) {
            var schemaFound = Schema.found(connection);
            if (schemaFound > schema.version()) {
                problem(
                        part,
                        "has schema " + schemaFound + ", and this Zoetrope knows up to " + schema.version(),
                        "use a newer Zoetrope");
                return;
            }
            for (var line : lines(connection, "PRAGMA integrity_check(" + MOST_TOLD + ")", 1)) {
                if (!line.equals("ok")) {
                    problem(part, "is damaged (" + line + ")", remedy);
                }
            }
            for (var table : lines(connection, "PRAGMA foreign_key_check", 1)) {
                problem(part, "has a row in " + table + " that refers to one that is not there", remedy);
            }
            findings.looked(part, rows(connection));
        } catch (SQLException e) {
            problem(part, "cannot be read (" + e.getMessage() + ")", remedy);
        }
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static long rows(Connection connection) throws SQLException {
        long rows = 0;
        for (var table : lines(connection, "SELECT name FROM sqlite_master WHERE type = 'table'", 1)) {
            if (!table.equals(Schema.HISTORY)) {
                rows += Long.parseLong(lines(connection, "SELECT count(*) FROM \"" + table + '"', 1)
                        .getFirst());
            }
        }
        return rows;
    }

    private static List<String> lines(Connection connection, String query, int column) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(String.valueOf(rows.getString(column)));
            }
        }
        return lines;
    }

    /** A database on a server, which is its administrator's to check: that it answers. */
    public void postgres(String jdbcUrl) {
        var postgres = new Postgres(jdbcUrl);
        answer(postgres.database(), postgres::requireAnswer);
    }

    /** As {@link #postgres}, for accounts that are open. */
    public void answer(Accounts accounts) {
        answer(accounts.place(), accounts::requireAnswer);
    }

    private void answer(String database, Runnable question) {
        try {
            question.run();
            findings.looked(POSTGRES, 1);
            findings.note(POSTGRES, database + " answers; what is in it, its administrator checks");
        } catch (RuntimeException e) {
            problem(POSTGRES, String.valueOf(e.getMessage()), "see its log");
        }
    }

    private void problem(String part, String what, String remedy) {
        findings.problem(new Problem(part, "", what, remedy));
    }
}
