package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.imports.Importer;
import java.io.PrintWriter;

/** Tells of an import on standard error: rejected rows a line each, and on a terminal a bar that moves. */
final class Progress implements Reply, AutoCloseable {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final CountedFile file;
    private final PrintWriter err;
    private final boolean moves = isTerminal();
    private final long start = System.nanoTime();
    private Importer.Totals totals = Importer.Totals.NONE;

    Progress(CountedFile file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    /** What was read so far. */
    Importer.Totals totals() {
        return totals;
    }

    @Override
    public void tell(Event event) {
        if (event.name().equals("rejected")) {
            clear();
            err.println(event.text("message"));
            err.flush();
            return;
        }
        totals = new Importer.Totals(event.number("videos"), event.number("users"), event.number("rejected"));
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
    public void data(byte[] bytes, int offset, int count) {
        throw new IllegalStateException("an import tells, and gives nothing back");
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
