package dev.zoetrope.imports;

import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.UnreadableRecord;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/** Records of a CSV file, each turned into the row that the API would have given. */
final class CsvRows implements RowReader {
    private final CsvHeader header;
    private final Times times;

    CsvRows(CsvHeader header, Times times) {
        this.header = header;
        this.times = times;
    }

    @Override
    public void read(Slice slice, Found found) {
        found.next();
        try {
            var fields = Csv.fields(slice.bytes(), header.separator());
            if (fields.size() != header.columns().size()) {
                throw new UnreadableCell(
                        fields.getFirst(),
                        "begins a record of " + fields.size() + " fields, where the header has "
                                + header.columns().size() + "; put fields that hold separators in quotes");
            }
            var json = json(fields);
            try (var in = JsonRows.JSON.createParser(ObjectReadContext.empty(), json)) {
                in.nextToken();
                found.rows.add(
                        header.ofUsers()
                                ? ResearchShape.readUser(in, null, times.stamp(), times.latest())
                                : ResearchShape.readVideo(in, times.stamp(), times.latest()));
            }
        } catch (UnreadableRecord e) {
            found.reject(slice.line(), e.member(), String.valueOf(e.getMessage()), slice.bytes());
        } catch (UnreadableCell e) {
            found.reject(slice.line(), e.member(), e.told(), slice.bytes());
        } catch (JacksonException e) {
            found.reject(slice.line(), null, "has a list deeper or longer than a row can have", slice.bytes());
        }
    }

    private byte[] json(List<String> fields) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JsonRows.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            for (int i = 0; i < fields.size(); i++) {
                var column = header.columns().get(i);
                if (!column.isPassedOver() && !Cell.isAbsent(fields.get(i))) {
                    out.writeName(column.name());
                    try {
                        Cell.write(fields.get(i).strip(), column.kind(), out);
                    } catch (UnreadableCell e) {
                        throw e.of(column.name());
                    }
                }
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
