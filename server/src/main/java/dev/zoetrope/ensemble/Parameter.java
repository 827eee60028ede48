package dev.zoetrope.ensemble;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of the query string.
 *
 * @param otherwise its value when it is not sent; null when it must be sent
 * @param rename what generated clients call it; null for its own name
 */
record Parameter<T>(
        String name,
        ParameterType<T> type,
        @Nullable T otherwise,
        String meaning,
        String example,
        @Nullable String rename) {

    static <T> Parameter<T> required(String name, ParameterType<T> type, String meaning, String example) {
        return new Parameter<>(name, type, null, meaning, example, null);
    }

    static <T> Parameter<T> optional(String name, ParameterType<T> type, T otherwise, String meaning) {
        return new Parameter<>(name, type, otherwise, meaning, otherwise.toString(), null);
    }

    Parameter<T> renamed(String rename) {
        return new Parameter<>(name, type, otherwise, meaning, example, rename);
    }

    boolean isRequired() {
        return otherwise == null;
    }
}
