package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.chance.Chance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular to PostgreSQL: a server that may be away, and users who may lack rights. */
class PostgresTest {

    private static final String SECRET = "hunter2";

    @Test
    void aServerThatIsAwayIsNamedWithoutThePassword() throws IOException {
        int port = PostgresCluster.freePort();
        assertRefused(
                "jdbc:postgresql://127.0.0.1:" + port + "/accounts?user=zoe&password=" + SECRET,
                "jdbc:postgresql://127.0.0.1:" + port + "/accounts does not answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://127.0.0.1/accounts?password=" + SECRET,
                "jdbc:postgresql://zoe:" + SECRET + "@127.0.0.1:x/accounts",
                SECRET,
                ""
            })
    void anAddressThatIsNotUnderstoodIsNotRepeated(String address) {
        assertRefused(address, "Give one like jdbc:postgresql://");
    }

    @Test
    void aMissingDatabaseIsNamed() throws SQLException {
        assertRefused(
                other(PostgresCluster.shared().newDatabase(), "user=zoetrope", "nowhere"), "/nowhere does not exist");
    }

    @Test
    void anUnknownUserIsRefused() throws SQLException {
        var address =
                PostgresCluster.shared().newDatabase().replace("user=zoetrope", "user=stranger&password=" + SECRET);
        assertRefused(address, "refuses user or password");
    }

    @Test
    void aUserWithoutRightsIsToldSo() throws SQLException {
        var cluster = PostgresCluster.shared();
        cluster.execute("postgres", "CREATE ROLE guest LOGIN");
        var address = cluster.newDatabase().replace("user=zoetrope", "user=guest");
        assertRefused(address, "does not let this user work with its tables");
    }

    @Test
    void aReadOnlyServerIsToldSo() throws SQLException {
        var cluster = PostgresCluster.shared();
        var address = cluster.newDatabase();
        var name = address.replaceAll(".*/|\\?.*", "");
        cluster.execute("postgres", "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
        assertRefused(address, "is read-only");
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws SQLException {
        var cluster = PostgresCluster.shared();
        var address = cluster.newDatabase();
        open(address).close();
        cluster.execute(
                address.replaceAll(".*/|\\?.*", ""),
                "UPDATE flyway_schema_history SET version = '99' WHERE version = '2'");
        assertRefused(address, "newer version");
    }

    @Test
    void nodesMayStartTogetherOnAnEmptyDatabase() throws Exception {
        var address = PostgresCluster.shared().newDatabase();
        Together.run(4, () -> open(address).close());
    }

    @Test
    void oneOfTwoThatBlockEachOtherRunsAgain() throws Exception {
        try (var accounts = open(PostgresCluster.shared().newDatabase())) {
            for (var key : List.of("one", "two")) {
                accounts.database().write(handle -> handle.execute("INSERT INTO uses VALUES (?, 1, 0, 0)", key));
            }
            var both = new CountDownLatch(2);
            var turn = new AtomicInteger();
            Together.run(2, () -> {
                boolean first = turn.getAndIncrement() == 0;
                accounts.database().write(handle -> {
                    add(handle, first ? "one" : "two");
                    both.countDown();
                    await(both);
                    return add(handle, first ? "two" : "one");
                });
            });
            int sum = accounts.database()
                    .read(handle -> handle.createQuery("SELECT sum(leased) FROM uses")
                            .mapTo(Integer.class)
                            .one());
            assertEquals(4, sum);
        }
    }

    private static int add(Handle handle, String key) {
        return handle.execute("UPDATE uses SET leased = leased + 1 WHERE use_key = ?", key);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noByteOfAForgottenPersonIsLeftInTheTables() throws Exception {
        var marker = "qzxmarkerqzx";
        var cluster = PostgresCluster.shared();
        var home = new Home.PostgresHome(cluster.newDatabase());
        try (var accounts = open(home.address())) {
            accounts.sessions().begin("handle:" + marker, Instant.EPOCH);
            cluster.execute("postgres", "CHECKPOINT");
            assertTrue(isIn(home.files().getFirst(), marker));
            assertTrue(accounts.forgetPeople(List.of("handle:" + marker), Instant.EPOCH));
            cluster.execute("postgres", "CHECKPOINT");
            assertFalse(isIn(home.files().getFirst(), marker));
        }
    }

    private static boolean isIn(Path folder, String marker) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), ISO_8859_1).contains(marker)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String other(String address, String user, String database) {
        return address.replaceFirst("/[^/]*$", "/" + database + "?" + user);
    }

    private static Accounts open(String address) {
        return Accounts.postgres(address, AccountLimits.DEFAULT, Chance.secure());
    }

    private static void assertRefused(String address, String part) {
        String message =
                assertThrows(AccountsUnavailable.class, () -> open(address)).toString();
        assertTrue(message.contains(part), message);
        assertFalse(message.contains(SECRET), message);
    }
}
