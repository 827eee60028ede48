package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Points;
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
 * The facts of one kind of row in the lossless form: an object for each stamp, in their order, with time, source and the facts that have it. A history stands there in
 * the same way.
 */
final class KeptFacts {
    private static final Map<String, Source> SOURCES =
            Arrays.stream(Source.values()).collect(Collectors.toMap(KeptFacts::name, Function.identity()));

    private final String kind;
    private final List<Member<?>> members;
    private final Map<String, Member<?>> byName;
    private final List<Field<Long>> counters;
    private final Map<String, Member<Long>> countersByName;

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

    /**
     * @param kind what a row is, for messages
     * @param counters those of the fields that have a history
     */
    KeptFacts(String kind, List<Field<?>> fields, List<Field<Long>> counters) {
        this.kind = kind;
        this.counters = counters;
        members = fields.stream().<Member<?>>map(Member::new).toList();
        byName = members.stream().collect(Collectors.toMap(member -> member.field.name(), Function.identity()));
        countersByName =
                counters.stream().map(Member::new).collect(Collectors.toMap(m -> m.field.name(), Function.identity()));
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
            begin(first.time(), first.source(), out);
            out.writeEndObject();
        }
        for (int i = 0; i < stamps.size(); i++) {
            var stamp = stamps.get(i);
            begin(stamp.time(), stamp.source(), out);
            for (var member : members) {
                if (facts.stampIndex(member.field) == i) {
                    member.write(facts, out);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Writes the member with a history; nothing when there is none. */
    void write(Points history, JsonGenerator out) {
        if (history.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart("history");
        for (var at = history.walk(); at.next(); ) {
            begin(at.time(), at.source(), out);
            for (var counter : counters) {
                if (at.has(counter)) {
                    out.writeName(counter.name());
                    KeptValue.writeNumber(at.value(counter), out);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void begin(long time, Source source, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("at");
        KeptValue.writeNumber(time, out);
        out.writeStringProperty("by", name(source));
    }

    /** Reads the list that the parser stands on. */
    Facts read(RecordParser in) {
        var groups = in.list(RecordParser.MOST_ELEMENTS, each -> group(byName, "facts", each));
        var facts = groups.stream().map(Facts.Builder::build).reduce(Facts.NONE, Facts::merge);
        for (var group : groups) {
            facts = group.isEmpty() ? facts.since(group.stamp()) : facts;
        }
        return facts;
    }

    /** Reads the list with a history that the parser stands on. */
    Points readHistory(RecordParser in) {
        return Points.merge(in.list(
                KeptForm.MOST_MOMENTS,
                each -> Points.of(group(countersByName, "history", each).build(), counters)));
    }

    private Facts.Builder group(Map<String, ? extends Member<?>> members, String list, RecordParser in) {
        var facts = Facts.at(new Stamp(0, Source.OWNER));
        Long at = null;
        Source by = null;
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "at" -> at = in.whole();
                case "by" -> by = source(in);
                default -> member(members, list, in).read(in, facts);
            }
        }
        if (at == null || by == null) {
            throw new UnreadableRecord(
                    list + (at == null ? ".at" : ".by"),
                    "is missing; each group of " + list + " has its time and its source");
        }
        return facts.stamp(new Stamp(at, by));
    }

    private Member<?> member(Map<String, ? extends Member<?>> members, String list, RecordParser in) {
        var member = members.get(in.member());
        if (member == null) {
            throw KeptValue.unknown(kind + "'s " + list, in);
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
