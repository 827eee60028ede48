package dev.zoetrope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Figures in rows and columns: a table for people, JSON for programs. */
final class Results {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int COLUMN = 14;

    private final Map<String, Map<String, Double>> rows = new LinkedHashMap<>();

    void put(String row, String column, double value) {
        rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).put(column, value);
    }

    /** NaN when there is no such figure. */
    double get(String row, String column) {
        return rows.getOrDefault(row, Map.of()).getOrDefault(column, Double.NaN);
    }

    /** How many times as large every figure of another run is, where both have it and it is no zero. */
    Results factors(Results other) {
        var factors = new Results();
        rows.forEach((row, columns) -> columns.forEach((column, value) -> {
            double factor = other.get(row, column) / value;
            if (Double.isFinite(factor)) {
                factors.put(row, column, factor);
            }
        }));
        return factors;
    }

    /** Rows with the same columns stand under one heading. */
    String table() {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        var table = new StringBuilder();
        List<String> heading = List.of();
        for (var row : rows.entrySet()) {
            var columns = List.copyOf(row.getValue().keySet());
            if (!columns.equals(heading)) {
                table.append(table.isEmpty() ? "" : "\n").append(" ".repeat(width));
                columns.forEach(column -> table.append(right(column)));
                table.append('\n');
                heading = columns;
            }
            table.append(row.getKey()).repeat(' ', width - row.getKey().length());
            row.getValue().values().forEach(value -> table.append(right(shown(value))));
            table.append('\n');
        }
        return table.toString();
    }

    private static String right(String text) {
        return "  " + " ".repeat(Math.max(0, COLUMN - text.length())) + text;
    }

    private static String shown(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 100 && value != Math.rint(value) ? "%.2f" : "%,.0f", value);
    }

    void writeTo(Path file) throws IOException {
        try (var out =
                FACTORY.createGenerator(ObjectWriteContext.empty(), Files.newOutputStream(file), JsonEncoding.UTF8)) {
            out.writeStartObject();
            rows.forEach((row, columns) -> {
                out.writeName(row);
                out.writeStartObject();
                columns.forEach((column, value) -> {
                    // JSON has no number for what was not measured.
                    if (!Double.isNaN(value)) {
                        out.writeNumberProperty(column, value);
                    }
                });
                out.writeEndObject();
            });
            out.writeEndObject();
        }
    }

    static Results read(Path file) throws IOException {
        var results = new Results();
        try (var bytes = Files.newInputStream(file);
                var in = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                var row = Objects.requireNonNull(in.currentName());
                in.nextToken();
                while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                    var column = Objects.requireNonNull(in.currentName());
                    in.nextToken();
                    results.put(row, column, in.getDoubleValue());
                }
            }
        }
        return results;
    }
}
