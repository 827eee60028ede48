package dev.zoetrope.shape;

import dev.zoetrope.model.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * A shape's table while it is written down; each method adds a line. Not for several threads.
 *
 * @param <R> the record to write
 */
final class Table<R extends Shown> {
    private final List<Member<R>> members = new ArrayList<>();

    Shape<R> shape() {
        return new Shape<>(members, Map.of());
    }

    /** A shape whose rows in files may tell when they were seen, and have members that are read under other names too. */
    Shape<R> rows(Map<String, Member.Reader> alsoRead) {
        var readers = new HashMap<>(alsoRead);
        readers.put(ObservedAt.NAME, ObservedAt.OBSERVED_AT);
        return new Shape<>(members, readers);
    }

    <T> Table<R> fact(String name, Field<T> field, Codec<T> codec, String meaning) {
        return add(Member.fact(name, "", Shown::facts, field, codec, meaning));
    }

    /** A counter; see {@link Counters}. */
    Table<R> counter(String name, Field<Long> field, Count count, String meaning) {
        return line(
                name,
                count.quoted() ? JsonType.TEXT : JsonType.INT64,
                meaning,
                (wireName, record, out) -> count.write(wireName, record.facts(), field, out),
                count.reader(field));
    }

    /** A member that is made up, or read by a reader of its own. */
    Table<R> line(String name, JsonType type, String meaning, Member.Writer<R> writer, Member.@Nullable Reader reader) {
        return add(new Member<>(name, "", type, meaning, writer, reader));
    }

    /** Writes the same for every record. */
    Table<R> constant(String name, JsonType type, String json, String meaning) {
        var value = new SerializedString(json);
        return line(
                name,
                type,
                meaning,
                (wireName, _, out) -> {
                    out.writeName(wireName);
                    out.writeRawValue(value);
                },
                null);
    }

    Table<R> zero(String name) {
        return constant(name, JsonType.INT64, "0", "Always 0");
    }

    Table<R> empty(String name) {
        return constant(name, JsonType.TEXT, "\"\"", "Always empty");
    }

    Table<R> no(String name) {
        return constant(name, JsonType.FLAG, "false", "Always false");
    }

    Table<R> none(String name) {
        return constant(name, JsonType.NULL, "null", "Always null");
    }

    /** A flag that other members may tell of as well: one that says yes is enough. */
    Table<R> flag(String name, Field<Boolean> field, WireFlag flag, String meaning) {
        return line(
                name,
                flag.type(),
                meaning,
                (wireName, record, out) -> flag.write(wireName, record.facts(), field, out),
                reader(ValueKind.FLAG, (in, draft) -> {
                    var value = flag.read(in);
                    if (value != null) {
                        draft.either(field, value);
                    }
                }));
    }

    /** A link as a text. */
    Table<R> link(String name, Links links, String meaning) {
        return line(name, JsonType.TEXT, meaning, links::writeText, reader(ValueKind.TEXT, links::readText));
    }

    /** A link as a list of links. */
    Table<R> linkList(String name, Links links, String meaning) {
        return line(name, JsonType.TEXTS, meaning, links::writeList, reader(ValueKind.TEXTS, links::readList));
    }

    /** An object of a picture. */
    Table<R> image(String name, Links links, String meaning) {
        return line(name, Links.IMAGE, meaning, links::writeImage, reader(ValueKind.OBJECT, links::readImage));
    }

    /** An object with more of the same record's members. */
    Table<R> object(String name, String meaning, Consumer<Table<R>> lines) {
        var inner = new Table<R>();
        lines.accept(inner);
        return joined(name, meaning, inner.shape(), Function.identity(), UnaryOperator.identity());
    }

    /**
     * An object that is another record.
     *
     * @param draft the part of the draft that it is read into
     */
    <N> Table<R> joined(
            String name, String meaning, Shape<N> shape, Function<R, N> record, UnaryOperator<Draft> draft) {
        return line(
                name,
                shape.type(),
                meaning,
                (wireName, outer, out) -> {
                    out.writeName(wireName);
                    shape.write(record.apply(outer), out);
                },
                reader(ValueKind.OBJECT, (in, outer) -> in.readObject(shape.readers(), draft.apply(outer))));
    }

    static Member.Reader reader(ValueKind kind, Reading reading) {
        return new Member.Reader() {
            @Override
            public ValueKind kind() {
                return kind;
            }

            @Override
            public void read(RecordParser in, Draft draft) {
                reading.read(in, draft);
            }
        };
    }

    interface Reading {
        void read(RecordParser in, Draft draft);
    }

    private Table<R> add(Member<R> member) {
        members.add(member);
        return this;
    }
}
