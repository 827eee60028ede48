package dev.zoetrope.ensemble;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One thing that is wrong with the parameters of a call, in the words of the framework that the real service is made with.
 *
 * @param parameter its name; null when the query string as a whole is meant
 */
record Fault(@Nullable String parameter, String message, String type, Context context) {
    /** What further is told of a fault. */
    sealed interface Context {
        record None() implements Context {}

        record Limit(long value) implements Context {}

        record Permitted(List<String> values) implements Context {}
    }

    private static final Context NONE = new Context.None();

    static Fault missing(String parameter) {
        return new Fault(parameter, "field required", "value_error.missing", NONE);
    }

    static Fault noInteger(String parameter) {
        return new Fault(parameter, "value is not a valid integer", "type_error.integer", NONE);
    }

    static Fault noBoolean(String parameter) {
        return new Fault(parameter, "value could not be parsed to a boolean", "type_error.bool", NONE);
    }

    static Fault noDate(String parameter) {
        return new Fault(parameter, "invalid date format", "value_error.date", NONE);
    }

    static Fault tooShort(String parameter, int least) {
        return new Fault(
                parameter,
                "ensure this value has at least " + least + " characters",
                "value_error.any_str.min_length",
                new Context.Limit(least));
    }

    static Fault tooLong(String parameter, int most) {
        return new Fault(
                parameter,
                "ensure this value has at most " + most + " characters",
                "value_error.any_str.max_length",
                new Context.Limit(most));
    }

    static Fault notGreater(String parameter, long bound) {
        return new Fault(
                parameter,
                "ensure this value is greater than " + bound,
                "value_error.number.not_gt",
                new Context.Limit(bound));
    }

    static Fault notPermitted(String parameter, List<String> permitted) {
        var listed = permitted.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
        return new Fault(
                parameter,
                "value is not a valid enumeration member; permitted: " + listed,
                "type_error.enum",
                new Context.Permitted(permitted));
    }

    /** A query string that cannot be decoded. */
    static Fault undecodable(String reason) {
        return new Fault(null, reason, "value_error", NONE);
    }

    void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeName("loc");
        out.writeStartArray();
        out.writeString("query");
        if (parameter != null) {
            out.writeString(parameter);
        }
        out.writeEndArray();
        out.writeStringProperty("msg", message);
        out.writeStringProperty("type", type);
        switch (context) {
            case Context.None() -> {}
            case Context.Limit(var value) -> {
                out.writeName("ctx");
                out.writeStartObject();
                out.writeNumberProperty("limit_value", value);
                out.writeEndObject();
            }
            case Context.Permitted(var values) -> {
                out.writeName("ctx");
                out.writeStartObject();
                out.writeName("enum_values");
                out.writeStartArray();
                values.forEach(out::writeString);
                out.writeEndArray();
                out.writeEndObject();
            }
        }
        out.writeEndObject();
    }
}
