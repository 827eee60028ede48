package dev.zoetrope.shape;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * Those members of a {@link Shape} that were asked for.
 *
 * <p>Immutable.
 *
 * @param <R> the record to write, with all that is joined to it and the context of the call
 */
public final class Selection<R> {
    private final List<Member<R>> members;
    private final Set<String> scopes;

    Selection(List<Member<R>> members) {
        this.members = members;
        scopes = members.stream().map(Member::scope).collect(Collectors.toUnmodifiableSet());
    }

    /** These members and another one behind them. */
    Selection<R> with(Member<R> member) {
        return new Selection<>(
                Stream.concat(members.stream(), Stream.of(member)).toList());
    }

    /** The names of the members, in the order they are written. */
    public List<String> names() {
        return members.stream().map(member -> member.name().getValue()).toList();
    }

    /** What a token must be granted for all of these members. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Writes an object with these members; one of which nothing is known is left out. The generator must write UTF-8 bytes. */
    public void write(R record, JsonGenerator out) {
        out.writeStartObject();
        writeMembers(record, out);
        out.writeEndObject();
    }

    /** Writes these members into an object that is begun. */
    public void writeMembers(R record, JsonGenerator out) {
        for (var member : members) {
            member.writer().write(member.name(), record, out);
        }
    }
}
