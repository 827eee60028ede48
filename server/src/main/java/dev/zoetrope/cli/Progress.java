package dev.zoetrope.cli;

import dev.zoetrope.imports.Importer;
import java.io.PrintWriter;

/** Tells of an import on standard error: rejected rows a line each, and on a terminal a bar that moves. */
final class Progress implements Importer.Report, AutoCloseable {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final CountedFile file;
    private final PrintWriter err;
    private final boolean moves = isTerminal();
    private final long start = System.nanoTime();

    Progress(CountedFile file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    @Override
    public void rejected(Importer.Rejection rejection) {
        rejected(rejection.toString());
    }

    /** A rejection in words. */
    void rejected(String message) {
        clear();
        err.println(message);
        err.flush();
    }

    @Override
    public void saved(Importer.Totals totals) {
        if (moves) {
            int done = (int) (file.share() * WIDTH);
            double seconds = (System.nanoTime() - start) / 1e9;
            long rows = totals.videos() + totals.users();
            err.print(CLEAR + file.name() + " [" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] "
                    + (int) (file.share() * 100) + " %, " + rows + " rows, " + (long) (rows / seconds) + "/s");
            err.flush();
        }
    }

    @Override
    public void close() {
        clear();
        err.flush();
    }

    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private void clear() {
        if (moves) {
            err.print(CLEAR);
        }
    }
}
