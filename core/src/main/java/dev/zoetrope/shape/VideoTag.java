package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Video;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** A disclosure as an object of two members, which have longer names in lists of liked, pinned and reposted videos. Without both it is unknown. */
final class VideoTag implements Codec<Video.Tag> {
    static final Codec<Video.Tag> TAG = new VideoTag();

    private VideoTag() {}

    @Override
    public ValueKind kind() {
        return ValueKind.OBJECT;
    }

    @Override
    public JsonType type() {
        return new JsonType.ObjectOf(List.of(
                new JsonType.Part("type", JsonType.TEXT, "Which sort of disclosure"),
                new JsonType.Part("number", JsonType.INT64, "Which disclosure of that sort")));
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<Video.Tag> field, JsonGenerator out) {
        var tag = facts.get(field);
        if (tag == null) {
            return;
        }
        out.writeName(name);
        out.writeStartObject();
        out.writeStringProperty("type", tag.type());
        out.writeNumberProperty("number", tag.number());
        out.writeEndObject();
    }

    @Override
    public Video.@Nullable Tag read(RecordParser in) {
        String type = null;
        Long number = null;
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "type", "video_tag_type" -> type = TextCodec.TEXT.read(in);
                case "number", "video_tag_number" -> number = NumberCodec.COUNT.read(in);
                default -> in.skip();
            }
        }
        return type == null || number == null ? null : new Video.Tag(type, number);
    }
}
