package dev.zoetrope.accounts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/** One database behind its connection pools. Safe for use by many threads. */
final class Database implements AutoCloseable {

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    /** Locks are taken in order, so that this is rare; what leaves with an app leaves in an order of PostgreSQL's own. */
    private static final int ATTEMPTS = 3;

    /** PostgreSQL's deadlock_detected. SQLite has one writer, and no such thing. */
    private static final String DEADLOCK = "40P01";

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi write;
    private final Jdbi read;
    private final Diagnosis diagnosis;
    private final Erasure erasure;

    /** Takes deleted rows of searches out of the files, outside any transaction; false when somebody reads them still. */
    interface Erasure {
        boolean run(Handle handle);
    }

    /** The two pools may be one. */
    Database(HikariDataSource writers, HikariDataSource readers, Diagnosis diagnosis, Erasure erasure) {
        this.writers = writers;
        this.readers = readers;
        this.write = jdbi(writers);
        this.read = jdbi(readers);
        this.diagnosis = diagnosis;
        this.erasure = erasure;
    }

    /** Settings of a pool that makes its connections on demand. */
    static HikariConfig pooled(DataSource source, int connections) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Without a template engine: our statements have no templates, and the default one is slow to start. */
    private static Jdbi jdbi(DataSource pool) {
        var jdbi = Jdbi.create(pool);
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi;
    }

    /**
     * Runs work in one transaction; again, when it and another blocked each other and the database chose to end this one.
     *
     * @throws AccountsUnavailable when the database's surroundings do not let it
     */
    <T extends @Nullable Object> T write(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.inTransaction(work::apply);
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !isDeadlock(e)) {
                    throw diagnosis.diagnose(e);
                }
            }
        }
    }

    private static boolean isDeadlock(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Runs statements that only read.
     *
     * @throws AccountsUnavailable when the database's surroundings do not let it
     */
    <T extends @Nullable Object> T read(Function<Handle, T> work) {
        try {
            return read.withHandle(work::apply);
        } catch (JdbiException e) {
            throw diagnosis.diagnose(e);
        }
    }

    String place() {
        return diagnosis.database();
    }

    /** For databases that are files: a copy of what is committed, in one file, without what was removed. */
    void copy(Path to) {
        read(handle -> handle.execute("VACUUM INTO ?", to.toString()));
    }

    /**
     * Takes the bytes of deleted searches out of the database's files.
     *
     * @return false when somebody reads them still
     * @throws AccountsUnavailable when the database's surroundings do not let it
     */
    boolean erase() {
        try {
            return write.withHandle(erasure::run);
        } catch (JdbiException e) {
            throw diagnosis.diagnose(e);
        }
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
