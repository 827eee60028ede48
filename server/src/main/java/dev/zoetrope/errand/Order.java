package dev.zoetrope.errand;

import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How an errand is to be run.
 *
 * @param parameters names and their values, in the order they were given
 * @param input bytes the errand works on, of any length; empty for most errands
 */
public record Order(Map<String, List<String>> parameters, InputStream input) {
    public static Order empty() {
        return new Order(Map.of(), InputStream.nullInputStream());
    }

    /** This order with other input. */
    public Order reading(InputStream other) {
        return new Order(parameters, other);
    }

    /** This order with these values for a parameter. */
    public Order with(String name, List<String> values) {
        var all = new LinkedHashMap<>(parameters);
        all.put(name, List.copyOf(values));
        return new Order(all, input);
    }

    /** This order with one value for a parameter. */
    public Order with(String name, Object value) {
        return with(name, List.of(value.toString()));
    }

    /** All values of a parameter; none when it was not given. */
    public List<String> texts(String name) {
        return Objects.requireNonNullElse(parameters.get(name), List.of());
    }

    /** The first value of a parameter. */
    public Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /** @throws InvalidErrand when it was not given */
    public String requireText(String name) {
        return text(name).orElseThrow(() -> new InvalidErrand(name + " is missing"));
    }

    public boolean flag(String name) {
        return text(name).map("true"::equals).orElse(false);
    }

    /** A whole number. */
    public Optional<Long> number(String name) {
        try {
            return text(name).map(Long::valueOf);
        } catch (NumberFormatException _) {
            throw new InvalidErrand(name + " is \"" + requireText(name) + "\"; it needs a whole number");
        }
    }

    /** A time, given in Unix milliseconds UTC. */
    public Optional<Instant> instant(String name) {
        return number(name).map(Instant::ofEpochMilli);
    }
}
