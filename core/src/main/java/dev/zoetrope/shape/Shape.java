package dev.zoetrope.shape;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * How one kind of record stands on one wire: a table of members, used for serving, for fetching and for importing.
 *
 * <p>Immutable.
 *
 * @param <R> the record to write, with all that is joined to it and the context of the call
 */
public final class Shape<R> {
    private final List<Member<R>> members;
    private final List<String> names;
    private final Map<String, Member.Reader> readers;
    private final Map<String, ValueKind> kinds;

    /** @param alsoRead names that are read and never written */
    Shape(List<Member<R>> members, Map<String, Member.Reader> alsoRead) {
        this.members = members;
        names = members.stream().map(member -> member.name().getValue()).toList();
        readers = new HashMap<>(alsoRead);
        for (var member : members) {
            if (member.reader() != null) {
                readers.put(member.name().getValue(), member.reader());
            }
        }
        kinds = readers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, reader -> reader.getValue().kind()));
    }

    /** Every name that may be asked for, in the order they are written. */
    public List<String> names() {
        return names;
    }

    /** Every member that may be asked for, in the order they are written. */
    public List<MemberDescription> descriptions() {
        return members.stream()
                .map(member -> new MemberDescription(
                        member.name().getValue(), member.type(), member.scope(), member.meaning()))
                .toList();
    }

    /** Writes an object with all members; one of which nothing is known is left out. The generator must write UTF-8 bytes. */
    void write(R record, JsonGenerator out) {
        out.writeStartObject();
        for (var member : members) {
            member.writer().write(member.name(), record, out);
        }
        out.writeEndObject();
    }

    /** What such a record is in JSON. */
    JsonType type() {
        return new JsonType.ObjectOf(members.stream()
                .map(member -> new JsonType.Part(member.name().getValue(), member.type(), member.meaning()))
                .toList());
    }

    Map<String, Member.Reader> readers() {
        return readers;
    }

    /** Every name that is read, with the sort of value it has. */
    public Map<String, ValueKind> kinds() {
        return kinds;
    }

    /**
     * The members of these names, each once.
     *
     * @throws UnknownMember when there is no such member
     */
    public Selection<R> select(Collection<String> asked) {
        for (var name : asked) {
            if (!names.contains(name)) {
                throw new UnknownMember(name, names);
            }
        }
        return selectKnown(asked);
    }

    /** The members of these names, each once; names that are unknown are passed over. */
    public Selection<R> selectKnown(Collection<String> asked) {
        var distinct = new HashSet<>(asked);
        return new Selection<>(members.stream()
                .filter(member -> distinct.contains(member.name().getValue()))
                .toList());
    }

    /** Reads the object the parser stands on; see {@link RecordParser#read}. */
    Draft read(JsonParser in, Draft draft) {
        new RecordParser(in).read(readers, draft);
        return draft;
    }
}
