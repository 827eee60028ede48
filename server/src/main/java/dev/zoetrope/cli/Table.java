package dev.zoetrope.cli;

import static tools.jackson.core.JsonToken.END_OBJECT;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Videos as a table: a line each, cut to the terminal's width. The columns' widths are those of the first rows; rows that come later are printed as they come.
 * Not for several threads.
 */
final class Table {
    /** So many rows decide about the widths. */
    private static final int MEASURED = 100;

    /** A column has at most so many columns of the terminal, but for the last one, which has the rest. */
    private static final int WIDEST = 32;

    private static final int NARROWEST_LAST = 12;
    private static final String GAP = "  ";

    private static final Map<String, String> TITLES = Map.of(
            "create_time", "posted (UTC)",
            "username", "user",
            "region_code", "region",
            "view_count", "views",
            "like_count", "likes",
            "comment_count", "comments",
            "share_count", "shares",
            "video_description", "caption");

    private static final Set<String> NUMBERS = Set.of("id", "music_id", "playlist_id", "video_duration");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final JsonFactory JSON = new JsonFactory();

    private final List<String> fields;
    private final Terminal terminal;
    private final PrintWriter out;
    private final List<List<String>> waiting = new ArrayList<>();
    private List<Integer> widths = List.of();

    Table(List<String> fields, Terminal terminal, PrintWriter out) {
        this.fields = fields;
        this.terminal = terminal;
        this.out = out;
    }

    /** Adds a row, a JSON object. */
    void add(String json) {
        var row = cells(json);
        if (!widths.isEmpty()) {
            print(row);
            return;
        }
        waiting.add(row);
        if (waiting.size() == MEASURED) {
            begin();
        }
    }

    /** Prints what waits. A table without rows has no head either. */
    void end() {
        if (!waiting.isEmpty()) {
            begin();
        }
    }

    private void begin() {
        var titles =
                fields.stream().map(field -> TITLES.getOrDefault(field, field)).toList();
        widths = widths(titles);
        out.println(terminal.bold(line(titles)));
        waiting.forEach(this::print);
        waiting.clear();
    }

    private List<Integer> widths(List<String> titles) {
        var measured = new ArrayList<Integer>();
        int used = 0;
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            int widest = waiting.stream()
                    .mapToInt(row -> TerminalText.width(row.get(column)))
                    .max()
                    .orElse(0);
            int width = Math.max(TerminalText.width(titles.get(i)), widest);
            if (i < fields.size() - 1) {
                width = Math.min(width, WIDEST);
                used += width + GAP.length();
            } else if (terminal.interactive()) {
                width = Math.min(width, Math.max(NARROWEST_LAST, terminal.width() - used));
            }
            measured.add(width);
        }
        if (!terminal.interactive() && !isNumber(fields.getLast())) {
            measured.set(fields.size() - 1, Terminal.UNBOUNDED);
        }
        return measured;
    }

    private void print(List<String> row) {
        out.println(line(row));
        StandardOutput.flush(out);
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        int last = fields.size() - 1;
        for (int i = 0; i <= last; i++) {
            int width = widths.get(i);
            if (isNumber(fields.get(i))) {
                // Cut, it would be another number.
                line.append(TerminalText.right(cells.get(i), width));
            } else {
                var cell = TerminalText.cut(cells.get(i), width);
                line.append(i == last ? cell : TerminalText.left(cell, width));
            }
            line.append(i == last ? "" : GAP);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumber(String field) {
        return NUMBERS.contains(field) || isCount(field);
    }

    private static boolean isCount(String field) {
        return field.endsWith("_count");
    }

    private List<String> cells(String json) {
        var values = new HashMap<String, String>();
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            while (in.nextToken() != END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                values.put(name, cell(name, in));
            }
        }
        return fields.stream().map(field -> values.getOrDefault(field, "")).toList();
    }

    private static String cell(String name, JsonParser in) {
        if (in.currentToken().isStructStart()) {
            var text = new StringWriter();
            try (var copy = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
                copy.copyCurrentStructureExact(in);
            }
            return TerminalText.harmless(text.toString());
        }
        if (name.equals("create_time")) {
            return TIME.format(Instant.ofEpochSecond(in.getLongValue()));
        }
        return isCount(name) ? TerminalText.grouped(in.getLongValue()) : TerminalText.harmless(in.getString());
    }
}
