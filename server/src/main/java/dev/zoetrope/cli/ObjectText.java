package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Keeps objects that an errand gives, such as apps, and tells them to people. */
final class ObjectText implements Reply {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String GAP = "  ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void tell(Event event) {
        throw new IllegalStateException("nothing is told: " + event);
    }

    @Override
    public void data(byte[] piece, int offset, int count) {
        bytes.write(piece, offset, count);
    }

    /** As it came: JSON, an object on each line. */
    String json() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The members of each object; those that are lists with commas. */
    List<Map<String, String>> objects() {
        return json().lines()
                .filter(line -> !line.isEmpty())
                .map(ObjectText::members)
                .toList();
    }

    private static Map<String, String> members(String json) {
        var members = new LinkedHashMap<String, String>();
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                members.put(name, TerminalText.harmless(text(in)));
            }
        }
        return members;
    }

    private static String text(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            return in.getString();
        }
        var texts = new ArrayList<String>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            texts.add(in.getString());
        }
        return String.join(", ", texts);
    }

    /** A line for each member of the one object. */
    String lines() {
        var members = objects().getFirst();
        int width = members.keySet().stream().mapToInt(String::length).max().orElse(0);
        var text = new StringBuilder();
        members.forEach((name, value) -> text.append(
                        (TerminalText.left(name.replace('_', ' '), width) + GAP + value).stripTrailing())
                .append('\n'));
        return text.toString();
    }

    /** A line for each object under a head; nothing when there are none. */
    String table(List<String> columns) {
        var rows = new ArrayList<List<String>>();
        rows.add(columns.stream().map(name -> name.replace('_', ' ')).toList());
        for (var object : objects()) {
            rows.add(columns.stream().map(name -> object.getOrDefault(name, "")).toList());
        }
        if (rows.size() == 1) {
            return "";
        }
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(each -> TerminalText.width(each.get(column)))
                        .max()
                        .orElse(0);
                line.append(TerminalText.left(row.get(i), width)).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
