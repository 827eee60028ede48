package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Everything the server keeps about those who call it. Safe for use by many threads. Times are handed in, so that a
 * world's own clock rules; they are kept to the millisecond.
 */
public final class Accounts implements AutoCloseable {

    static {
        LibraryLogs.quiet();
    }

    static final String FILE = "accounts.db";
    static final String SEARCHES_FILE = "searches.db";
    /** What a new file costs. */
    static final String FRESH = "apps have to be registered anew then";

    static final String FRESH_SEARCHES = "only searches under way are lost then";

    private final boolean inFiles;
    private final Database accounts;
    private final Database searchDatabase;
    private final Apps apps;
    private final Tokens tokens;
    private final Keys keys;
    private final Outbox outbox;
    private final Grants grants;
    private final QrLogins qrLogins;
    private final Searches searches;
    private final Uses uses;
    private final Uses calls;
    private final Sessions sessions;
    private final Secrets secrets;
    private final Rates rates = new Rates();

    private Accounts(boolean inFiles, Database accounts, Database searchDatabase, AccountLimits limits, Chance source) {
        var chance = source.ofRun(() -> begunRuns(accounts));
        this.inFiles = inFiles;
        this.accounts = accounts;
        this.searchDatabase = searchDatabase;
        this.tokens = new Tokens(accounts, chance, !inFiles);
        this.keys = new Keys(accounts, chance, !inFiles);
        this.apps = new Apps(accounts, chance, tokens);
        this.outbox = new Outbox(accounts, chance);
        this.grants = new Grants(accounts, chance, tokens, outbox);
        this.qrLogins = new QrLogins(accounts, chance, grants);
        this.searches = new Searches(searchDatabase, limits, chance);
        this.uses = new Uses(accounts, limits.useBlock(), limits.freeUseBlock());
        this.calls = new Uses(accounts, 1, 1);
        this.sessions = new Sessions(accounts, chance);
        this.secrets = new Secrets(accounts, chance);
    }

    /** How many runs have begun before this one, which is counted. */
    private static long begunRuns(Database accounts) {
        return accounts.write(
                handle -> handle.createQuery("""
                        INSERT INTO world_run (id, begun) VALUES (1, 1)
                        ON CONFLICT (id) DO UPDATE SET begun = world_run.begun + 1
                        RETURNING begun - 1""").mapTo(Long.class).one());
    }

    /**
     * Opens or makes {@code accounts.db} and {@code searches.db} in a directory. The files can be read by their owner
     * alone.
     *
     * @throws AccountsUnavailable when a file cannot be used or is of a newer version
     */
    public static Accounts sqlite(Path directory, AccountLimits limits, Chance chance) {
        var accounts = new Sqlite(directory.resolve(FILE), FRESH).open(Schema.ACCOUNTS, SynchronousMode.FULL);
        try {
            var searches = new Sqlite(directory.resolve(SEARCHES_FILE), FRESH_SEARCHES)
                    .open(Schema.SEARCHES, SynchronousMode.NORMAL);
            return new Accounts(true, accounts, searches, limits, chance);
        } catch (RuntimeException e) {
            accounts.close();
            throw e;
        }
    }

    /**
     * Opens a PostgreSQL database, which several nodes may share.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database?user=…&password=…}; user and password are never shown
     * @throws AccountsUnavailable when the database cannot be used or is of a newer version
     */
    public static Accounts postgres(String jdbcUrl, AccountLimits limits, Chance chance) {
        var postgres = new Postgres(jdbcUrl);
        return new Accounts(false, postgres.open(), postgres.openQuick(), limits, chance);
    }

    /** Accounts that are gone when they are closed. */
    public static Accounts inMemory(AccountLimits limits, Chance chance) {
        var database = Sqlite.inMemory();
        return new Accounts(false, database, database, limits, chance);
    }

    public Apps apps() {
        return apps;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Keys keys() {
        return keys;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Grants grants() {
        return grants;
    }

    public QrLogins qrLogins() {
        return qrLogins;
    }

    public Searches searches() {
        return searches;
    }

    public Uses uses() {
        return uses;
    }

    /** Counts calls that we make to others. Each is written before it is made, so that a kill neither hides one nor makes one up. */
    public Uses calls() {
        return calls;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Rates rates() {
        return rates;
    }

    /** Names of the files that all of this is kept in; none when it is kept elsewhere. */
    public List<String> files() {
        return inFiles ? List.of(FILE, SEARCHES_FILE) : List.of();
    }

    /** Where all of this is kept: a file, or an address without user and password. */
    public String place() {
        return accounts.place();
    }

    /**
     * Writes one of {@link #files} as it is now to a new file, while others go on working.
     *
     * @throws AccountsUnavailable when it cannot be read, or there is no room
     */
    public void copy(String file, Path to) {
        (file.equals(FILE) ? accounts : searchDatabase).copy(to);
    }

    void requireAnswer() {
        accounts.read(handle -> handle.execute("SELECT 1"));
    }

    /**
     * Leaves nothing that tells of people who are forgotten: what they let apps do, what apps call them, that they may log in to sandboxes, and searches under way. What was asked in a search may
     * name anybody in any way, and its positions are ids of videos, so all searches go; clients begin anew.
     *
     * @param terms every {@link dev.zoetrope.model.Identity#term} that leads to one of them
     * @return false when bytes are still in the files, because somebody reads them
     * @throws AccountsUnavailable when the database cannot be used
     */
    public boolean forgetPeople(Collection<String> terms, Instant now) {
        grants.forget(terms, now);
        sessions.forget(terms);
        qrLogins.forgetPeople();
        apps.forgetTargets(terms);
        searches.clear();
        boolean erased = accounts.erase();
        return searchDatabase.erase() && erased;
    }

    Database database() {
        return accounts;
    }

    Database searchDatabase() {
        return searchDatabase;
    }

    /** Settles the counts of uses and closes the database. To be called when no call is in flight any more. */
    @Override
    public void close() {
        try (accounts;
                searchDatabase) {
            uses.giveBack();
        }
    }
}
