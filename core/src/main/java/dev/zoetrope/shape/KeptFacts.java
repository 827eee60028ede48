package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * The facts of one kind of row in the lossless form: an object for each stamp, in their order, with time, source and the facts that have it. A stamp without facts
 * before all others tells when the row was seen first.
 */
final class KeptFacts {
    private static final Map<String, Source> SOURCES =
            Arrays.stream(Source.values()).collect(Collectors.toMap(KeptFacts::name, Function.identity()));

    private final String kind;
    private final List<Member<?>> members;
    private final Map<String, Member<?>> byName;

    private record Member<T>(Field<T> field, SerializedString name, KeptValue<T> value) {
        Member(Field<T> field) {
            this(field, new SerializedString(field.name()), KeptValue.of(field.type()));
        }

        void write(Facts facts, JsonGenerator out) {
            out.writeName(name);
            value.writer().write(facts, field, out);
        }

        void read(RecordParser in, Facts.Builder facts) {
            facts.with(field, value.reader().apply(in));
        }
    }

    /** @param kind what a row is, for messages */
    KeptFacts(String kind, List<Field<?>> fields) {
        this.kind = kind;
        members = fields.stream().<Member<?>>map(Member::new).toList();
        byName = members.stream().collect(Collectors.toMap(member -> member.field.name(), Function.identity()));
    }

    /** Writes the member with the facts; nothing when there are none. */
    void write(Facts facts, JsonGenerator out) {
        var stamps = facts.stamps();
        if (stamps.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart("facts");
        var first = facts.first();
        if (first != null && !first.equals(stamps.getFirst())) {
            begin(first, out);
            out.writeEndObject();
        }
        for (int i = 0; i < stamps.size(); i++) {
            begin(stamps.get(i), out);
            for (var member : members) {
                if (facts.stampIndex(member.field) == i) {
                    member.write(facts, out);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void begin(Stamp stamp, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("at");
        KeptValue.writeNumber(stamp.time(), out);
        out.writeStringProperty("by", name(stamp.source()));
    }

    /** Reads the list that the parser stands on. */
    Facts read(RecordParser in) {
        var groups = in.list(RecordParser.MOST_ELEMENTS, this::group);
        var facts = groups.stream().map(Facts.Builder::build).reduce(Facts.NONE, Facts::merge);
        for (var group : groups) {
            facts = group.isEmpty() ? facts.since(group.stamp()) : facts;
        }
        return facts;
    }

    private Facts.Builder group(RecordParser in) {
        var facts = Facts.at(new Stamp(0, Source.OWNER));
        Long at = null;
        Source by = null;
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "at" -> at = in.whole();
                case "by" -> by = source(in);
                default -> member(in).read(in, facts);
            }
        }
        if (at == null || by == null) {
            throw new UnreadableRecord(
                    at == null ? "facts.at" : "facts.by",
                    "is missing; each group of facts has its time and its source");
        }
        return facts.stamp(new Stamp(at, by));
    }

    private Member<?> member(RecordParser in) {
        var member = byName.get(in.member());
        if (member == null) {
            throw KeptValue.unknown(kind + "'s facts", in);
        }
        return member;
    }

    private static Source source(RecordParser in) {
        var source = SOURCES.get(in.text());
        if (source == null) {
            throw in.unreadable("is no source that this Zoetrope knows; a newer one may");
        }
        return source;
    }

    private static String name(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
