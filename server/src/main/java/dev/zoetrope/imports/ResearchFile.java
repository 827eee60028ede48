package dev.zoetrope.imports;

import static tools.jackson.core.JsonToken.END_ARRAY;
import static tools.jackson.core.JsonToken.END_OBJECT;
import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.shape.KeptForm;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.UnreadableRecord;
import dev.zoetrope.v2.LogId;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Finds the rows in a file: any sequence of JSON values, where an object with {@code data} or {@code error} first is an answer of the API, any other object a
 * row, and a list stands for its elements. It is read as a stream, however long.
 */
final class ResearchFile {
    /** Objects and lists lie in one another at most so deep. */
    private static final int DEEPEST = 64;

    /** A text has at most so many characters. */
    private static final int LONGEST_TEXT = 1 << 20;

    /** An answer has at most so many rows, which are kept until it tells its time. The service's own have at most 100. */
    private static final int MOST_ROWS_OF_ANSWER = 10_000;

    /** For rows of an answer that does not yet tell its time; rows cannot say so themselves. */
    private static final Stamp UNTOLD = new Stamp(-1, Source.RESEARCH);

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();
    private static final Set<String> OF_USERS = without(ResearchShape.USER.names(), ResearchShape.VIDEO.names());
    private static final Set<String> OF_VIDEOS = without(ResearchShape.VIDEO.names(), ResearchShape.USER.names());

    private final Importer.Rows rows;
    private final RowBytes bytes;

    ResearchFile(Importer.Rows rows, RowBytes bytes) {
        this.rows = rows;
        this.bytes = bytes;
    }

    /**
     * Reads to the end.
     *
     * @throws JacksonException where the JSON breaks off or is broken
     * @throws TooLarge where a row or an answer is more than is kept in memory
     */
    void read() {
        try (var in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            read(in);
        }
    }

    private void read(JsonParser in) {
        try {
            while (in.nextToken() != null) {
                value(in);
            }
        } catch (StreamConstraintsException _) {
            throw new TooLarge(
                    "line " + in.currentLocation().getLineNr()
                            + " has a longer text, name or number, or lists deeper in one another, than a row can have; correct it");
        }
    }

    /** What is wrong with broken JSON, and where. */
    static String problem(JacksonException e) {
        var place = e.getLocation();
        return "the file is broken"
                + (place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr()) + ": "
                + e.getOriginalMessage() + "; what came before is imported";
    }

    private void value(JsonParser in) {
        bytes.nextRow();
        if (in.currentToken() == START_ARRAY) {
            while (in.nextToken() != END_ARRAY) {
                value(in);
            }
        } else if (in.currentToken() != START_OBJECT) {
            rows.next();
            rows.reject("is no row; a row is an object in braces");
        } else if (in.nextToken() != END_OBJECT) {
            var first = in.currentName();
            if (first.equals("data") || first.equals("error")) {
                answer(in);
            } else if (KeptForm.isHeader(first) || KeptForm.isRow(first)) {
                kept(first, in);
            } else {
                var row = row(in);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
    }

    /** A line of the lossless form. */
    private void kept(String first, JsonParser in) {
        try {
            if (KeptForm.isHeader(first)) {
                KeptForm.readHeader(in);
            } else {
                rows.next();
                rows.add(KeptForm.read(in));
            }
        } catch (UnreadableRecord e) {
            rows.reject(String.valueOf(e.getMessage()));
        }
    }

    /** An answer; its log id, which tells the time, may come behind its rows. The parser stands on the first name. */
    private void answer(JsonParser in) {
        var found = new ArrayList<Observation.Sighting>();
        Long answered = null;
        for (var name = in.currentName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "data" -> data(in, found);
                case "error" -> answered = error(in);
                default -> in.skipChildren();
            }
        }
        for (var observation : found) {
            rows.add(observation.stamp().equals(UNTOLD) ? observation.seen(rows.stamp(answered)) : observation);
        }
    }

    private void data(JsonParser in, List<Observation.Sighting> found) {
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return;
        }
        for (var name = in.nextName(); name != null; name = in.nextName()) {
            if (ResearchShape.USER.names().contains(name)) {
                add(row(() -> ResearchShape.readUser(in, null, UNTOLD)), found);
                return;
            }
            boolean videos = in.nextToken() == START_ARRAY && name.equals("videos");
            if (!videos) {
                in.skipChildren();
                continue;
            }
            while (in.nextToken() != END_ARRAY) {
                add(row(() -> ResearchShape.readVideo(in, UNTOLD)), found);
            }
        }
    }

    private static void add(Observation.@Nullable Sighting row, List<Observation.Sighting> found) {
        if (found.size() == MOST_ROWS_OF_ANSWER) {
            throw new TooLarge(
                    "one answer has more than " + MOST_ROWS_OF_ANSWER + " rows; give them as a list, or a line each");
        }
        if (row != null) {
            found.add(row);
        }
    }

    /** When the answer was given; null when it does not tell. An answer that is an error holds no rows. */
    private @Nullable Long error(JsonParser in) {
        Long answered = null;
        if (in.currentToken() != START_OBJECT) {
            in.skipChildren();
            return null;
        }
        for (var name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            var text = in.getValueAsString("");
            if (name.equals("log_id")) {
                answered = LogId.time(text).orElse(null);
            } else if (name.equals("code") && !text.equals("ok")) {
                rows.next();
                rows.reject("is an answer with the error " + text);
            }
            in.skipChildren();
        }
        return answered;
    }

    /** A row, whose first name the parser stands on. */
    private Observation.@Nullable Sighting row(JsonParser in) {
        var first = in.currentName();
        if (OF_USERS.contains(first)) {
            return row(() -> ResearchShape.readUser(in, null, rows.stamp()));
        }
        if (OF_VIDEOS.contains(first)) {
            return row(() -> ResearchShape.readVideo(in, rows.stamp()));
        }
        return ambiguous(in);
    }

    /** A row that begins with what users and videos have in common is kept until its other names tell. */
    private Observation.@Nullable Sighting ambiguous(JsonParser in) {
        var names = new HashSet<String>();
        var copy = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), copy)) {
            out.writeStartObject();
            for (var name = in.currentName(); name != null; name = in.nextName()) {
                names.add(name);
                out.writeName(name);
                in.nextToken();
                out.copyCurrentStructure(in);
            }
            out.writeEndObject();
        }
        boolean user = names.stream().noneMatch(name -> name.equals("id") || name.equals("video_id"))
                && names.stream().anyMatch(OF_USERS::contains);
        try (var again = JSON.createParser(ObjectReadContext.empty(), copy.toByteArray())) {
            again.nextToken();
            return row(() -> user
                    ? ResearchShape.readUser(again, null, rows.stamp())
                    : ResearchShape.readVideo(again, rows.stamp()));
        }
    }

    private interface Reading {
        Observation.Sighting read();
    }

    private Observation.@Nullable Sighting row(Reading reading) {
        rows.next();
        try {
            return reading.read();
        } catch (UnreadableRecord e) {
            rows.reject(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Set<String> without(List<String> names, List<String> others) {
        var left = new HashSet<>(names);
        others.forEach(left::remove);
        return left;
    }
}
