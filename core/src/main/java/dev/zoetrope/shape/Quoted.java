package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** A number that stands in quotes on the wire. */
record Quoted(NumberCodec number) implements Codec<Long> {
    @Override
    public ValueKind kind() {
        return number.kind();
    }

    @Override
    public JsonType type() {
        return JsonType.TEXT;
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<Long> field, JsonGenerator out) {
        if (facts.has(field)) {
            out.writeName(name);
            out.writeString(Long.toString(number.onWire(facts, field)));
        }
    }

    @Override
    public @Nullable Long read(RecordParser in) {
        return number.read(in);
    }
}
