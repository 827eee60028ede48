package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Hands the parts of an export on, and tells how it goes: a bar on a terminal, and at the end what was written and what was left out. */
final class ExportReport implements Reply, AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final ExportTarget to;
    private final PrintWriter err;
    private final StatusLine status;
    private final List<Event> lost = new ArrayList<>();
    private Event totals = Event.of("end");

    ExportReport(ExportTarget to, PrintWriter err) {
        this.to = to;
        this.err = err;
        status = new StatusLine(err);
    }

    @Override
    public void tell(Event event) {
        switch (event.name()) {
            case "part" -> to.part(event.text("name"));
            case "lost" -> lost.add(event);
            default -> {
                totals = event;
                show();
            }
        }
    }

    @Override
    public void data(byte[] bytes, int offset, int count) {
        to.write(bytes, offset, count);
    }

    private void show() {
        // Rows that go to a terminal are seen to go on.
        if (status.shows() && !to.isTerminal()) {
            long rows = Stream.of("videos", "users", "sounds", "comments", "relations")
                    .mapToLong(totals::number)
                    .sum();
            long expected = totals.number("expected");
            var bar = expected > 0 ? StatusLine.bar((double) rows / expected) + " " : "";
            status.show(bar + grouped(rows) + " rows, " + size(to.bytes()));
        }
    }

    /** Tells what was written, and on standard error what was left out; or both as JSON. */
    void tellEnd(PrintWriter out, boolean json) {
        status.clear();
        if (json) {
            out.println(json());
            return;
        }
        out.println("Exported " + rows() + " to " + to.name() + " (" + size(to.bytes()) + ").");
        if (!lost.isEmpty()) {
            err.println("This form cannot hold everything, which the lossless form can:");
            of("rows").forEach(event -> err.println("  " + counted(event)));
            line("not in it", of("missing"));
            line("told in less detail", of("changed"));
        }
    }

    private String rows() {
        var counts = new ArrayList<String>();
        counts.add(grouped(totals.number("videos")) + " videos");
        counts.add(grouped(totals.number("users")) + " users");
        counts.add(grouped(totals.number("sounds")) + " sounds");
        if (totals.number("comments") > 0) {
            counts.add(grouped(totals.number("comments")) + " comments");
        }
        if (totals.number("relations") > 0) {
            counts.add(grouped(totals.number("relations")) + " follows and likes");
        }
        var last = counts.removeLast();
        return String.join(", ", counts) + " and " + last;
    }

    private void line(String title, List<Event> events) {
        if (!events.isEmpty()) {
            err.println("  " + title + ": "
                    + events.stream().map(ExportReport::counted).collect(Collectors.joining(", ")));
        }
    }

    private static String counted(Event event) {
        var what = event.text("what");
        var count = grouped(event.number("count"));
        return event.text("sort").equals("rows") ? what + ": " + count : what + " (" + count + ')';
    }

    private List<Event> of(String sort) {
        return lost.stream().filter(event -> event.text("sort").equals(sort)).toList();
    }

    private String json() {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeNumberProperty("videos", totals.number("videos"));
            out.writeNumberProperty("users", totals.number("users"));
            out.writeNumberProperty("sounds", totals.number("sounds"));
            out.writeNumberProperty("comments", totals.number("comments"));
            out.writeNumberProperty("relations", totals.number("relations"));
            out.writeNumberProperty("bytes", to.bytes());
            out.writeArrayPropertyStart("files");
            to.files().forEach(file -> out.writeString(file.toString()));
            out.writeEndArray();
            out.writeObjectPropertyStart("lost");
            for (var sort : List.of("rows", "missing", "changed")) {
                out.writeObjectPropertyStart(sort);
                of(sort).forEach(event -> out.writeNumberProperty(event.text("what"), event.number("count")));
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        double size = bytes / 1e3;
        for (var unit : List.of("kB", "MB")) {
            if (size < 999.95) {
                return String.format(Locale.ROOT, "%.1f %s", size, unit);
            }
            size /= 1e3;
        }
        return String.format(Locale.ROOT, "%.1f GB", size);
    }

    @Override
    public void close() {
        status.clear();
    }
}
