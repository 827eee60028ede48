package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * One line of a shape's table: a name on the wire and the translations behind it.
 *
 * @param scope what a token must be granted to ask for it; empty where there are none
 * @param type what its value is in JSON
 * @param meaning for clients, in a few words
 * @param reader null for a member that is made up from others, which reading passes over
 */
record Member<R>(
        SerializedString name,
        String scope,
        JsonType type,
        String meaning,
        Writer<R> writer,
        @Nullable Reader reader) {
    /** Writes name and value; nothing when there is no value to show. */
    interface Writer<R> {
        void write(SerializedString name, R record, JsonGenerator out);
    }

    /** Reads the value the parser stands on, which is not null. */
    interface Reader {
        void read(RecordParser in, Draft draft);

        /** What sort of value it reads. */
        default ValueKind kind() {
            return ValueKind.TEXT;
        }
    }

    Member(String name, String scope, JsonType type, String meaning, Writer<R> writer, @Nullable Reader reader) {
        this(new SerializedString(name), scope, type, meaning, writer, reader);
    }

    /** A member that is one fact, told by a codec in both directions. */
    static <R, T> Member<R> fact(
            String name, String scope, Function<R, Facts> facts, Field<T> field, Codec<T> codec, String meaning) {
        return new Member<>(
                name,
                scope,
                codec.type(),
                meaning,
                (wireName, record, out) -> codec.write(wireName, facts.apply(record), field, out),
                reader(field, codec));
    }

    /** Writes a text that is not a fact as it stands; null is not written. */
    static <R> Writer<R> text(Function<R, @Nullable String> text) {
        return (name, record, out) -> {
            var value = text.apply(record);
            if (value != null) {
                out.writeName(name);
                out.writeString(value);
            }
        };
    }

    static <T> Reader reader(Field<T> field, Codec<T> codec) {
        return new FactReader<>(field, codec);
    }

    /** Reads what is told of the author into their part of the draft. */
    static Reader ofAuthor(Reader reader) {
        return Table.reader(reader.kind(), (in, draft) -> reader.read(in, draft.author()));
    }

    private record FactReader<T>(Field<T> field, Codec<T> codec) implements Reader {
        @Override
        public ValueKind kind() {
            return codec.kind();
        }

        @Override
        public void read(RecordParser in, Draft draft) {
            var value = codec.read(in);
            if (value == null) {
                return;
            }
            if (kind() == ValueKind.TIME && value instanceof Long seconds) {
                draft.requireNotLater(TimeUnit.SECONDS.toMillis(seconds), in);
            }
            draft.facts.with(field, value);
        }
    }
}
