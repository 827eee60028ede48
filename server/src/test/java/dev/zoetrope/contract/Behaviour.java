package dev.zoetrope.contract;

import java.util.List;
import java.util.function.Consumer;

/**
 * One row of the table in {@code docs/contract.md}.
 *
 * @param real what the real service does
 * @param ours what Zoetrope does; {@link #SAME} where that is the same
 * @param check fails when a running server does otherwise
 */
record Behaviour(String real, Known known, String ours, Consumer<Scene> check) {
    static final String SAME = "the same";

    /** How sure it is what the real service does. */
    enum Known {
        DOCUMENTED("documented"),
        SEEN("seen in answers"),
        CLIENTS("seen in clients"),
        INFERRED("inferred");

        final String words;

        Known(String words) {
            this.words = words;
        }
    }

    /** Rows about one thing. */
    record Section(String title, List<Behaviour> rows) {}

    String row(String number) {
        return "| " + String.join(" | ", number, real, known.words, ours) + " |\n";
    }
}
