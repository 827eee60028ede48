package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.query.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Hashtags as the Research API lists them: in lower case, each once, without the number sign; an empty list for a video without any. What is read keeps
 * its case, order and repetitions; the model has it without the number sign.
 */
final class HashtagNames implements Codec<List<String>> {
    static final Codec<List<String>> HASHTAG_NAMES = new HashtagNames();

    private HashtagNames() {}

    @Override
    public ValueKind kind() {
        return ValueKind.TEXTS;
    }

    @Override
    public JsonType type() {
        return JsonType.TEXTS;
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<List<String>> field, JsonGenerator out) {
        out.writeName(name);
        out.writeStartArray();
        var tags = facts.get(field);
        if (tags != null) {
            writeDistinct(tags, out);
        }
        out.writeEndArray();
    }

    private static void writeDistinct(List<String> tags, JsonGenerator out) {
        var written = new ArrayList<String>(tags.size());
        for (var tag : tags) {
            var served = Words.bareTag(tag).toLowerCase(Locale.ROOT);
            if (!served.isEmpty() && !written.contains(served)) {
                out.writeString(served);
                written.add(served);
            }
        }
    }

    @Override
    public List<String> read(RecordParser in) {
        return in.list(element -> Words.bareTag(element.text()));
    }
}
