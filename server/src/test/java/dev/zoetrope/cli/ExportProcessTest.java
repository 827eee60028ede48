package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.exports.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export in a process of its own: standard output, signals, and room that runs out. */
final class ExportProcessTest {
    private static final int ROWS = 2_500;

    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void fill() throws Exception {
        workplace = new Workplace(folder);
        Rows.largeFile(folder.resolve("rows"), 1, ROWS);
        Ended.run(
                        "import",
                        "--data",
                        folder.resolve("data").toString(),
                        folder.resolve("rows").toString())
                .succeeded();
    }

    @Test
    void standardOutputHoldsTheSameAsAFile() throws Exception {
        Ended.run(
                        "export",
                        "--data",
                        folder.resolve("data").toString(),
                        "--output",
                        folder.resolve("file").toString())
                .succeeded();
        try (var program = workplace.shell("./zoetrope export --data data > stream && cmp stream file")) {
            var ended = program.end().succeeded();
            assertTrue(
                    ended.err().startsWith("Exported 2,500 videos, 100 users and 0 sounds to standard output ("),
                    ended::err);
        }
    }

    @Test
    void aFullDeviceIsToldAndAReaderThatHasEnoughIsNot() throws Exception {
        try (var program = workplace.shell("exec ./zoetrope export --data data > /dev/full")) {
            program.end().failed(1, "standard output cannot be written: No space left on device");
        }
        try (var program = workplace.shell("./zoetrope export --data data | head -n 1")) {
            var ended = program.end().succeeded();
            assertEquals("{\"zoetrope\":\"catalog\",\"version\":2}\n", ended.out());
            assertEquals("", ended.err());
        }
    }

    @Test
    void aFileThatCannotBeFinishedDoesNotAppear() throws Exception {
        // A limit on the size of files, of 4 MB, stands for a disk that fills.
        try (var program = workplace.shell("ulimit -f 8000; exec ./zoetrope export --data data --output all.ndjson")) {
            program.end().failed(1, "all.ndjson cannot be written: File too large");
        }
        assertFalse(Files.exists(folder.resolve("all.ndjson")));
        assertFalse(Files.exists(folder.resolve("all.ndjson.part")));
    }

    @Test
    void aStoppedExportLeavesNothing() throws Exception {
        try (var program = workplace.start(Begun.class, folder.resolve("x.gz").toString())) {
            assertEquals("begun", program.line());
            assertTrue(Files.exists(folder.resolve("x.gz.part")));
            program.terminate().end();
        }
        assertFalse(Files.exists(folder.resolve("x.gz.part")));
        assertFalse(Files.exists(folder.resolve("x.gz")));
    }

    /** Begins a file and waits. */
    static final class Begun {
        private Begun() {}

        public static void main(String[] arguments) throws InterruptedException {
            var files = ExportFiles.at(Path.of(arguments[0]), Split.of(""), false);
            files.part("");
            files.write(new byte[] {1, 2, 3}, 0, 3);
            System.out.println("begun");
            Thread.currentThread().join();
        }
    }
}
