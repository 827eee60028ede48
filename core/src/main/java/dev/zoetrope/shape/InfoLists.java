package dev.zoetrope.shape;

import dev.zoetrope.model.Video;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The Research API's lists of objects about a video's hashtags, stickers and effects. What an object does not tell is left out again. */
final class InfoLists {
    static final Codec<List<Video.Hashtag>> HASHTAGS = objects(
            InfoLists::hashtag,
            InfoLists::write,
            new JsonType.Part("hashtag_id", JsonType.INT64, "Its id"),
            new JsonType.Part("hashtag_name", JsonType.TEXT, "Its text, without the number sign"),
            new JsonType.Part(
                    "hashtag_description", JsonType.TEXT, "What its page says; left out when it says nothing"));
    static final Codec<List<Video.Sticker>> STICKERS = objects(
            InfoLists::sticker,
            InfoLists::write,
            new JsonType.Part("sticker_id", JsonType.TEXT, "Its id"),
            new JsonType.Part("sticker_name", JsonType.TEXT, "The text on it"));
    static final Codec<List<Video.Effect>> EFFECTS = objects(
            InfoLists::effect,
            InfoLists::write,
            new JsonType.Part("effect_id", JsonType.TEXT, "Its id"),
            new JsonType.Part("effect_name", JsonType.TEXT, "Its name"),
            new JsonType.Part("effect_photo_url", JsonType.TEXT, "A picture of it"));

    private InfoLists() {}

    private static <E> Codec<List<E>> objects(
            RecordParser.Element<E> reader, ListCodec.ElementWriter<E> writer, JsonType.Part... members) {
        return new ListCodec<>(ValueKind.OBJECTS, JsonType.objects(members), reader, writer);
    }

    private static Video.Hashtag hashtag(RecordParser in) {
        Long id = null;
        var name = "";
        var description = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "hashtag_id" -> id = NumberCodec.ID.read(in);
                case "hashtag_name" -> name = in.text();
                case "hashtag_description" -> description = in.text();
                default -> in.skip();
            }
        }
        return new Video.Hashtag(id == null ? 0 : id, name, description);
    }

    private static void write(Video.Hashtag hashtag, JsonGenerator out) {
        out.writeStartObject();
        if (hashtag.id() != 0) {
            out.writeNumberProperty("hashtag_id", hashtag.id());
        }
        writeKnown("hashtag_name", hashtag.name(), out);
        writeKnown("hashtag_description", hashtag.description(), out);
        out.writeEndObject();
    }

    private static Video.Sticker sticker(RecordParser in) {
        var id = "";
        var name = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "sticker_id" -> id = in.text();
                case "sticker_name" -> name = in.text();
                default -> in.skip();
            }
        }
        return new Video.Sticker(id, name);
    }

    private static void write(Video.Sticker sticker, JsonGenerator out) {
        out.writeStartObject();
        writeKnown("sticker_id", sticker.id(), out);
        writeKnown("sticker_name", sticker.name(), out);
        out.writeEndObject();
    }

    private static Video.Effect effect(RecordParser in) {
        var id = "";
        var name = "";
        var photoUrl = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "effect_id" -> id = in.text();
                case "effect_name" -> name = in.text();
                // Lists of liked, pinned and reposted videos have the second spelling.
                case "effect_photo_url", "effect_photo_URI" -> photoUrl = in.text();
                default -> in.skip();
            }
        }
        return new Video.Effect(id, name, photoUrl);
    }

    private static void write(Video.Effect effect, JsonGenerator out) {
        out.writeStartObject();
        writeKnown("effect_id", effect.id(), out);
        writeKnown("effect_name", effect.name(), out);
        writeKnown("effect_photo_url", effect.photoUrl(), out);
        out.writeEndObject();
    }

    private static void writeKnown(String name, String text, JsonGenerator out) {
        if (!text.isEmpty()) {
            out.writeStringProperty(name, text);
        }
    }
}
