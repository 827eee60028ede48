package dev.zoetrope.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/contract.md} says what is so. {@code -Dzoetrope.rewrite=true} writes it anew. */
final class ContractTest {
    private static final Path PAGE = Path.of("..", "docs", "contract.md");

    private static final String HEAD = """
            # Login and the Display API: the real service and Zoetrope

            What is known of the real service's login and Display API, and what Zoetrope does. A test calls a running server for each row, under
            the row's number, and writes this page: add a row to the lists in `dev.zoetrope.contract` and run
            `./zoetrope test -pl server -am -Dtest=ContractTest -Dsurefire.failIfNoSpecifiedTests=false -Dzoetrope.rewrite=true`.

            "Documented" is what TikTok's documentation says, "seen in answers" what recorded answers show, "seen in clients" what clients
            that work rely on or report; "inferred" is our reading where nobody has published anything. The Research API has
            [a page of its own](differences.md).
            """;

    private static final List<Behaviour.Section> SECTIONS = List.of(
            DisplayBehaviours.GATEWAY,
            LoginBehaviours.AUTHORIZE,
            LoginBehaviours.ADDRESSES,
            LoginBehaviours.PROOFS,
            TokenBehaviours.TOKENS,
            DisplayBehaviours.USER,
            DisplayBehaviours.VIDEOS,
            WebhookBehaviours.WEBHOOKS,
            DisplayBehaviours.EMBEDS,
            TokenBehaviours.V1,
            AppBehaviours.APPS);

    @TempDir
    private static Path data;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene(data, "headless-login=true");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @TestFactory
    Stream<DynamicContainer> eachRowIsSo() {
        return Stream.iterate(1, i -> i <= SECTIONS.size(), i -> i + 1).map(i -> {
            var section = SECTIONS.get(i - 1);
            return DynamicContainer.dynamicContainer(
                    section.title(),
                    Stream.iterate(1, j -> j <= section.rows().size(), j -> j + 1)
                            .map(j -> {
                                var row = section.rows().get(j - 1);
                                return DynamicTest.dynamicTest(
                                        i + "." + j + " " + row.real(),
                                        () -> row.check().accept(scene));
                            }));
        });
    }

    @Test
    void pageHoldsTheseRows() throws IOException {
        var page = new StringBuilder(HEAD);
        for (int i = 1; i <= SECTIONS.size(); i++) {
            var section = SECTIONS.get(i - 1);
            page.append("\n## ").append(i).append(". ").append(section.title());
            page.append("\n\n| | The real service | Known how | Zoetrope |\n| --- | --- | --- | --- |\n");
            for (int j = 1; j <= section.rows().size(); j++) {
                page.append(section.rows().get(j - 1).row(i + "." + j));
            }
        }
        if (Boolean.getBoolean("zoetrope.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page.toString(), Files.readString(PAGE));
    }
}
