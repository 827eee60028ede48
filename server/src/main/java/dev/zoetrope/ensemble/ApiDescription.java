package dev.zoetrope.ensemble;

import dev.zoetrope.ensemble.ParameterType.Choice;
import dev.zoetrope.ensemble.ParameterType.Day;
import dev.zoetrope.ensemble.ParameterType.Flag;
import dev.zoetrope.ensemble.ParameterType.Text;
import dev.zoetrope.ensemble.ParameterType.Whole;
import dev.zoetrope.openapi.Properties;
import dev.zoetrope.shape.HybridShape;
import dev.zoetrope.shape.LegacyWebShape;
import dev.zoetrope.shape.MobileShape;
import dev.zoetrope.shape.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The description of the API in OpenAPI 3.0.2, in the dialect that the real service's clients are generated from. Paths and parameters come from the table of
 * operations, users and the like from their shapes; what is around them stands in {@code schemas.json}.
 */
final class ApiDescription {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, Shape<?>> SHAPES = new TreeMap<>(Map.of(
            "UserWithStats", HybridShape.USER,
            "User", MobileShape.USER,
            "AlternativeUser", MobileShape.ALTERNATIVE_USER,
            "Post", MobileShape.VIDEO,
            "PostWithAuthorStats", MobileShape.VIDEO_WITH_AUTHOR_STATS,
            "WebPost", LegacyWebShape.VIDEO,
            "Comment", MobileShape.COMMENT,
            "Music", MobileShape.SOUND));
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String RESPONSES = "#/components/responses/";

    /** Errors that every operation may be answered with. */
    private static final List<Refusal.Reason> OF_ALL = List.of(Refusal.Reason.TOKEN_NOT_FOUND, Refusal.Reason.INTERNAL);

    private static final List<Refusal.Reason> OF_THOSE_THAT_COST = List.of(
            Refusal.Reason.TOO_MANY_REQUESTS,
            Refusal.Reason.EMAIL_NOT_VERIFIED,
            Refusal.Reason.SUBSCRIPTION_EXPIRED,
            Refusal.Reason.UNITS_SPENT);

    private final JsonGenerator out;

    private ApiDescription(JsonGenerator out) {
        this.out = out;
    }

