package dev.zoetrope.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fields of CSV records. */
final class Csv {
    /** A record has at most so many fields. */
    static final int MOST_FIELDS = 5_000;

    private Csv() {}

    /** @throws UnreadableCell when the bytes are no record: not UTF-8, or with too many fields */
    static List<String> fields(byte[] bytes, char separator) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            var start = new String(bytes, StandardCharsets.ISO_8859_1);
            throw new UnreadableCell(start, "is not UTF-8; save the file as \"CSV UTF-8\"");
        }
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_FIELDS)
                .maxFieldSize(Slice.LARGEST)
                .maxRecordSize(Slice.LARGEST)
                .build();
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .ofSingleCsvRecord(handler, text)
                    .getFields();
        } catch (CsvParseException e) {
            throw new UnreadableCell(
                    text, "is no record of a CSV file with up to " + MOST_FIELDS + " columns: " + e.getMessage());
        }
    }
}
