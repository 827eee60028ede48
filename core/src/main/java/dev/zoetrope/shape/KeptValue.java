package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Type;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * How values of one type stand in the lossless form. Unlike a {@link Codec}, it has no value that means unknown: what is there is written, what is
 * written is read back the same, and a member nobody knows is refused.
 */
record KeptValue<T>(Writer<T> writer, Function<RecordParser, T> reader) {
    /** The greatest number that every reader of JSON takes as it is; those beyond it are written in quotes. */
    private static final long GREATEST_SAFE = (1L << 53) - 1;

    /** Writes the value of a field that is known. */
    interface Writer<T> {
        void write(Facts facts, Field<T> field, JsonGenerator out);
    }

    private static final Map<Type<?>, KeptValue<?>> VALUES = Map.of(
            Type.TEXT, new KeptValue<>(KeptValue::writeText, RecordParser::text),
            Type.NUMBER,
                    new KeptValue<Long>(
                            (facts, field, out) -> writeNumber(facts.number(field, 0), out), RecordParser::whole),
            Type.FLAG,
                    new KeptValue<Boolean>(
                            (facts, field, out) -> out.writeBoolean(facts.flag(field)), RecordParser::flag),
            Type.TEXTS, list((text, out) -> out.writeString(text), RecordParser::text),
            Type.NUMBERS, list(KeptValue::writeNumber, RecordParser::whole),
            Type.HASHTAGS, list(KeptValue::write, KeptValue::hashtag),
            Type.STICKERS, list(KeptValue::write, KeptValue::sticker),
            Type.EFFECTS, list(KeptValue::write, KeptValue::effect),
            Type.TAG, value(KeptValue::write, KeptValue::tag));

    /** Of the table, which has every type there is. */
    @SuppressWarnings("unchecked") // A type's values are written and read by what stands beside it.
    static <T> KeptValue<T> of(Type<T> type) {
        return (KeptValue<T>) Objects.requireNonNull(VALUES.get(type));
    }

    static void writeNumber(long number, JsonGenerator out) {
        if (number > GREATEST_SAFE || number < -GREATEST_SAFE) {
            out.writeString(Long.toString(number));
        } else {
            out.writeNumber(number);
        }
    }

    static UnreadableRecord unknown(String of, RecordParser in) {
        return in.unreadable("is no member of " + of + " that this Zoetrope knows; a newer one may");
    }

    private static <T> KeptValue<T> value(BiConsumer<T, JsonGenerator> writer, Function<RecordParser, T> reader) {
        return new KeptValue<>(
                (facts, field, out) -> writer.accept(Objects.requireNonNull(facts.get(field)), out), reader);
    }

    private static <E> KeptValue<List<E>> list(BiConsumer<E, JsonGenerator> writer, Function<RecordParser, E> reader) {
        return value(
                (elements, out) -> {
                    out.writeStartArray();
                    elements.forEach(element -> writer.accept(element, out));
                    out.writeEndArray();
                },
                in -> in.list(reader::apply));
    }

    private static void writeText(Facts facts, Field<String> field, JsonGenerator out) {
        if (!facts.text(field, out::writeUTF8String)) {
            out.writeString("");
        }
    }

    private static void write(Video.Hashtag hashtag, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("id");
        writeNumber(hashtag.id(), out);
        out.writeStringProperty("name", hashtag.name());
        out.writeStringProperty("description", hashtag.description());
        out.writeEndObject();
    }

    private static Video.Hashtag hashtag(RecordParser in) {
        long id = 0;
        var name = "";
        var description = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "id" -> id = in.whole();
                case "name" -> name = in.text();
                case "description" -> description = in.text();
                default -> throw unknown("a hashtag", in);
            }
        }
        return new Video.Hashtag(id, name, description);
    }

    private static void write(Video.Sticker sticker, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", sticker.id());
        out.writeStringProperty("name", sticker.name());
        out.writeEndObject();
    }

    private static Video.Sticker sticker(RecordParser in) {
        var id = "";
        var name = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "id" -> id = in.text();
                case "name" -> name = in.text();
                default -> throw unknown("a sticker", in);
            }
        }
        return new Video.Sticker(id, name);
    }

    private static void write(Video.Effect effect, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("id", effect.id());
        out.writeStringProperty("name", effect.name());
        out.writeStringProperty("photo_url", effect.photoUrl());
        out.writeEndObject();
    }

    private static Video.Effect effect(RecordParser in) {
        var id = "";
        var name = "";
        var photoUrl = "";
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "id" -> id = in.text();
                case "name" -> name = in.text();
                case "photo_url" -> photoUrl = in.text();
                default -> throw unknown("an effect", in);
            }
        }
        return new Video.Effect(id, name, photoUrl);
    }

    private static void write(Video.Tag tag, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", tag.type());
        out.writeName("number");
        writeNumber(tag.number(), out);
        out.writeEndObject();
    }

    private static Video.Tag tag(RecordParser in) {
        var type = "";
        long number = 0;
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "type" -> type = in.text();
                case "number" -> number = in.whole();
                default -> throw unknown("a tag", in);
            }
        }
        return new Video.Tag(type, number);
    }
}
