package dev.zoetrope.openapi;

import dev.zoetrope.shape.JsonType;
import dev.zoetrope.shape.Shape;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What schemas say of a shape's members. */
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

    private Properties(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Members of {@code properties}, with commas between them. */
    static String of(Shape<?> shape) {
        var object = new Properties(Dialect.NEW).object(shape);
        return object.substring(1, object.length() - 1);
    }

    /** The object {@code properties} for OpenAPI 3.0. */
    public static String ofOldDialect(Shape<?> shape) {
        return new Properties(Dialect.OLD).object(shape);
    }

    private String object(Shape<?> shape) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            for (var member : shape.descriptions()) {
                out.writeName(member.name());
                out.writeStartObject();
                write(member.type(), out);
                out.writeStringProperty("description", member.meaning());
                if (!member.scope().isEmpty()) {
                    out.writeStringProperty("x-scope", member.scope());
                }
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        return text.toString();
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
            case JsonType.Null _ when dialect == Dialect.OLD -> {
                out.writeStringProperty("type", "object");
                out.writeBooleanProperty("nullable", true);
            }
            case JsonType.Null _ -> out.writeStringProperty("type", "null");
            case JsonType.OrNull(var some) when dialect == Dialect.OLD -> {
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
