package dev.zoetrope.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, trains, tests and packages. */
final class LauncherBuildTest {
    private Machine machine;

    @BeforeEach
    void aMachineWithAJdk(@TempDir Path folder) throws IOException {
        machine = new Machine(folder);
        machine.jdk("usr/lib/jvm/temurin-25", "25.0.3");
        machine.maven("3.8.7", "echo classes >$jar");
    }

    @Test
    void namesMavenWhenItIsMissingOrTooOld() throws Exception {
        machine.maven("3.6.3", "echo classes >$jar");
        var tooOld = machine.zoetrope();
        Files.delete(machine.root.resolve("bin/mvn"));
        var missing = machine.zoetrope();

        assertEquals(69, tooOld.status());
        assertTrue(tooOld.err().contains("Maven 3.8 or newer") && tooOld.err().contains("is 3.6"), tooOld.err());
        assertEquals(69, missing.status());
        assertTrue(missing.err().contains("apt install maven"), missing.err());
    }

    @Test
    void buildsOnFirstUseAndThenWhenASourceWasChangedAddedOrRemoved() throws Exception {
        var first = machine.zoetrope();
        assertTrue(first.err().contains("building (first use"), first.err());
        assertTrue(machine.zoetrope().err().isEmpty());
        assertEquals(1, machine.builds());

        machine.file("tree/server/src/main/java/Main.java", "changed");
        var second = machine.zoetrope();
        assertTrue(second.err().contains("building (sources changed)"), second.err());
        assertEquals(2, machine.builds());

        var added = machine.file("tree/server/src/main/resources/added", "");
        machine.zoetrope();
        assertEquals(3, machine.builds());

        Files.delete(added);
        machine.zoetrope();
        assertEquals(4, machine.builds());

        machine.file("tree/server/src/test/java/MainTest.java", "");
        machine.zoetrope();
        assertEquals(4, machine.builds());
    }

    @Test
    void theBenchRunsFromItsSourcesWithTheBuiltProgram() throws Exception {
        var run = machine.zoetrope("bench", "--videos", "1000");

        assertEquals(1, machine.builds());
        var tree = machine.tree.toString();
        assertTrue(run.out().endsWith("""
                <-Dzoetrope.home=%1$s>
                <-cp>
                <%1$s/server/target/lib/*>
                <%1$s/bench/src/test/java/dev/zoetrope/bench/Bench.java>
                <--videos>
                <1000>
                """.formatted(tree)), run.out());
    }

    @Test
    void aBuildThatFailsShowsItsOutputAndRunsNothing() throws Exception {
        machine.maven("3.9.9", "echo 'Main.java:1: error'; exit 1");

        var run = machine.zoetrope();

        assertEquals(70, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().contains("Main.java:1: error"), run.err());
        assertEquals(70, machine.zoetrope().status());
        assertEquals(2, machine.builds());
    }

    @Test
    void refusesToBuildWhereItCannotWrite() throws Exception {
        machine.file("tree/target/launcher", "a file in the folder's place");

        var run = machine.zoetrope();

        assertEquals(69, run.status());
        assertTrue(run.err().contains("target/launcher cannot be written"), run.err());
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        machine.maven("3.9.9", "sleep 0.5; echo classes >$jar");

        var one = machine.start();
        var other = machine.start();

        assertEquals(0, one.end().status());
        assertEquals(0, other.end().status());
        assertEquals(1, machine.builds());
    }

    @Test
    void theLockOfAProcessThatIsGoneHoldsNobodyUp() throws Exception {
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(machine.tree.resolve("target/launcher"));
        Files.createSymbolicLink(machine.tree.resolve("target/launcher/lock"), Path.of("" + gone.pid()));

        assertEquals(0, machine.zoetrope().status());
        assertEquals(1, machine.builds());
    }

    @Test
    void trainsOncePerBuildAndJdk() throws Exception {
        machine.zoetrope();
        var trained = machine.zoetrope();
        assertTrue(trained.out().contains("<-XX:AOTCache=" + machine.tree + "/server/target/aot/"), trained.out());
        assertEquals(1, machine.trainings());

        machine.file("tree/server/src/main/java/Main.java", "changed");
        machine.zoetrope();
        assertEquals(2, machine.trainings());

        machine.jdk("usr/lib/jvm/temurin-25", "25.0.4");
        machine.zoetrope();
        assertEquals(3, machine.trainings());
    }

    @Test
    void aCacheThatWasCutOffIsMadeAnew() throws Exception {
        machine.zoetrope();
        var folder = machine.tree.resolve("server/target/aot");
        try (var files = Files.list(folder)) {
            var cache = files.filter(file -> file.toString().endsWith(".aot"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(cache, "x");
        }
        assertEquals(0, machine.zoetrope().status());
        assertEquals(2, machine.trainings());
        machine.zoetrope();
        assertEquals(2, machine.trainings());
    }

    @Test
    void aTrainingThatFailsCostsTheCacheAndNotTheStart() throws Exception {
        machine.environment.put("TRAINING", "1");

        var first = machine.zoetrope();
        var second = machine.zoetrope();

        assertEquals(0, first.status());
        assertTrue(first.err().contains("train.log"), first.err());
        assertFalse(second.out().contains("AOTCache="), second.out());
        assertEquals("", second.err());
        assertEquals(1, machine.trainings());
    }

    @Test
    void keepsTheCacheInTheUsersFolderWhenTheInstallationCannotHoldIt() throws Exception {
        machine.file("tree/server/target/aot", "a file in the folder's place");

        var run = machine.zoetrope();

        assertTrue(run.out().contains("<-XX:AOTCache=" + machine.root + "/home/.cache/zoetrope/"), run.out());
    }

    @Test
    void packagesAnArchiveThatRunsWithoutMaven() throws Exception {
        for (var document : new String[] {"LICENSE", "NOTICE", "README.md"}) machine.file("tree/" + document, document);
        machine.file("tree/server/target/lib/old-dependency-1.0.jar", "");

        var run = machine.zoetrope("package");
        assertEquals(0, run.status(), run.err());
        var archive = machine.tree.resolve("target/zoetrope-1.2.3.tar.gz");
        assertEquals(archive + "\n", run.out());
        var bytes = Files.readAllBytes(archive);

        machine.zoetrope("package");
        assertEquals(-1, Arrays.mismatch(bytes, Files.readAllBytes(archive)));

        Files.delete(machine.root.resolve("bin/mvn"));
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", machine.root.toString())
                .start()
                .waitFor();
        var unpacked = machine.root.resolve("zoetrope-1.2.3");
        assertFalse(Files.exists(unpacked.resolve("lib/old-dependency-1.0.jar")));
        var started = machine.start(unpacked.resolve("zoetrope"), "serve").end();
        assertTrue(started.out().endsWith("<" + unpacked + "/lib/zoetrope.jar>\n<serve>\n"), started.err());
    }
}
