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
    private final String name;
    private final Input.Bytes bytes;
    private final @Nullable Rejects rejects;
    private final StatusLine status;
    private final long start = System.nanoTime();
    private Importer.Totals before = Importer.Totals.NONE;
    private Importer.Totals totals = Importer.Totals.NONE;
    private long turnedAway;
    private boolean known;
    private Importer.@Nullable Outlook outlook;

    /** @param rejects takes rejected rows; null to let them go */
    Progress(String name, Input.Bytes bytes, @Nullable Rejects rejects, PrintWriter err) {
        this.name = name;
        this.bytes = bytes;
        this.rejects = rejects;
        status = new StatusLine(err);
    }

    /** What is durable so far. */
    Importer.Totals totals() {
        return totals;
    }

    /** Rows that were not taken, because they are of people or videos that were forgotten. */
    long turnedAway() {
        return turnedAway;
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
                status.say(name + ": imported to its end before, and not read again; --again reads it");
            }
            case "rejected" -> {
                if (!event.text("again").equals("true")) {
                    status.say(event.text("message"));
                }
            }
            case "turned-away" -> turnedAway += event.number("rows");
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
        long rows = before.rows();
        if (!known) {
            status.say(name + ": " + event.text("taken-for")
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
        if (!status.shows()) {
            return;
        }
        double share = bytes.share();
        double seconds = (System.nanoTime() - start) / 1e9;
        long rows = totals.rows() - before.rows();
        var rate = rows + " rows, " + (long) (rows / seconds) + "/s";
        if (share < 0) {
            status.show(name + " " + rate);
        } else {
            var left = Duration.ofSeconds((long) (seconds * (1 - share) / Math.max(share, 0.001)));
            status.show(name + " " + StatusLine.bar(share) + " " + (int) (share * 100) + " %, " + rate + ", "
                    + clock(left) + " left");
        }
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    @Override
    public void close() {
        status.clear();
    }
}
