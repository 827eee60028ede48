package dev.zoetrope.server;

import java.util.function.Consumer;

/**
 * One row of the table in {@code docs/differences.md}: something that the real service does differently, or that nobody has published.
 *
 * @param real what is known of the real service; empty when nothing is
 * @param ours what Zoetrope does when nothing is set
 * @param setting what changes it; empty when nothing does
 * @param check fails when a server, on which {@link Ask#rows} has put 25 videos, does otherwise
 */
record Difference(String subject, Known known, String real, String ours, String setting, Consumer<TestServer> check) {
    /** How sure it is what the real service does. */
    enum Known {
        DOCUMENTED("documented"),
        SEEN("seen in answers or clients"),
        GUESSED("unpublished");

        private final String words;

        Known(String words) {
            this.words = words;
        }
    }

    String row() {
        return "| " + String.join(" | ", subject, orDash(real), known.words, ours, orDash(setting)) + " |\n";
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
