package dev.zoetrope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/differences.md} says what is so. {@code -Dzoetrope.rewrite=true} writes it anew. */
final class DifferencesTest {
    private static final Path PAGE = Path.of("..", "docs", "differences.md");

    private static final String HEAD = """
            # Differences from the real service

            Where Zoetrope does not do what the real service does, or where nobody outside knows what that is. A test checks each row
            against a running server and writes this page: change `Differences` or `GatewayDifferences` and run
            `./zoetrope test -pl server -am -Dtest=DifferencesTest -Dsurefire.failIfNoSpecifiedTests=false -Dzoetrope.rewrite=true`.

            "Documented" is what TikTok's documentation says; "seen in answers or clients" is known from recorded answers or from
            clients that work; "unpublished" is our choice.

            | | The real service | Known how | Zoetrope | To change it |
            | --- | --- | --- | --- | --- |
            """;

    private static final List<Difference> ROWS = Stream.of(Differences.ALL, GatewayDifferences.ALL)
            .flatMap(List::stream)
            .toList();

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data).load(Ask.rows(25));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> eachRowIsSo() {
        return ROWS.stream()
                .map(row ->
                        DynamicTest.dynamicTest(row.subject(), () -> row.check().accept(server)));
    }

    @Test
    void pageHoldsTheseRows() throws IOException {
        var page = HEAD + ROWS.stream().map(Difference::row).collect(Collectors.joining());
        if (Boolean.getBoolean("zoetrope.rewrite")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }
}
