package dev.zoetrope.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.launcher.Machine.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the launcher runs, and what it says when there is none. */
final class LauncherJdkTest {
    private Machine machine;

    @BeforeEach
    void aMachineWithMaven(@TempDir Path folder) throws IOException {
        machine = new Machine(folder);
        machine.maven("3.9.9", "echo classes >$jar");
    }

    @Test
    void findsTheNewEnoughJdkAmongOthers() throws Exception {
        var old = machine.jdk("usr/lib/jvm/java-17", "17.0.15");
        machine.jdk("usr/lib/jvm/java-8", "1.8.0_402");
        machine.jdk("usr/lib/jvm/temurin-25", "25.0.3");
        Files.createSymbolicLink(machine.root.resolve("bin/java"), old.resolve("bin/java"));

        assertRuns("usr/lib/jvm/temurin-25", machine.zoetrope());
    }

    @Test
    void followsTheLinksOfTheJavaOnThePath() throws Exception {
        var jdk = machine.jdk("somewhere/jdk", "26-ea");
        var alternative = Files.createSymbolicLink(machine.root.resolve("alternative"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(machine.root.resolve("bin/java"), alternative);

        assertRuns("somewhere/jdk", machine.zoetrope());
    }

    @Test
    void javaHomeComesFirstWhenItIsNewEnough() throws Exception {
        machine.jdk("usr/lib/jvm/temurin-25", "25.0.3");
        machine.environment.put("JAVA_HOME", machine.jdk("my jdk", "27.0.1").toString());

        var run = machine.zoetrope();

        assertRuns("my jdk", run);
        assertTrue(!run.err().contains("passing over"), run.err());
    }

    @Test
    void passesOverAnOldJavaHomeWithANote() throws Exception {
        machine.jdk("opt/jdk-25", "25");
        machine.environment.put("JAVA_HOME", machine.jdk("old", "21.0.2").toString());

        var run = machine.zoetrope();

        assertRuns("opt/jdk-25", run);
        assertTrue(run.err().contains("passing over JAVA_HOME (" + machine.root + "/old)"), run.err());
    }

    @Test
    void refusesAZoetropeJavaHomeThatIsTooOld() throws Exception {
        machine.jdk("usr/lib/jvm/temurin-25", "25.0.3");
        machine.environment.put(
                "ZOETROPE_JAVA_HOME", machine.jdk("old", "24.0.2").toString());

        var run = machine.zoetrope();

        assertEquals(69, run.status());
        assertTrue(run.err().contains("ZOETROPE_JAVA_HOME"), run.err());
    }

    @Test
    void namesTheRemedyWhenThereIsNone() throws Exception {
        machine.jdk("usr/lib/jvm/java-17", "17.0.15");

        var run = machine.zoetrope("serve");

        assertEquals(69, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().contains("apt install openjdk-25-jdk-headless"), run.err());
        assertTrue(run.err().contains("brew install"), run.err());
        assertTrue(run.err().contains("JAVA_HOME"), run.err());
        assertEquals(0, machine.builds());
    }

    @Test
    void argumentsArriveUnchangedAndSignalsReachTheProgram() throws Exception {
        machine.jdk("usr/lib/jvm/temurin-25", "25.0.3");
        machine.environment.put("ZOETROPE_JAVA_OPTS", "-Xmx64m /*");

        var run = machine.zoetrope("a  b", "*", "", "$HOME");

        assertTrue(run.out().startsWith("process " + run.pid() + " "), run.out());
        assertTrue(run.out().contains("<-Xmx64m>\n</*>\n<-jar>\n"), run.out());
        assertTrue(run.out().endsWith("/zoetrope.jar>\n<a  b>\n<*>\n<>\n<$HOME>\n"), run.out());
    }

    @Test
    void namesBeyondAsciiWorkWhereNoLocaleIsSet() throws Exception {
        machine.jdk("usr/lib/jvm/temurin-25", "25.0.3");
        assertTrue(machine.zoetrope().out().contains("locale C.UTF-8\n"));

        machine.environment.put("LANG", "de_AT.UTF-8");
        assertTrue(machine.zoetrope().out().contains("locale none\n"));
    }

    private static void assertRuns(String jdk, Run run) {
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("runs " + jdk + "\n"), run.out());
    }
}
