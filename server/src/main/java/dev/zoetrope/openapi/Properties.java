package dev.zoetrope.openapi;

import dev.zoetrope.shape.JsonType;
import dev.zoetrope.shape.Shape;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What JSON Schema says of a shape's members. */
final class Properties {
    private static final JsonFactory JSON = new JsonFactory();

    private Properties() {}

    /** Members of {@code properties}, with commas between them. */
    static String of(Shape<?> shape) {
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
        var object = text.toString();
        return object.substring(1, object.length() - 1);
    }

    private static void write(JsonType type, JsonGenerator out) {
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
            case JsonType.Null _ -> out.writeStringProperty("type", "null");
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

    private static void writeObject(List<JsonType.Part> members, JsonGenerator out) {
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
