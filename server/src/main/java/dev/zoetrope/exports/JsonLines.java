package dev.zoetrope.exports;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON values, each with the end of its line. Not for several threads. */
final class JsonLines {
    /** Nothing between values: each ends its line itself. */
    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator((String) null).build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    private final JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

    byte[] line(Consumer<JsonGenerator> value) {
        bytes.reset();
        value.accept(out);
        out.writeRaw('\n');
        out.flush();
        return bytes.toByteArray();
    }
}
