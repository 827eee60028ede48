package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty thousand videos are paged through to the end over HTTP, while others come, change and go, and the server is killed on the way. */
class PagingTest {
    @TempDir
    private Path folder;

    private final List<Long> paged = new ArrayList<>();

    @Test
    void aSearchHasNoRepeatsAndNoGapsWhileOthersImportAndDeleteAndTheServerIsKilled() throws Exception {
        var workplace = new Workplace(folder);
        var data = folder.resolve("data").toString();
        Ended.run("import", "--data", data, block().toString()).succeeded();
        var app = Ended.run("app", "create", "--data", data, "--name", "x")
                .succeeded()
                .out();

        ResearchClient client;
        ResearchClient.Page page;
        try (var server = workplace.serve("--data", data)) {
            client = new ResearchClient(server.address(), app);
            page = client.page(server.address(), "");
            paged.addAll(page.ids());
            server.kill();
        }
        for (int restart = 1; page.more(); restart++) {
            try (var server = workplace
                    .start(BusyServer.class, data, Integer.toString(restart))
                    .awaitReady()) {
                page = pageOn(client, server, page, restart == 3 ? Integer.MAX_VALUE : 150);
                server.kill();
            }
        }
        client.close();
        assertIsTheBlock();
    }

    private Path block() throws IOException {
        var rows = LongStream.rangeClosed(1, BusyServer.BLOCK)
                .mapToObj(video -> Rows.line(BusyServer.number(video)))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("block.ndjson"), rows);
    }

    private ResearchClient.Page pageOn(ResearchClient client, Program server, ResearchClient.Page last, int pages)
            throws Exception {
        var page = last;
        for (int i = 0; i < pages && page.more(); i++) {
            if (i % 10 == 0) {
                server.nudge();
            }
            page = client.page(server.address(), page);
            if (i % 10 == 9) {
                assertNotNull(server.line(), "the catalog was changed meanwhile");
            }
            assertEquals(last.searchId(), page.searchId());
            paged.addAll(page.ids());
        }
        return page;
    }

    private void assertIsTheBlock() {
        for (int i = 1; i < paged.size(); i++) {
            assertTrue(paged.get(i) < paged.get(i - 1), "descending, without repeats");
        }
        var left = new HashSet<>(paged);
        int deleted = 0;
        for (long video = 1; video <= BusyServer.BLOCK; video++) {
            boolean found = left.remove(Rows.id(BusyServer.number(video)));
            assertTrue(found || BusyServer.mayBeDeleted(video), "no gap at " + video);
            deleted += found ? 0 : 1;
        }
        assertEquals(Set.of(), left, "nothing that came later");
        assertTrue(deleted > 0, "videos were deleted before they were reached");
    }
}
