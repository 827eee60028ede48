package dev.zoetrope.errand;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that an errand tells while it runs.
 *
 * <p>Immutable.
 *
 * @param name what happened
 */
public record Event(String name, Map<String, String> members) {
    public static Event of(String name) {
        return new Event(name, Map.of());
    }

    /** This event with a member more. */
    public Event with(String member, String value) {
        var all = new LinkedHashMap<>(members);
        all.put(member, value);
        return new Event(name, all);
    }

    /** This event with a member more. */
    public Event with(String member, long value) {
        return with(member, Long.toString(value));
    }

    /** The member's value; empty when it is not there. */
    public String text(String member) {
        return Objects.requireNonNullElse(members.get(member), "");
    }

    /** The member's number; 0 when it is not there. */
    public long number(String member) {
        @Nullable String text = members.get(member);
        return text == null ? 0 : Long.parseLong(text);
    }
}
