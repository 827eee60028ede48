package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --demo} in processes of their own. */
class DemoTest {
    /** Far above what it takes: a start is a second or two on a machine with nothing else to do. */
    private static final Duration QUICK = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void prepare() throws Exception {
        workplace = new Workplace(folder);
    }

    @Test
    void twoAtOnceAreTheSameWorldAndLeaveNothingBehind() throws Exception {
        long start = System.nanoTime();
        try (var one = workplace.start("serve", "--port", "0", "--demo");
                var other = workplace.start("serve", "--port", "0", "--demo")) {
            one.awaitReady();
            other.awaitReady();
            assertTrue(System.nanoTime() - start < QUICK.toNanos(), "both are ready within " + QUICK);
            assertEquals(2, workplace.demosLeftBehind().size());
            assertNotEquals(one.address(), other.address());
            assertEquals(world(one), world(other));

            var end = one.terminate().end();
            assertTrue(end.out().contains("-d client_key=awdemowebapp0001"), end::toString);
            assertEquals(1, workplace.demosLeftBehind().size());
            assertEquals(world(other), world(other), "the other goes on");
            other.terminate().end();
            assertEquals(List.of(), workplace.demosLeftBehind());
        }
    }

    @Test
    void leavesNothingBehindWhenItIsStoppedBeforeItIsReady() throws Exception {
        try (var program = workplace.start("serve", "--demo=200000", "--port", "0")) {
            while (workplace.demosLeftBehind().isEmpty()) {
                Thread.onSpinWait();
            }
            var ended = program.terminate().end();
            assertEquals("", ended.out(), "it was not ready yet");
        }
        assertEquals(List.of(), workplace.demosLeftBehind());
    }

    @Test
    void leavesNothingBehindWhenItsPortIsTaken() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            workplace
                    .run("serve", "--demo=100", "--port", Integer.toString(taken.getLocalPort()))
                    .failed(Main.FAILED, "port " + taken.getLocalPort(), "another program uses this port");
        }
        assertEquals(List.of(), workplace.demosLeftBehind());
    }

    @Test
    void inAFolderOfItsOwnItIsKeptAndGoesWithItsSeed() throws Exception {
        var data = folder.resolve("world").toString();
        String first;
        try (var server = workplace.serve("--demo=500", "--random-seed", "7", "--data", data)) {
            first = world(server);
            server.terminate().end();
        }
        try (var server = workplace.serve("--demo=500", "--random-seed", "7", "--data", data)) {
            assertEquals(first, world(server));
            server.terminate().end();
        }
        Ended.run("serve", "--demo=500", "--random-seed", "8", "--data", data)
                .failed(Main.FAILED, data, "500 videos and seed 7", "500 videos and seed 8", "--data");
        Ended.run("serve", "--demo=501", "--random-seed", "7", "--data", data)
                .failed(Main.FAILED, data, "501 videos", "--data");
        Ended.run("serve", "--data", data).failed(Main.FAILED, data, "holds the demo world", "--data");
        var rows = Rows.file(folder.resolve("rows.ndjson"), 1, 5).toString();
        Ended.run("import", "--data", data, rows).failed(Main.FAILED, "holds the demo world", "--data");
        Ended.run("app", "create", "--name", "x", "--data", data).failed(Main.FAILED, "holds the demo world");
        assertEquals(List.of(), workplace.demosLeftBehind());
    }

    @Test
    void neverMixesIntoOwnData() throws Exception {
        var data = folder.resolve("own").toString();
        var rows = Rows.file(folder.resolve("rows.ndjson"), 1, 5).toString();
        Ended.run("import", "--data", data, rows).succeeded();
        Ended.run("serve", "--demo=500", "--data", data).failed(Main.FAILED, data, "holds own data", "--data");
        Ended.run("import", "--data", data, rows).succeeded();
    }

    @Test
    void aVerbDoesNotWorkOnADemoThatIsThrownAway() throws Exception {
        var rows = Rows.file(folder.resolve("rows.ndjson"), 1, 5).toString();
        try (var program = workplace.shell("ZOETROPE_DEMO=100 ./zoetrope import " + rows)) {
            program.end().failed(Main.FAILED, "demo", "--data");
        }
    }

    /** Credentials, handles and ids, and the first page of everything. */
    private static String world(Program server) throws Exception {
        var demo = ResearchClient.get(server.address().resolve("/_zoetrope/demo"));
        try (var client = new ResearchClient(server.address(), demo)) {
            return demo + client.page(server.address(), "").ids();
        }
    }
}
