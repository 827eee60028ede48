package dev.zoetrope.exports;

import dev.zoetrope.catalog.Rows;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Points;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.KeptForm;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exports rows in the lossless form: sounds and users first, so that an import knows an author when it comes to their videos. */
final class KeptExport {
    /** So many names are kept: most videos are by somebody who has posted another one of late. */
    private static final int NAMES = 50_000;

    private final Rows catalog;
    private final JsonLines lines = new JsonLines();
    private final Map<Long, Optional<String>> names = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<String>> eldest) {
            return size() > NAMES;
        }
    };

    KeptExport(Rows catalog) {
        this.catalog = catalog;
    }

    byte[] header() {
        return lines.line(KeptForm::writeHeader);
    }

    void run(Extent extent, Parts parts, Tally tally) throws IOException {
        for (var sounds = extent.sounds(); sounds.hasNext(); tally.sound()) {
            var sound = sounds.next();
            parts.add(lines.line(out -> KeptForm.write(sound, out)));
        }
        for (var people = extent.people(); people.hasNext(); tally.user()) {
            var person = people.next();
            for (var some : history(person)) {
                parts.add(lines.line(out -> KeptForm.write(person, some, out)));
            }
        }
        for (var videos = extent.videos(); videos.hasNext(); tally.video()) {
            var video = videos.next();
            var author = name(video.author()).orElse(null);
            for (var some : history(List.of(History.Owner.video(video.id())))) {
                parts.addVideo(
                        lines.line(out -> KeptForm.write(video, author, some, out)),
                        video.facts().get(Video.CREATED_AT));
            }
        }
        runLists(extent, parts, tally);
    }

    private void runLists(Extent extent, Parts parts, Tally tally) throws IOException {
        for (var comments = extent.comments(); comments.hasNext(); tally.comment()) {
            var comment = comments.next();
            var author = name(comment.author()).orElse(null);
            parts.add(lines.line(out -> KeptForm.write(comment, author, out)));
        }
        for (var relations = extent.relations(); relations.hasNext(); tally.relation()) {
            var relation = relations.next();
            parts.add(
                    lines.line(out -> KeptForm.write(relation, row -> name(row).orElseThrow(), out)));
        }
    }

    private List<Points> history(Person person) {
        return history(person.ownRows().stream().map(History.Owner::user).toList());
    }

    /** What rows of one thing have of its history, a part for each time that it is written. */
    private List<Points> history(List<History.Owner> owners) {
        var months = owners.stream()
                .flatMap(owner -> catalog.history(owner, Long.MIN_VALUE, Long.MAX_VALUE).stream())
                .map(History::points)
                .toList();
        return Points.merge(months).inPartsOf(KeptForm.MOST_MOMENTS);
    }

    /** The name of the row that carries on for a row key. */
    private Optional<String> name(long row) {
        return names.computeIfAbsent(
                row,
                key -> Optional.ofNullable(catalog.person(Person.rowTerm(key))).map(Person::firstName));
    }
}