    /** @param server where the paths are served */
    static byte[] of(String server) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            new ApiDescription(out).write(server);
        }
        return bytes.toByteArray();
    }

    private void write(String server) {
        object(() -> {
            text("openapi", "3.0.2");
            object("info", () -> {
                text("title", "Zoetrope: EnsembleData, TikTok");
                text(
                        "description",
                        "Users, posts, comments and sounds of a catalog. A call needs a token in its query string and costs units, which the header"
                                + " `units_charged` tells.");
                text("version", "0.1");
            });
            array("servers", () -> object(() -> text("url", server + "/apis")));
            array("tags", () -> tags().forEach(tag -> object(() -> text("name", tag))));
            object("paths", () -> Operations.ALL.forEach(this::path));
            object("components", () -> {
                object("schemas", this::schemas);
                object(
                        "responses",
                        () -> Operations.ALL.stream()
                                .flatMap(operation -> errors(operation).stream())
                                .distinct()
                                .forEach(this::response));
            });
        });
    }

    private static List<String> tags() {
        return Operations.ALL.stream().map(ApiDescription::tag).distinct().toList();
    }

    private static String tag(Operation operation) {
        return operation.path().startsWith("/customer/") ? "Customer" : "Tiktok";
    }

    private void path(Operation operation) {
        object(
                operation.path(),
                () -> object("get", () -> {
                    array("tags", () -> out.writeString(tag(operation)));
                    text("summary", operation.summary());
                    text("operationId", operation.id());
                    array("parameters", () -> operation.allParameters().forEach(this::parameter));
                    object("responses", () -> responses(operation));
                    text("x-cost", operation.cost());
                    array(
                            "x-cost_examples",
                            () -> operation
                                    .costExamples()
                                    .forEach(example -> object(() -> {
                                        text("call", example.call());
                                        out.writeNumberProperty("units", example.units());
                                    })));
                }));
    }

    private <T> void parameter(Parameter<T> parameter) {
        object(() -> {
            text("name", parameter.name());
            text("in", "query");
            out.writeBooleanProperty("required", parameter.isRequired());
            text("description", parameter.meaning());
            object("schema", () -> {
                type(parameter.type());
                otherwise(parameter.otherwise());
                if (parameter.rename() != null) {
                    text("rename", parameter.rename());
                }
                if (parameter.equals(Parameters.IDS)) {
                    text("retype", "semicolon-separated-string-to-list");
                }
            });
            example(parameter);
        });
    }

    private void type(ParameterType<?> type) {
        switch (type) {
            case Text(var least, var most) -> {
                text("type", "string");
                if (least > 0) {
                    out.writeNumberProperty("minLength", least);
                }
                out.writeNumberProperty("maxLength", most);
            }
            case Whole whole -> {
                text("type", "integer");
                if (!whole.isFree()) {
                    out.writeNumberProperty("minimum", whole.bound());
                    out.writeBooleanProperty("exclusiveMinimum", true);
                }
            }
            case Flag() -> text("type", "boolean");
            case Day() -> text("type", "string");
            case Choice choice -> array("allOf", () -> reference(SCHEMAS + choice.name()));
        }
    }

    private void otherwise(@Nullable Object value) {
        if (value != null) {
            value("default", value);
        }
    }

    private void example(Parameter<?> parameter) {
        switch (parameter.type()) {
            case Whole _ -> out.writeNumberProperty("example", Long.parseLong(parameter.example()));
            case Flag _ -> out.writeBooleanProperty("example", Boolean.parseBoolean(parameter.example()));
            case Text _, Day _, Choice _ -> text("example", parameter.example());
        }
    }

    private void value(String name, Object value) {
        switch (value) {
            case Long number -> out.writeNumberProperty(name, number);
            case Boolean flag -> out.writeBooleanProperty(name, flag);
            default -> text(name, value.toString());
        }
    }

    private void responses(Operation operation) {
        object("200", () -> {
            text("description", "Success");
            unitsHeader();
            json(() -> text("$ref", SCHEMAS + operation.result()));
        });
        object("422", () -> {
            text("description", "A parameter is missing or malformed");
            unitsHeader();
            json(() -> text("$ref", SCHEMAS + "HTTPValidationError"));
        });
        errors(operation)
                .forEach(error ->
                        object(Integer.toString(error.status()), () -> text("$ref", RESPONSES + error.name())));
    }

    /** What an operation may be answered with, by status. */
    private static List<Refusal.Reason> errors(Operation operation) {
        return Stream.of(
                        operation.errors(), OF_ALL, operation.isFree() ? List.<Refusal.Reason>of() : OF_THOSE_THAT_COST)
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Refusal.Reason::status))
                .toList();
    }

    private void response(Refusal.Reason error) {
        object(error.name(), () -> {
            text("description", error.text());
            unitsHeader();
            object(
                    "content",
                    () -> object("application/json", () -> {
                        object("schema", () -> text("$ref", SCHEMAS + "Error"));
                        object("example", () -> text("detail", error.text()));
                    }));
        });
    }

    private void unitsHeader() {
        object(
                "headers",
                () -> object("units_charged", () -> {
                    text("description", "Units that the call cost");
                    object("schema", () -> text("type", "integer"));
                }));
    }

    private void json(Runnable schema) {
        object("content", () -> object("application/json", () -> object("schema", schema)));
    }

    private void schemas() {
        Operations.ALL.stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(Parameter::type)
                .flatMap(type -> type instanceof Choice choice ? Stream.of(choice) : Stream.empty())
                .distinct()
                .forEach(this::choice);
        SHAPES.forEach((name, shape) -> {
            out.writeName(name);
            out.writeRawValue(Properties.ofOldDialect(shape));
        });
        try (var in = ApiDescription.class.getResourceAsStream("schemas.json")) {
            if (in == null) {
                throw new IllegalStateException("schemas.json is not on the class path");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            // The members of the object, which go on where the enumerations end.
            out.writeRaw("," + text.substring(1, text.length() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void choice(Choice choice) {
        object(choice.name(), () -> {
            text("title", choice.name());
            text("type", "string");
            array("enum", () -> choice.permitted().forEach(out::writeString));
            text("description", choice.meaning());
        });
    }

    private void reference(String to) {
        object(() -> text("$ref", to));
    }

    private void text(String name, String value) {
        out.writeStringProperty(name, value);
    }

    private void object(String name, Runnable members) {
        out.writeName(name);
        object(members);
    }

    private void object(Runnable members) {
        out.writeStartObject();
        members.run();
        out.writeEndObject();
    }

    private void array(String name, Runnable elements) {
        out.writeName(name);
        out.writeStartArray();
        elements.run();
        out.writeEndArray();
    }
}
