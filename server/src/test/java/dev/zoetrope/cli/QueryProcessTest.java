package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries in a shell: what becomes of the output. */
final class QueryProcessTest {
    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void prepare() throws Exception {
        workplace = new Workplace(folder);
        var rows = Rows.file(workplace.path("rows.ndjson"), 1, 20_000);
        Ended.run("import", "--data", workplace.path("corpus").toString(), rows.toString())
                .succeeded();
    }

    private Ended shell(String script) throws Exception {
        try (var program = workplace.shell(script)) {
            return program.end();
        }
    }

    @Test
    void aReaderWhoHasSeenEnoughEndsItQuietly() throws Exception {
        // The shell tells how the first of the two ended.
        var ended = shell("{ ./zoetrope query --data corpus --as ndjson; echo $? >code; } | head -n 2");
        assertEquals(2, ended.out().lines().count());
        assertEquals("", ended.err());
        assertEquals("0\n", Files.readString(workplace.path("code")));
    }

    @Test
    void aFullDiskIsAFailure() throws Exception {
        shell("./zoetrope query --data corpus --as csv >/dev/full")
                .failed(Main.FAILED, "standard output cannot be written: No space left on device");
        shell("./zoetrope query --data corpus --count >/dev/full").failed(Main.FAILED, "No space left on device");
    }

    @Test
    void aQueryMayComeFromStandardInput() throws Exception {
        var ended = shell("echo '{\"start_date\":\"20220601\",\"end_date\":\"20220601\"}'"
                        + " | ./zoetrope query --data corpus --count --query -")
                .succeeded();
        assertEquals("20000\n", ended.out());
        assertTrue(ended.err().isEmpty(), ended::err);
    }
}
