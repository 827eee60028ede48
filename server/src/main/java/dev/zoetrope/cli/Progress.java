package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.imports.ImportErrand;
import dev.zoetrope.imports.Importer;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells of one file's import on standard error: what it is taken for, rejected rows a line each, and on a terminal a bar that moves. */
final class Progress implements Reply, AutoCloseable {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final String name;
    private final Input.Bytes bytes;
    private final @Nullable Rejects rejects;
    private final PrintWriter err;
    private final boolean moves = isTerminal();
    private final long start = System.nanoTime();
    private Importer.Totals before = Importer.Totals.NONE;
    private Importer.Totals totals = Importer.Totals.NONE;
    private boolean known;
    private Importer.@Nullable Outlook outlook;

    /** @param rejects takes rejected rows; null to let them go */
    Progress(String name, Input.Bytes bytes, @Nullable Rejects rejects, PrintWriter err) {
        this.name = name;
        this.bytes = bytes;
        this.rejects = rejects;
        this.err = err;
    }

    /** What is durable so far. */
    Importer.Totals totals() {
        return totals;
    }

    /** Whether the file was imported to its end before. */
    boolean isKnown() {
        return known;
    }

    /** What a dry run has found. */
    Importer.@Nullable Outlook outlook() {
        return outlook;
    }

    @Override
    public void tell(Event event) {
        switch (event.name()) {
            case "begin" -> begin(event);
            case "known" -> {
                known = true;
                say(name + ": imported to its end before, and not read again; --again reads it");
            }
            case "rejected" -> {
                if (!event.text("again").equals("true")) {
                    say(event.text("message"));
                }
            }
            case "would" -> outlook = ImportErrand.outlook(event);
            default -> {
                totals = ImportErrand.totals(event);
                move();
            }
        }
    }

    private void begin(Event event) {
        before = ImportErrand.totals(event);
        totals = before;
        long rows = rows(before);
        if (!known) {
            say(name + ": " + event.text("taken-for")
                    + (rows == 0 ? "" : "; goes on behind " + rows + " rows that are imported already"));
        }
        if (rejects != null) {
            rejects.begin(event.text("header"));
        }
    }

    @Override
    public void data(byte[] rejected, int offset, int count) {
        if (rejects != null) {
            rejects.write(rejected, offset, count);
        }
    }

    private void move() {
        if (!moves) {
            return;
        }
        double share = bytes.share();
        double seconds = (System.nanoTime() - start) / 1e9;
        long rows = rows(totals) - rows(before);
        var rate = rows + " rows, " + (long) (rows / seconds) + "/s";
        if (share < 0) {
            err.print(CLEAR + name + " " + rate);
        } else {
            int done = (int) (share * WIDTH);
            var left = Duration.ofSeconds((long) (seconds * (1 - share) / Math.max(share, 0.001)));
            err.print(CLEAR + name + " [" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] " + (int) (share * 100)
                    + " %, " + rate + ", " + clock(left) + " left");
        }
        err.flush();
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static long rows(Importer.Totals totals) {
        return totals.videos() + totals.users() + totals.sounds();
    }

    private void say(String line) {
        clear();
        err.println(line);
        err.flush();
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
