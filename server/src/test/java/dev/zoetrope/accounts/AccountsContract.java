package dev.zoetrope.accounts;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Opens new accounts in an engine for each test. Its subclasses together are what accounts promise. */
abstract class AccountsContract {

    static final Instant NOW = Instant.parse("2026-11-21T09:42:03.123Z");
    static final AccountLimits LIMITS = AccountLimits.DEFAULT;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Engine engine;

    @TempDir
    Path directory;

    Home home;
    Accounts accounts;

    @BeforeEach
    void open() throws SQLException {
        home = engine.newHome(directory);
        accounts = home.open(LIMITS);
    }

    @AfterEach
    void close() {
        if (accounts != null) {
            accounts.close();
        }
    }

    void reopen(AccountLimits limits) {
        accounts.close();
        accounts = home.open(limits);
    }

    App newApp() {
        return accounts.apps().register(describedAs("Counter"), NOW).app();
    }

    static NewApp describedAs(String name) {
        return new NewApp(
                name,
                "Praxinoscope Labs",
                Platform.WEB,
                List.of("https://example.org/second/", "https://example.org/callback/"),
                Set.of("research.data.basic", "user.info.basic"));
    }
}
