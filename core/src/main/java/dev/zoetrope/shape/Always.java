package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * A value whose name is written whatever is known.
 *
 * @param unknown what stands for an unknown value, as JSON
 */
record Always<T>(Codec<T> codec, SerializedString unknown) implements Codec<T> {
    Always(Codec<T> codec, String unknown) {
        this(codec, new SerializedString(unknown));
    }

    @Override
    public ValueKind kind() {
        return codec.kind();
    }

    @Override
    public JsonType type() {
        return codec.type();
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<T> field, JsonGenerator out) {
        if (facts.has(field)) {
            codec.write(name, facts, field, out);
        } else {
            out.writeName(name);
            out.writeRawValue(unknown);
        }
    }

    @Override
    public @Nullable T read(RecordParser in) {
        return codec.read(in);
    }
}
