package dev.zoetrope.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Lists in answers. */
final class Rows {
    private Rows() {}

    /**
     * Reads each element of a list, of which the parser stands on the first token.
     *
     * @return null when it is no list
     */
    static <T> @Nullable List<T> read(JsonParser in, Function<JsonParser, T> row) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            return null;
        }
        var rows = new ArrayList<T>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            rows.add(row.apply(in));
        }
        return rows;
    }
}
