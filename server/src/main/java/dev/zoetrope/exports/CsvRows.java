package dev.zoetrope.exports;

import static tools.jackson.core.JsonToken.END_OBJECT;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.zoetrope.shape.Selection;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Rows of CSV. A record's cells are taken from its JSON, so that there is one table of members for all forms. */
final class CsvRows<R> implements RowWriter<R> {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonLines lines = new JsonLines();
    private final Selection<R> members;
    private final List<String> names;

    CsvRows(Selection<R> members) {
        this.members = members;
        names = members.names();
    }

    @Override
    public byte[] header() {
        return line(names);
    }

    @Override
    public byte[] row(R record) {
        var cells = new HashMap<String, String>();
        try (var in = JSON.createParser(ObjectReadContext.empty(), lines.line(out -> members.write(record, out)))) {
            in.nextToken();
            while (in.nextToken() != END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                cells.put(name, cell(in));
            }
        }
        return line(names.stream().map(name -> cells.getOrDefault(name, "")).toList());
    }

    private static String cell(JsonParser in) {
        if (!in.currentToken().isStructStart()) {
            return in.getString();
        }
        var json = new StringWriter();
        try (var copy = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
            copy.copyCurrentStructureExact(in);
        }
        return json.toString();
    }

    private static byte[] line(List<String> cells) {
        var text = new StringWriter();
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text)
                .writeRecord(cells);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
