package dev.zoetrope.accounts;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens databases that are files: one connection writes, a few read beside it (write-ahead log). */
final class Sqlite implements Diagnosis {

    private static final Duration BUSY_WAIT = Duration.ofSeconds(5);
    private static final int READERS = 4;
    /** The low byte of an extended result code is the plain one. */
    private static final int PLAIN_CODE = 0xff;

    private final Path file;
    private final String fresh;

    /** @param fresh what starting with a new file means, as a half sentence for messages */
    Sqlite(Path file, String fresh) {
        this.file = file;
        this.fresh = fresh;
    }

    /**
     * Opens the file; makes one that its owner alone can read if there is none.
     *
     * @param synchronous FULL: what is committed survives a power cut; NORMAL: it survives the end of the process
     * @throws AccountsUnavailable when the file cannot be used
     */
    Database open(Schema schema, SynchronousMode synchronous) {
        create();
        try {
            var writer = source(synchronous, TransactionMode.IMMEDIATE);
            requireWritable(writer);
            schema.migrate(writer, this);
            var readers = source(synchronous, TransactionMode.DEFERRED);
            return new Database(pool(writer, 1), pool(readers, READERS), this, Sqlite::erase);
        } catch (SQLException | FlywayException e) {
            throw diagnose(new IllegalStateException(e));
        }
    }

    /** A database that lives as long as its one connection. */
    static Database inMemory() {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite::memory:");
        var pool = pool(source, 1);
        var diagnosis = new Sqlite(Path.of(":memory:"), "");
        try {
            Schema.ALL.migrate(pool, diagnosis);
            return new Database(pool, pool, diagnosis, _ -> true);
        } catch (SQLException e) {
            throw diagnosis.diagnose(new IllegalStateException(e));
        }
    }

    /** Writes the file anew, then empties the log beside it. */
    private static boolean erase(Handle handle) {
        handle.execute("VACUUM");
        int busy = handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                .map((row, _) -> row.getInt(1))
                .one();
        return busy == 0;
    }

    private void create() {
        try {
            Files.createFile(file, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            // The usual case: a file of an earlier run. SQLite opens one that it may only read without a word.
            if (!Files.isWritable(file)) {
                throw new AccountsUnavailable(notWritable(), e);
            }
        } catch (IOException e) {
            throw new AccountsUnavailable(
                    "%s cannot be created (%s). Check that its directory exists and is writable."
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private SQLiteDataSource source(SynchronousMode synchronous, TransactionMode transactions) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(synchronous);
        config.setBusyTimeout(Math.toIntExact(BUSY_WAIT.toMillis()));
        config.setTransactionMode(transactions);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Connections to a file do not grow stale, and a database in memory lives in its one connection. */
    private static HikariDataSource pool(SQLiteDataSource source, int connections) {
        var config = Database.pooled(source, connections);
        config.setIdleTimeout(0);
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    /** SQLite needs to write beside the file as well. A transaction that means to write tells whether it can. */
    private static void requireWritable(SQLiteDataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
        }
    }

    @Override
    public String database() {
        return file.toString();
    }

    @Override
    public @Nullable String explain(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return null;
        }
        return switch (plain(sqlite.getResultCode())) {
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> notWritable();
            case SQLITE_FULL -> "There is no room for " + file + " to grow. Free some space on its disk.";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                file + " is damaged. Restore it from a backup, or move it away: " + fresh + ".";
            case SQLITE_BUSY, SQLITE_LOCKED -> file + " is in use by another program. Stop that program.";
            case SQLITE_CANTOPEN ->
                file + " cannot be opened. Check that it is a file, and who may read it and its directory.";
            case SQLITE_IOERR -> file + " cannot be read or written (" + sqlite.getMessage() + "). Check its disk.";
            default -> null;
        };
    }

    private String notWritable() {
        return file + " cannot be written. Give the user who runs Zoetrope the right to write to it and its directory.";
    }

    private static SQLiteErrorCode plain(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & PLAIN_CODE);
    }
}
