package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * A flag that is false on one surface and 0 on another. Both are read on either, as files mix them; an unknown one is written as false.
 *
 * @param isNumber whether 0 and 1 are written
 */
record WireFlag(boolean isNumber) implements Codec<Boolean> {
    static final WireFlag FLAG = new WireFlag(false);
    static final WireFlag NUMBER = new WireFlag(true);

    @Override
    public ValueKind kind() {
        return ValueKind.FLAG;
    }

    @Override
    public JsonType type() {
        return isNumber ? JsonType.INT32 : JsonType.FLAG;
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<Boolean> field, JsonGenerator out) {
        write(name, facts.flag(field), out);
    }

    void write(SerializedString name, boolean flag, JsonGenerator out) {
        out.writeName(name);
        if (isNumber) {
            out.writeNumber(flag ? 1 : 0);
        } else {
            out.writeBoolean(flag);
        }
    }

    @Override
    public @Nullable Boolean read(RecordParser in) {
        return in.isEmptyText() ? null : (Boolean) isSet(in);
    }

    static boolean isSet(RecordParser in) {
        return in.json().currentToken() == JsonToken.VALUE_NUMBER_INT ? in.whole() != 0 : in.flag();
    }
}
