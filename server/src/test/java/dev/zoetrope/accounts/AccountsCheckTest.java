package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.chance.Chance;
import dev.zoetrope.check.Findings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check finds in databases of accounts, and copies of those that are files. */
final class AccountsCheckTest {
    private static final NewApp APP = new NewApp("A", "D", Platform.WEB, List.of(), Set.of("research.data.basic"));

    @TempDir
    private Path folder;

    private final Kept found = new Kept();

    private static final class Kept implements Findings {
        final List<Problem> problems = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        long looked;

        @Override
        public void looked(String part, long count) {
            looked += count;
        }

        @Override
        public void problem(Problem problem) {
            problems.add(problem);
        }

        @Override
        public void note(String part, String text) {
            notes.add(text);
        }
    }

    private Accounts open(Path directory) {
        return Accounts.sqlite(directory, AccountLimits.DEFAULT, Chance.secure());
    }

    private void execute(String file, String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file))) {
            connection.createStatement().execute(statement);
        }
    }

    private void assertFound(String part, String what) {
        new AccountsCheck(found).files(folder);
        assertEquals(1, found.problems.size(), () -> found.problems.toString());
        assertEquals(part, found.problems.getFirst().part());
        assertTrue(found.problems.getFirst().what().contains(what), () -> found.problems.toString());
    }

    @Test
    void whatIsInUseCanBeCheckedAndCopied() {
        try (var accounts = open(folder)) {
            var app = accounts.apps().register(APP, Instant.EPOCH).app();
            new AccountsCheck(found).files(folder);
            assertEquals(List.of(), found.problems);
            assertEquals(1, found.looked);
            assertEquals(List.of("accounts.db", "searches.db"), accounts.files());
            var copy = folder.resolve("copy");
            assertTrue(copy.toFile().mkdir());
            for (var file : accounts.files()) {
                accounts.copy(file, copy.resolve(file));
            }
            try (var copied = open(copy)) {
                assertEquals(app, copied.apps().find(app.clientKey()).orElseThrow());
            }
        }
    }

    @Test
    void aReferenceThatLeadsNowhereIsFound() throws Exception {
        open(folder).close();
        execute("accounts.db", "INSERT INTO client_token VALUES (x'01', 'nobody', 1)");
        assertFound("accounts.db", "a row in client_token that refers to one that is not there");
    }

    @Test
    void aNewerSchemaIsFound() throws Exception {
        open(folder).close();
        execute("searches.db", "UPDATE flyway_schema_history SET version = '99'");
        assertFound("searches.db", "has schema 99");
    }

    @Test
    void whetherPostgresAnswersIsTold() throws Exception {
        var address = PostgresCluster.shared().newDatabase();
        new AccountsCheck(found).postgres(address);
        try (var accounts = Accounts.postgres(address, AccountLimits.DEFAULT, Chance.secure())) {
            new AccountsCheck(found).answer(accounts);
            assertEquals(List.of(), accounts.files());
            assertTrue(accounts.place().startsWith("jdbc:postgresql://"), accounts.place());
        }
        assertEquals(List.of(), found.problems);
        assertEquals(2, found.notes.size());
        new AccountsCheck(found)
                .postgres("jdbc:postgresql://127.0.0.1:" + PostgresCluster.freePort() + "/a?password=hunter2");
        assertEquals(1, found.problems.size());
        assertTrue(found.problems.getFirst().what().contains("does not answer"), () -> found.problems.toString());
        assertTrue(!found.problems.toString().contains("hunter2"));
    }
}
