package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Keeps the history that an errand gives, and tells it to people. */
final class HistoryText implements Reply {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String GAP = "  ";
    private static final int VALUE = 1;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void tell(Event event) {
        throw new IllegalStateException("nothing is told: " + event);
    }

    @Override
    public void data(byte[] piece, int offset, int count) {
        bytes.write(piece, offset, count);
    }

    /** As it came: one object, on a line. */
    String json() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Prints a line for each run under a head; nothing, and false, when there are none. */
    boolean print(Terminal terminal, PrintWriter out) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("counter", "value", "first seen (UTC)", "last seen (UTC)", "source"));
        addRuns(rows);
        if (rows.size() == 1) {
            return false;
        }
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], TerminalText.width(row.get(i)));
            }
        }
        out.println(terminal.bold(line(rows.getFirst(), widths)));
        rows.subList(1, rows.size()).forEach(row -> out.println(line(row, widths)));
        return true;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            line.append(i == VALUE ? TerminalText.right(cell, widths[i]) : TerminalText.left(cell, widths[i]))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private void addRuns(List<List<String>> rows) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), bytes.toByteArray())) {
            in.nextToken();
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                if (!name.equals("counters")) {
                    in.skipChildren();
                    continue;
                }
                for (var counter = in.nextName(); counter != null; counter = in.nextName()) {
                    in.nextToken();
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        rows.add(run(counter, in));
                    }
                }
            }
        }
    }

    private static List<String> run(String counter, JsonParser in) {
        var value = "";
        var first = "";
        var last = "";
        var source = "";
        for (var name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "value" -> value = TerminalText.grouped(in.getLongValue());
                case "first_seen" -> first = TIME.format(Instant.parse(in.getString()));
                case "last_seen" -> last = TIME.format(Instant.parse(in.getString()));
                default -> source = TerminalText.harmless(in.getString());
            }
        }
        return List.of(counter, value, first, last, source);
    }
}
