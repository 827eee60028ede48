package dev.zoetrope.openapi;

import dev.zoetrope.shape.JsonType;
import dev.zoetrope.shape.Shape;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What JSON Schema says of a shape's members. */
public final class Properties {
    private static final JsonFactory JSON = new JsonFactory();

    /** How schemas say that something may be null. */
    private enum Dialect {
        /** As OpenAPI 3.0 does. */
        OLD,
        /** As OpenAPI 3.1 and JSON Schema do. */
        NEW
    }

    private final Dialect dialect;
    private final boolean complete;

    /** @param complete whether objects have every member always */
    private Properties(Dialect dialect, boolean complete) {
        this.dialect = dialect;
        this.complete = complete;
    }

    /** Members of {@code properties}, with commas between them. */
    static String of(Shape<?> shape) {
        var properties = new Properties(Dialect.NEW, false);
        return members(out -> {
            for (var member : shape.descriptions()) {
                out.writeName(member.name());
                out.writeStartObject();
                properties.write(member.type(), out);
                out.writeStringProperty("description", member.meaning());
                if (!member.scope().isEmpty()) {
                    out.writeStringProperty("x-scope", member.scope());
                }
                out.writeEndObject();
            }
        });
    }

    /** Members of a schema, for a shape that has every member always. */
    static String complete(Shape<?> shape) {
        return complete(shape, Dialect.NEW);
    }

    /** As {@link #complete}, for OpenAPI 3.0, with the braces. */
    public static String ofOldDialect(Shape<?> shape) {
        return '{' + complete(shape, Dialect.OLD) + '}';
    }

    private static String complete(Shape<?> shape, Dialect dialect) {
        var parts = shape.descriptions().stream()
                .map(member -> new JsonType.Part(member.name(), member.type(), member.meaning()))
                .toList();
        return members(out -> new Properties(dialect, true).write(new JsonType.ObjectOf(parts), out));
    }

    private static String members(Consumer<JsonGenerator> members) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        var object = text.toString();
        return object.substring(1, object.length() - 1);
    }

    private void write(JsonType type, JsonGenerator out) {
        switch (type) {
            case JsonType.Text _ -> out.writeStringProperty("type", "string");
            case JsonType.Flag _ -> out.writeStringProperty("type", "boolean");
            case JsonType.Whole(var bits) -> {
                out.writeStringProperty("type", "integer");
                out.writeStringProperty("format", "int" + bits);
            }
            case JsonType.ListOf(var element) -> {
                out.writeStringProperty("type", "array");
                out.writeName("items");
                out.writeStartObject();
                write(element, out);
                out.writeEndObject();
            }
            case JsonType.ObjectOf(var members) -> writeObject(members, out);
            case JsonType.Null _
            when dialect == Dialect.OLD -> {
                out.writeStringProperty("type", "object");
                out.writeBooleanProperty("nullable", true);
            }
            case JsonType.Null _ -> out.writeStringProperty("type", "null");
            case JsonType.OrNull(var some)
            when dialect == Dialect.OLD -> {
                write(some, out);
                out.writeBooleanProperty("nullable", true);
            }
            case JsonType.OrNull(var some) -> {
                out.writeArrayPropertyStart("anyOf");
                for (var choice : List.of(some, JsonType.NULL)) {
                    out.writeStartObject();
                    write(choice, out);
                    out.writeEndObject();
                }
                out.writeEndArray();
            }
        }
    }

    private void writeObject(List<JsonType.Part> members, JsonGenerator out) {
        out.writeStringProperty("type", "object");
        if (members.isEmpty()) {
            out.writeBooleanProperty("additionalProperties", true);
            return;
        }
        if (complete) {
            out.writeArrayPropertyStart("required");
            members.forEach(member -> out.writeString(member.name()));
            out.writeEndArray();
        }
        out.writeName("properties");
        out.writeStartObject();
        for (var member : members) {
            out.writeName(member.name());
            out.writeStartObject();
            write(member.type(), out);
            out.writeStringProperty("description", member.meaning());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
