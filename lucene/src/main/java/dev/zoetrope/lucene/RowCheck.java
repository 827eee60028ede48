package dev.zoetrope.lucene;

import dev.zoetrope.check.Findings;
import dev.zoetrope.check.Findings.Problem;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/**
 * Reads every row, and holds against it what the index has to find it by: all terms with their positions, and all doc values, have to be those that
 * {@link Layout} makes of the row. Works through the rows in windows, so that memory does not grow with the catalog.
 */
final class RowCheck {
    /** Rows that are looked at together. More take more memory, fewer more passes over the dictionary. */
    static final int WINDOW = 1 << 17;

    private final DirectoryReader reader;
    private final int window;
    private final Findings findings;
    private final ReferenceCheck references;
    private final Set<String> unexpected;

    /** @param version of the layout that the rows were written in */
    RowCheck(DirectoryReader reader, int version, long arrivals, int window, Findings findings) {
        this.reader = reader;
        this.window = window;
        this.findings = findings;
        unexpected = Layout.addedSince(version);
        references = new ReferenceCheck(new LuceneReader(reader, arrivals, null), arrivals);
    }

    void run() throws IOException {
        for (var kind : new Kind[] {
            Kind.VIDEO,
            Kind.USER,
            Kind.SOUND,
            Kind.COMMENT,
            Kind.RELATION,
            Kind.HISTORY,
            Kind.TOMBSTONE,
            Kind.CHECKPOINT
        }) {
            findings.looked(part(kind), 0);
        }
        for (var leaf : reader.leaves()) {
            for (int from = 0; from < leaf.reader().maxDoc(); from += window) {
                check(leaf.reader(), from, Math.min(leaf.reader().maxDoc(), from + window));
            }
        }
    }

    private void check(LeafReader leaf, int from, int until) throws IOException {
        var found = new Traces(until - from);
        found.addAll(leaf, from);
        var live = leaf.getLiveDocs();
        var kinds = DocValues.getNumeric(leaf, Layout.KIND);
        var firsts = DocValues.getNumeric(leaf, Layout.FIRST);
        var rows = new RowReader(leaf);
        for (int document = from; document < until; document++) {
            if (live == null || live.get(document)) {
                var kind = Kind.of(number(kinds, document));
                long first = number(firsts, document);
                if (kind == null) {
                    problem("rows", "document " + document + " of " + leaf, "is of no kind that there is");
                    continue;
                }
                findings.looked(part(kind), 1);
                check(kind, first, rows, document, found.of(document - from));
            }
        }
    }

    private void check(Kind kind, long first, RowReader rows, int document, Traces.Trace found) {
        var place = kind == Kind.VIDEO || kind == Kind.SOUND
                ? singular(kind) + " " + first
                : singular(kind) + " row " + first;
        try {
            var expected = expected(kind, first, rows, document, place);
            if (expected != null) {
                unexpected.forEach(expected::removeFields);
                var differing = found.differing(expected);
                if (!differing.isEmpty()) {
                    problem(part(kind), place, "is not found by what it holds: " + String.join(", ", differing));
                }
            }
        } catch (IOException | RuntimeException e) {
            // Bytes that are no row fail anywhere.
            problem(part(kind), place, "cannot be unpacked (" + e + ")");
        }
    }

    /** What the index has to hold of a row; null for a kind whose rows are not made of what they are found by. */
    private @Nullable Document expected(Kind kind, long first, RowReader rows, int document, String place)
            throws IOException {
        return switch (kind) {
            case VIDEO -> {
                var video = rows.read(document, first, Video::of);
                references.problems(video).forEach(problem -> problem(part(kind), place, problem));
                yield Layout.of(video);
            }
            case USER -> {
                var person = rows.read(document, first, Person::of);
                references.problems(person).forEach(problem -> problem(part(kind), place, problem));
                yield Layout.of(person);
            }
            case SOUND -> {
                var sound = rows.read(document, first, Sound::of);
                references.problems(sound.facts()).forEach(problem -> problem(part(kind), place, problem));
                yield Layout.of(sound);
            }
            case HISTORY -> {
                var history = rows.read(document, first, History::of);
                references.problems(history).forEach(problem -> problem(part(kind), place, problem));
                yield Layout.of(history);
            }
            case COMMENT -> {
                var comment = rows.read(document, first, Comment::of);
                references.problems(comment).forEach(problem -> problem(part(kind), place, problem));
                yield Layout.of(comment);
            }
            case RELATION -> {
                var relation = rows.read(document, first, Relation::of);
                references.problems(relation).forEach(problem -> problem(part(kind), place, problem));
                yield Layout.of(relation);
            }
            case PLAYLIST, RAW, TOMBSTONE, CHECKPOINT -> null;
        };
    }

    private static long number(NumericDocValues values, int document) throws IOException {
        return values.advanceExact(document) ? values.longValue() : 0;
    }

    private void problem(String part, String place, String what) {
        findings.problem(new Problem(
                part, place, what, CatalogCheck.RESTORE + ", or export what is here and import it into a new folder"));
    }

    private static String part(Kind kind) {
        return kind == Kind.HISTORY || kind == Kind.RAW ? singular(kind) + " rows" : singular(kind) + "s";
    }

    private static String singular(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
