package dev.zoetrope.catalog;

import dev.zoetrope.model.History;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Points;
import dev.zoetrope.shape.KeptForm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** All rows of a catalog in the order it walks through them, in the lossless form. */
public final class Walk {
    private static final JsonFactory JSON = new JsonFactory();

    private Walk() {}

    public static List<String> through(Catalog catalog) {
        var lines = new ArrayList<String>();
        try (var snapshot = catalog.snapshot()) {
            snapshot.sounds().forEachRemaining(sound -> lines.add(line(out -> KeptForm.write(sound, out))));
            snapshot.people()
                    .forEachRemaining(person -> lines.add(line(out ->
                            KeptForm.write(person, history(snapshot, History.Kind.USER, person.ownRows()), out))));
            snapshot.videos().forEachRemaining(video -> {
                var author = snapshot.person(Person.rowTerm(video.author()));
                var name = author == null ? null : author.firstName();
                var history = history(snapshot, History.Kind.VIDEO, List.of(video.id()));
                lines.add(line(out -> KeptForm.write(video, name, history, out)));
            });
            snapshot.comments().forEachRemaining(comment -> {
                var author = snapshot.person(Person.rowTerm(comment.author()));
                var name = author == null ? null : author.firstName();
                lines.add(line(out -> KeptForm.write(comment, name, out)));
            });
            snapshot.relations()
                    .forEachRemaining(relation -> lines.add(line(out -> KeptForm.write(
                            relation,
                            row -> Objects.requireNonNull(snapshot.person(Person.rowTerm(row)))
                                    .firstName(),
                            out))));
        }
        return lines;
    }

    private static Points history(Rows rows, History.Kind kind, List<Long> keys) {
        return Points.merge(keys.stream()
                .flatMap(key -> rows.history(new History.Owner(kind, key), Long.MIN_VALUE, Long.MAX_VALUE).stream())
                .map(History::points)
                .toList());
    }

    /** What {@link #through} gave, to be saved elsewhere. */
    public static List<Observation> read(List<String> lines) {
        return lines.stream().<Observation>map(Walk::read).toList();
    }

    private static Observation.Kept read(String line) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), line)) {
            in.nextToken();
            return KeptForm.read(in);
        }
    }

    private static String line(Consumer<JsonGenerator> row) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            row.accept(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
