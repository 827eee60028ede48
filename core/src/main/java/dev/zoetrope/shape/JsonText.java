package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** An object with members that nobody published: kept and written as it came, but for blanks between its parts. One without members is unknown. */
final class JsonText implements Codec<String> {
    static final Codec<String> OBJECT = new JsonText();

    /** An object is kept in at most so many UTF-16 units. */
    static final int LONGEST = 1 << 14;

    private static final JsonFactory COMPACT = new JsonFactory();

    private JsonText() {}

    @Override
    public ValueKind kind() {
        return ValueKind.OBJECT;
    }

    @Override
    public JsonType type() {
        return JsonType.OBJECT;
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<String> field, JsonGenerator out) {
        var text = facts.get(field);
        if (text != null) {
            out.writeName(name);
            out.writeRawValue(text);
        }
    }

    @Override
    public @Nullable String read(RecordParser in) {
        in.object();
        var text = new StringWriter();
        try (var copy = COMPACT.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructureExact(in.json());
        }
        if (text.getBuffer().length() > LONGEST) {
            throw in.unreadable("is longer than " + LONGEST + " characters; leave it out");
        }
        return text.getBuffer().length() == 2 ? null : text.toString();
    }
}
