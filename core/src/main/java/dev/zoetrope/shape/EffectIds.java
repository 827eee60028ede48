package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Ids as one text with commas between them. An empty text says nothing. */
final class EffectIds implements Codec<List<String>> {
    static final Codec<List<String>> EFFECT_IDS = new EffectIds();

    private EffectIds() {}

    @Override
    public ValueKind kind() {
        return ValueKind.TEXT;
    }

    @Override
    public JsonType type() {
        return JsonType.TEXT;
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<List<String>> field, JsonGenerator out) {
        out.writeName(name);
        out.writeString(String.join(",", facts.get(field, List.<String>of())));
    }

    @Override
    public @Nullable List<String> read(RecordParser in) {
        var ids = Stream.of(in.text().split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        return ids.isEmpty() ? null : ids;
    }
}
