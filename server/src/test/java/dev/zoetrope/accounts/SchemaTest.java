package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;

class SchemaTest {

    @ParameterizedTest
    @MethodSource
    void theVersionIsThatOfTheNewestMigration(Schema schema, @TempDir Path directory) {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("test.db"));
        var migrations = schema.flyway(source).info().all();
        assertEquals(
                String.valueOf(schema.version()),
                migrations[migrations.length - 1].getVersion().toString());
    }

    static Stream<Schema> theVersionIsThatOfTheNewestMigration() {
        return Stream.of(Schema.ACCOUNTS, Schema.SEARCHES, Schema.ALL);
    }
}
