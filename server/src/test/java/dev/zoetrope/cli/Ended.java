package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a run of the program left: its exit code, what it printed, and what it had to say. */
record Ended(int code, String out, String err) {
    /** Runs a verb in this process. */
    static Ended run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    /** The run did all it was asked for. */
    Ended succeeded() {
        assertEquals(0, code, this::toString);
        return this;
    }

    /** The run failed with this code, and told why in these words, without a stack trace. */
    Ended failed(int expected, String... words) {
        assertEquals(expected, code, this::toString);
        List.of(words).forEach(word -> assertTrue(err.contains(word), () -> word + " in " + this));
        assertFalse(err.contains("\tat ") || err.contains("unexpected failure"), this::toString);
        return this;
    }
}
