package dev.zoetrope.display;

import dev.zoetrope.http.Call;
import dev.zoetrope.shape.Selection;
import dev.zoetrope.shape.Shape;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which members of a shape callers ask for. The names may have blanks around them; unknown ones are passed over, since clients in use ask for some. A client asks
 * for the same again and again, so that lists of names seen lately are not read anew. Safe for several threads.
 */
final class Asked<R> {
    /** So many lists of names are remembered. */
    private static final int REMEMBERED = 500;

    private static final int LONGEST_REMEMBERED = 1_000;

    private final Shape<R> shape;
    private final ConcurrentHashMap<String, Selection<R>> known = new ConcurrentHashMap<>();

    Asked(Shape<R> shape) {
        this.shape = shape;
    }

    /**
     * The members that a call's query string names.
     *
     * @throws Refusal {@code invalid_params} when it names none that there are
     */
    Selection<R> of(Call call) {
        var fields = Objects.requireNonNullElse(call.query("fields"), "");
        var selection = known.get(fields);
        if (selection != null) {
            return selection;
        }
        selection = of(Arrays.asList(fields.split(",", -1)));
        if (fields.length() <= LONGEST_REMEMBERED) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(fields, selection);
        }
        return selection;
    }

    /** The members of these names; throws as {@link #of(Call)} does. */
    Selection<R> of(List<String> fields) {
        var names = fields.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        var selection = shape.selectKnown(names);
        if (selection.names().isEmpty()) {
            throw Refusal.invalidParams(
                    names.isEmpty()
                            ? "`fields` is missing; name the fields to return, out of "
                                    + String.join(",", shape.names())
                            : "`fields` names nothing there is: " + Excerpt.of(String.join(",", names)) + "; there are "
                                    + String.join(",", shape.names()));
        }
        return selection;
    }
}
