package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** True or false. An empty text stands for an unknown flag. */
record FlagCodec() implements Codec<Boolean> {
    static final Codec<Boolean> FLAG = new FlagCodec();

    @Override
    public ValueKind kind() {
        return ValueKind.FLAG;
    }

    @Override
    public JsonType type() {
        return JsonType.FLAG;
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<Boolean> field, JsonGenerator out) {
        if (facts.has(field)) {
            out.writeName(name);
            out.writeBoolean(facts.flag(field));
        }
    }

    @Override
    public @Nullable Boolean read(RecordParser in) {
        return in.isEmptyText() ? null : (Boolean) in.flag();
    }
}
