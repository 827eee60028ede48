package dev.zoetrope.cli;

import java.io.PrintWriter;

/** A line on a terminal that says how far something has come, in place of what it said before. Elsewhere nothing is shown. */
final class StatusLine {
    private static final String CLEAR = "\r\u001b[K";
    private static final int BAR = 30;

    private final PrintWriter err;
    private final boolean shows = Terminal.isBehind(Terminal.STANDARD_ERROR);

    StatusLine(PrintWriter err) {
        this.err = err;
    }

    boolean shows() {
        return shows;
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

    /** Says something that stays. */
    void say(String line) {
        clear();
        err.println(line);
        err.flush();
    }

    /** @param share of the work that is done, from 0 to 1 */
    static String bar(double share) {
        int done = (int) (Math.min(1, share) * BAR);
        return "[" + "#".repeat(done) + ".".repeat(BAR - done) + "]";
    }
}
