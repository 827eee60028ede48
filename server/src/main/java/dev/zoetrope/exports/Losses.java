package dev.zoetrope.exports;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Source;
import dev.zoetrope.shape.UnreadableRecord;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a form cannot hold of a catalog, counted. Each record is read back as an import reads it, and compared: so that nothing is forgotten here that the form
 * does not have.
 */
final class Losses<R> {
    private static final JsonFactory JSON = new JsonFactory();

    private final ResearchForm<R> form;
    private final JsonLines lines = new JsonLines();
    private final Map<String, Long> rows = new TreeMap<>();
    private final Map<String, Long> missing = new TreeMap<>();
    private final Map<String, Long> changed = new TreeMap<>();

    Losses(ResearchForm<R> form) {
        this.form = form;
    }

    /** Counts one of the form's kind of which something is true. */
    void add(String what) {
        rows.merge(form.kind() + ' ' + what, 1L, Long::sum);
    }

    /** Counts what an exported record loses. */
    void compare(R record) {
        var facts = form.facts().apply(record);
        var stamps = facts.stamps();
        if (stamps.size() > 1 || stamps.stream().anyMatch(stamp -> stamp.source() != Source.RESEARCH)) {
            add("whose facts have times or sources of their own");
        }
        try (var in = JSON.createParser(
                ObjectReadContext.empty(), lines.line(out -> form.row().write(record, out)))) {
            in.nextToken();
            compare(facts, form.reader().apply(in).facts());
        } catch (UnreadableRecord e) {
            add("whose " + e.member() + " no import will take");
        }
    }

    private void compare(Facts known, Facts read) {
        for (var field : form.fields()) {
            var value = known.get(field);
            if (value != null && !value.equals(read.get(field))) {
                (read.has(field) ? changed : missing).merge(field.name(), 1L, Long::sum);
            }
        }
    }

    void tell(Reply reply) throws IOException {
        tell("rows", rows, reply);
        tell("missing", missing, reply);
        tell("changed", changed, reply);
    }

    private static void tell(String sort, Map<String, Long> counts, Reply reply) throws IOException {
        for (var count : counts.entrySet()) {
            reply.tell(Event.of("lost")
                    .with("sort", sort)
                    .with("what", count.getKey())
                    .with("count", count.getValue()));
        }
    }
}
