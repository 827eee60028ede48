package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LoggingTest {

    @Test
    void quietServerWritesItsOwnWarningsAndNothingElse() throws Exception {
        var lines = run("quiet");
        assertEquals(1, lines.lines().count(), lines);
        assertTrue(lines.strip().endsWith("Z WARNING disk nearly full"), lines);
    }

    @Test
    void withoutItTheLibraryReportsItsStart() throws Exception {
        assertTrue(run("loud").contains("bound for socket"));
    }

    /** Standard error of a process of its own: the log manager belongs to the whole process. */
    private static String run(String mode) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        mode)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return output;
    }

    /** Starts and stops a server, and warns of something. */
    static final class Program {
        public static void main(String[] args) {
            if (args[0].equals("quiet")) {
                Logging.quiet();
            }
            new TestServer().close();
            System.getLogger(Program.class.getName()).log(System.Logger.Level.WARNING, "disk\nnearly full");
        }
    }
}
