package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that an earlier version made. */
final class UpgradeTest {
    private static final String APP =
            "{\"client_key\":\"awjsxet6kxlatigr\",\"client_secret\":\"HUSp40jn1R3OYmKDPZ44gx9KRFYAlz3Y\"}";

    @TempDir
    private Path folder;

    @Test
    void oneOfVersion1IsBroughtUpToDateWithAllItHolds() throws Exception {
        var data = DataFolder.version1(folder.resolve("data"));
        var before = Ended.run("check", "--data", data.toString()).succeeded().out();
        assertTrue(before.contains("version 1: the next server or verb brings it up to date"), before);
        assertTrue(
                Files.readString(data.resolve("zoetrope.properties")).contains("version=1"), "a check changes nothing");
        try (var server = new Workplace(folder).serve("--data", data.toString());
                var client = new ResearchClient(server.address(), APP)) {
            var page = client.page(server.address(), "");
            assertEquals(60, page.ids().size());
            assertEquals(7112481304058265601L, page.ids().getLast());
            assertEquals(10, client.likes(server.address(), 7112481304058265601L));
            var ended = server.terminate().end();
            assertTrue(
                    ended.err().contains("was of version 1 and is of version 2 now"),
                    () -> "on standard error: " + ended);
        }
        assertTrue(Files.readString(data.resolve("zoetrope.properties")).contains("version=2"));
        var check = Ended.run("check", "--data", data.toString()).succeeded().out();
        assertTrue(check.lines().anyMatch(line -> line.matches("videos +60  OK")), check);
        assertTrue(check.lines().anyMatch(line -> line.matches("users +7  OK")), check);
        try (var again = new Workplace(folder).serve("--data", data.toString())) {
            assertEquals("", again.terminate().end().err(), "it is told once");
        }
    }
}
