package dev.zoetrope.imports;

import dev.zoetrope.shape.KeptForm;
import dev.zoetrope.shape.UnreadableRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * What a file is taken for, told by its beginning.
 *
 * @param label what its user calls it
 * @param header its first line, if that is no row: rejected rows need it to be imported again; empty for none
 * @param isOurs whether it is the lossless form, whose ids nobody has ruined
 */
record Form(String label, Slicer slicer, RowReader rows, String header, boolean isOurs) {
    /** So many bytes are looked at to tell: an answer of a hundred videos on one line takes less. */
    private static final int LOOKED_AT = 1 << 20;

    /** Of so many lines one has to be a row of its own for a file of lines. */
    private static final int LINES_LOOKED_AT = 10;

    /** What comes first in an answer of an API. */
    private static final Set<String> ANSWER = Set.of("data", "error", "detail");

    private static final String ROWS = RowKind.RESEARCH_VIDEO.label();
    private static final String RESEARCH_ANSWERS = "answers of the Research API";

    private static final int LONGEST_EXCERPT = 40;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** How files begin that are sometimes taken for data, as hex digits. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry(
                    "504b0304",
                    "a ZIP archive or an Excel file (XLSX); unpack it, or save it as \"CSV UTF-8\" with ids as text"),
            Map.entry("d0cf11e0", "an old Excel file (XLS); save it as \"CSV UTF-8\" with ids as text"),
            Map.entry("50415231", "a Parquet file; write it as NDJSON or CSV"),
            Map.entry("4152524f5731", "an Arrow file; write it as NDJSON or CSV"),
            Map.entry("53514c69746520666f726d6174", "an SQLite database; export its table as CSV"),
            Map.entry("255044462d", "a PDF"),
            Map.entry("425a68", "a bzip2 file; unpack it, or pack it with gzip or zstd"),
            Map.entry("fd377a585a00", "an xz file; unpack it, or pack it with gzip or zstd"),
            Map.entry("377abcaf271c", "a 7z archive; unpack it"),
            Map.entry("1f8b", "gzip within gzip; unpack it once"),
            Map.entry("28b52ffd", "zstd within another packing; unpack it once"),
            Map.entry("fffe", "a file in UTF-16; save it as UTF-8"),
            Map.entry("feff", "a file in UTF-16; save it as UTF-8"),
            Map.entry("58330a", "an R data file; write it as CSV, or as NDJSON with jsonlite::stream_out"),
            Map.entry("580a", "an R data file; write it as CSV, or as NDJSON with jsonlite::stream_out"),
            Map.entry("52445833", "an R data file; write it as CSV, or as NDJSON with jsonlite::stream_out"),
            Map.entry("8004", "a Python pickle; write it as NDJSON or CSV"),
            Map.entry("8005", "a Python pickle; write it as NDJSON or CSV"));

    /**
     * Looks at a file's beginning, and takes what is no row.
     *
     * @throws NoForm when it is in no form that is read
     */
    static Form of(Window window, Times times) throws IOException {
        if (Arrays.equals(window.peek(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            window.skip(BYTE_ORDER_MARK.length);
        }
        refuseOthers(window);
        window.skipBlanks();
        return switch (window.at(0)) {
            case '[' -> json("JSON array" + elements(window.peek(LOOKED_AT)), new Values(window), times);
            case '{' -> ofObjects(window, times);
            case -1 -> {
                if (window.endsAt(0)) {
                    yield json("empty", new Values(window), times);
                }
                yield csv(window, times);
            }
            default -> csv(window, times);
        };
    }

    private static Form json(String label, Slicer slicer, Times times) {
        return new Form(label, slicer, new JsonRows(times), "", false);
    }

    private static Form ofObjects(Window window, Times times) throws IOException {
        var first = line(0, window);
        if (isHeader(first)) {
            var header = window.take(first.length);
            return new Form(
                    "Zoetrope's lossless form",
                    new Lines(window),
                    new KeptRows(times.latest()),
                    new String(header, StandardCharsets.UTF_8).strip(),
                    true);
        }
        return hasRowOnLine(window)
                ? json("NDJSON, " + rows(first), new Lines(window), times)
                : json("JSON, " + rows(window.peek(LOOKED_AT)), new Values(window), times);
    }

    /** What a list holds, as far as it is worth telling. */
    private static String elements(byte[] start) {
        int first = 0;
        while (first < start.length && start[first] != '{') {
            first++;
        }
        var label = rows(Arrays.copyOfRange(start, first, start.length));
        return label.equals(ROWS) || label.equals(RESEARCH_ANSWERS) ? "" : ", " + label;
    }

    private static String rows(byte[] start) {
        try (var in = JsonRows.JSON.createParser(ObjectReadContext.empty(), start)) {
            in.nextToken();
            var first = in.nextName();
            if (first == null || !ANSWER.contains(first)) {
                return RowKind.of(start, 0).label();
            }
            return isEnsembleData(in, first, start) ? "answers of EnsembleData" : RESEARCH_ANSWERS;
        } catch (JacksonException _) {
            return ROWS;
        }
    }

    /** Whether an answer holds what the Research API has no answers of. The parser stands on its first name. */
    private static boolean isEnsembleData(JsonParser in, String first, byte[] start) {
        var token = in.nextToken();
        if (first.equals("detail") || token == JsonToken.START_ARRAY) {
            return true;
        }
        return token == JsonToken.START_OBJECT
                && !RowKind.of(start, (int) in.currentTokenLocation().getByteOffset())
                        .isResearch();
    }

    /** The first line may be broken, and those behind it not. A line that the next one goes on with is no row, and neither is what comes later in such a file. */
    private static boolean hasRowOnLine(Window window) throws IOException {
        int from = 0;
        for (int i = 0; i < LINES_LOOKED_AT && from < LOOKED_AT && !window.endsAt(from); i++) {
            var line = line(from, window);
            if (isWhole(line)) {
                return true;
            }
            from += line.length + 1;
            if (window.at(from) != '{') {
                return false;
            }
        }
        return false;
    }

    /** The line that begins so far ahead, as far as it is looked at. */
    private static byte[] line(int from, Window window) throws IOException {
        int end = window.find((byte) '\n', from, LOOKED_AT);
        var looked = window.peek(end < 0 ? LOOKED_AT : end);
        return Arrays.copyOfRange(looked, from, looked.length);
    }

    /** Whether a line is one object, no more and no less. */
    private static boolean isWhole(byte[] line) {
        if (line.length == 0 || line[0] != '{') {
            return false;
        }
        try (var in = JsonRows.JSON.createParser(ObjectReadContext.empty(), line)) {
            in.nextToken();
            in.skipChildren();
            return in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }

    private static boolean isHeader(byte[] line) {
        try (var in = JsonRows.JSON.createParser(ObjectReadContext.empty(), line)) {
            boolean header = in.nextToken() == JsonToken.START_OBJECT
                    && in.nextToken() == JsonToken.PROPERTY_NAME
                    && KeptForm.isHeader(in.currentName());
            if (header) {
                KeptForm.readHeader(in);
            }
            return header;
        } catch (UnreadableRecord e) {
            throw new NoForm("is a file of Zoetrope's that cannot be read: " + e.getMessage());
        } catch (JacksonException _) {
            return false;
        }
    }

    private static Form csv(Window window, Times times) throws IOException {
        // Any separator does for the first record: quotes are looked at, not fields.
        var line = firstRecord(window);
        var header = CsvHeader.of(line).orElseThrow(() -> unknown(line));
        window.skip(line.length);
        return new Form(
                header.label(),
                new CsvRecords(window, header.separator()),
                new CsvRows(header, times),
                new String(line, StandardCharsets.UTF_8),
                false);
    }

    private static byte[] firstRecord(Window window) throws IOException {
        boolean quoted = false;
        for (int i = 0; i < LOOKED_AT && !window.endsAt(i); i++) {
            int b = window.at(i);
            quoted ^= b == '"';
            if (!quoted && (b == '\n' || b == '\r')) {
                return window.peek(i);
            }
        }
        return window.peek(LOOKED_AT);
    }

    private static void refuseOthers(Window window) throws IOException {
        var start = HexFormat.of().formatHex(window.peek(16));
        for (var other : OTHERS.entrySet()) {
            if (start.startsWith(other.getKey())) {
                throw new NoForm("is " + other.getValue());
            }
        }
    }

    private static NoForm unknown(byte[] line) {
        var text = new String(line, 0, Math.min(line.length, 4 * LONGEST_EXCERPT), StandardCharsets.UTF_8).strip();
        if (text.startsWith("<")) {
            return new NoForm("is a web page or XML: whatever answered was no API; download it again");
        }
        var excerpt = text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) + '…' : text;
        return new NoForm(
                "begins with \"" + excerpt.replaceAll("[\\p{Cc}\\p{Cs}]", "\ufffd")
                        + "\", which is neither JSON nor the first line of a CSV file with the API's names, id or username among them");
    }
}
