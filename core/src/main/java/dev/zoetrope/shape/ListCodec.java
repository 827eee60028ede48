package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** A list. An empty one is a value when it is read, and is not written. */
record ListCodec<E>(ValueKind kind, JsonType type, RecordParser.Element<E> reader, ElementWriter<E> writer)
        implements Codec<List<E>> {
    interface ElementWriter<E> {
        void write(E element, JsonGenerator out);
    }

    static final Codec<List<String>> TEXTS =
            new ListCodec<>(ValueKind.TEXTS, JsonType.TEXTS, RecordParser::text, (text, out) -> out.writeString(text));

    /** Handles as they stand in a caption; the model has them without the at sign. */
    static final Codec<List<String>> MENTIONS = new ListCodec<>(
            ValueKind.TEXTS,
            JsonType.TEXTS,
            in -> {
                var text = in.text();
                return text.startsWith("@") ? text.substring(1) : text;
            },
            (text, out) -> out.writeString(text));

    @Override
    public void write(SerializedString name, Facts facts, Field<List<E>> field, JsonGenerator out) {
        var elements = facts.get(field);
        if (elements == null || elements.isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartArray();
        for (var element : elements) {
            writer.write(element, out);
        }
        out.writeEndArray();
    }

    @Override
    public List<E> read(RecordParser in) {
        return in.list(reader);
    }
}
