package dev.zoetrope.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./zoetrope test} says after Maven's reports, and how it ends. */
final class LauncherTestVerbTest {
    private static final String ONE_OF_EACH = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="ATest" tests="4" errors="0" skipped="2" failures="1">
              <testcase name="passes" classname="ATest"><system-out><![CDATA[<testcase><skipped/>]]></system-out></testcase>
              <testcase name="fails" classname="ATest"><failure>no</failure></testcase>
              <testcase name="isDisabled" classname="ATest"><skipped message="a &lt;bug&gt;"/></testcase>
              <testcase name="needsPostgres" classname="ATest"><skipped><![CDATA[org.opentest4j.TestAbortedException: \
            Assumption failed: no PostgreSQL:
            apt install postgresql
            \tat ATest.needsPostgres(ATest.java:1)
            ]]></skipped></testcase>
            </testsuite>
            """;
    private static final String ALL_PASS = """
            <testsuite name="ATest" tests="1"><testcase name="passes" classname="ATest"/></testsuite>
            """;

    private Machine machine;

    @BeforeEach
    void aMachineWithAJdkThatCanRead(@TempDir Path folder) throws IOException {
        machine = new Machine(folder);
        machine.environment.put("ZOETROPE_JAVA_HOME", System.getProperty("java.home"));
    }

    @Test
    void listsWhatWasNotRunWithItsReasonAndEndsInTheCounts() throws Exception {
        mavenReports(ONE_OF_EACH, 1);

        var run = machine.zoetrope("test", "-pl", "server");

        assertEquals(1, run.status());
        assertTrue(run.out().endsWith("""

                Not run:
                  ATest.isDisabled
                      a <bug>
                  ATest.needsPostgres
                      no PostgreSQL:
                      apt install postgresql

                1 passed, 1 failed, 2 skipped
                """), run.out());
    }

    @Test
    void aTestThatWasNotRunIsAFailureWhereEveryTestMustRun() throws Exception {
        mavenReports(ONE_OF_EACH, 0);
        assertEquals(0, machine.zoetrope("test").status());

        machine.environment.put("ZOETROPE_TESTS_MUST_RUN", "1");
        assertEquals(1, machine.zoetrope("test").status());
    }

    @Test
    void reportsOfAnEarlierRunDoNotCountAndNoTestsAreNotAllTests() throws Exception {
        machine.environment.put("ZOETROPE_TESTS_MUST_RUN", "1");
        mavenReports(ALL_PASS, 0);
        var one = machine.zoetrope("test");
        machine.maven("3.9.9", "");
        var none = machine.zoetrope("test");

        assertEquals(0, one.status());
        assertTrue(one.out().endsWith("\n1 passed, 0 failed, 0 skipped\n"), one.out());
        assertEquals(1, none.status());
        assertTrue(none.out().endsWith("\n0 passed, 0 failed, 0 skipped\n"), none.out());
    }

    private void mavenReports(String report, int status) throws IOException {
        machine.file("report.xml", report);
        machine.maven("3.9.9", """
                mkdir -p server/target/surefire-reports
                cp "%s/report.xml" server/target/surefire-reports/TEST-ATest.xml
                printf 'a line without an end'
                exit %d
                """.formatted(machine.root, status));
    }
}
