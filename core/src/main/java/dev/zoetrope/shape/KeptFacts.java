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

