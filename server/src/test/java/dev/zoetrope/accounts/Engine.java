package dev.zoetrope.accounts;

import java.nio.file.Path;
import java.sql.SQLException;

/** What accounts can lie in. Every promise holds on each. */
enum Engine {
    SQLITE,
    POSTGRES,
    MEMORY;

    Home newHome(Path directory) throws SQLException {
        return switch (this) {
            case SQLITE -> new Home.SqliteHome(directory);
            case POSTGRES -> new Home.PostgresHome(PostgresCluster.shared().newDatabase());
            case MEMORY -> new Home.MemoryHome();
        };
    }
}
