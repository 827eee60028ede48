package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.chance.Chance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is particular to SQLite: files, and what can be wrong with them. */
class SqliteTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"accounts.db", "accounts.db-wal", "searches.db", "searches.db-wal"})
    void onlyTheOwnerMayReadTheFiles(String file) throws IOException {
        try (var accounts = open()) {
            register(accounts, "app");
            accounts.searches().open("awaaaaaaaaaaaaaa", "{}", 1, AccountsContract.NOW);
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))));
        }
    }

    @Test
    void opensWithoutAWordOnStandardError() throws Exception {
        assertEquals("", VictimProcess.runAndKill(directory.toString(), 1).errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts.db", "searches.db"})
    void aFileThatIsNoDatabaseIsCalledDamaged(String file) throws IOException {
        Files.writeString(directory.resolve(file), "Not a database. ".repeat(1_000));
        assertRefused(this::open, file, "is damaged", "move it away");
    }

    @Test
    void pagesOverwrittenAreFoundOutWhenRead() throws IOException {
        try (var accounts = open()) {
            register(accounts, "app");
        }
        var file = directory.resolve("accounts.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        assertRefused(
                () -> {
                    try (var accounts = open()) {
                        accounts.apps().list();
                    }
                },
                "accounts.db",
                "is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts.db", "searches.db"})
    void aFileOfANewerVersionIsLeftAlone(String file) throws SQLException {
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(file));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE flyway_schema_history SET version = '99'");
        }
        assertRefused(this::open, file, "newer version", "99");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        directory = directory.resolve("nowhere");
        assertRefused(this::open, "nowhere", "cannot be created", "Check that its directory exists");
    }

    @Test
    void aDirectoryInTheFilesPlaceIsNamed() throws IOException {
        Files.createDirectory(directory.resolve("accounts.db"));
        assertRefused(this::open, "accounts.db", "cannot be opened", "Check that it is a file");
    }

    @Test
    void aFullDiskCostsNothingThatWasKept() {
        try (var accounts = open()) {
            register(accounts, "kept");
            pragma(accounts, "max_page_count = 1");
            assertRefused(
                    () -> {
                        for (int i = 0; i < 1_000; i++) {
                            register(accounts, "app " + i);
                        }
                    },
                    "accounts.db",
                    "no room",
                    "Free some space");
            pragma(accounts, "max_page_count = 1000000");
            register(accounts, "after");
            var names = accounts.apps().list().stream().map(App::name).toList();
            assertTrue(names.containsAll(List.of("kept", "after")), names.toString());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        try (var accounts = open()) {
            assertRefused(
                    () -> accounts.database().write(handle -> {
                        handle.execute("PRAGMA query_only = on");
                        return handle.execute("DELETE FROM app");
                    }),
                    "accounts.db",
                    "cannot be written",
                    "Give the user");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SQLITE_READONLY_DIRECTORY",
                "SQLITE_BUSY_RECOVERY",
                "SQLITE_IOERR_FSYNC",
                "SQLITE_CANTOPEN_ISDIR",
                "SQLITE_CORRUPT_INDEX"
            })
    void particularCodesAreExplainedToo(SQLiteErrorCode code) {
        var explanation = new Sqlite(Path.of("a.db"), "").explain(new SQLiteException("text", code));
        assertTrue(explanation != null && explanation.startsWith("a.db "), code + ": " + explanation);
    }

    @Test
    void aMistakeInAStatementIsNotBlamedOnTheFile() {
        var mistake = new SQLiteException("syntax", SQLiteErrorCode.SQLITE_ERROR);
        assertNull(new Sqlite(Path.of("a.db"), "").explain(mistake));
        try (var accounts = open()) {
            var thrown = assertThrows(
                    RuntimeException.class, () -> accounts.database().read(handle -> handle.execute("SELEKT")));
            assertFalse(thrown instanceof AccountsUnavailable, thrown.toString());
        }
    }

    private Accounts open() {
        return Accounts.sqlite(directory, AccountLimits.DEFAULT, Chance.secure());
    }

    private static void register(Accounts accounts, String name) {
        accounts.apps().register(AccountsContract.describedAs(name), AccountsContract.NOW);
    }

    /** A setting of the one connection that writes. */
    private static void pragma(Accounts accounts, String setting) {
        accounts.database().write(handle -> handle.execute("PRAGMA " + setting));
    }

    private static void assertRefused(Runnable opening, String... parts) {
        String message = assertThrows(AccountsUnavailable.class, opening::run).toString();
        for (var part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
