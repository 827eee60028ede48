package dev.zoetrope.cli;

import java.io.PrintWriter;

/** A line on a terminal that says how far something has come, in place of what it said before. Elsewhere nothing is shown. */
final class StatusLine {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shows;

    StatusLine(PrintWriter err) {
        this.err = err;
        var console = System.console();
        shows = console != null && console.isTerminal();
    }

    void show(String text) {
        if (shows) {
            err.print(CLEAR + text);
            err.flush();
        }
    }

    void clear() {
        show("");
    }
}
