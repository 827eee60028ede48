package dev.zoetrope.imports;

import static tools.jackson.core.JsonToken.END_ARRAY;
import static tools.jackson.core.JsonToken.END_OBJECT;
import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.UnreadableRecord;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.LogId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
 * Rows of the Research API in JSON: an object with {@code data} or {@code error} first is an answer of the API, any other object a row, and a list stands for
 * its elements.
 */
final class JsonRows implements RowReader {
    /** A text has at most so many characters. */
    private static final int LONGEST_TEXT = 1 << 20;

    /** For rows of an answer that does not yet tell its time; rows cannot say so themselves. */
    private static final Stamp UNTOLD = new Stamp(-1, Source.RESEARCH);

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Values.DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();
    /** What the parser's messages tell of the parser. */
    private static final Pattern PARSERS_OWN = Pattern.compile(" ?\\([^()]*\\[Source.*\\)");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final Set<String> OF_USERS = without(ResearchShape.USER.names(), ResearchShape.VIDEO.names());
    private static final Set<String> OF_VIDEOS = without(ResearchShape.VIDEO.names(), ResearchShape.USER.names());

    private final Times times;

    JsonRows(Times times) {
        this.times = times;
    }

    @Override
    public void read(Slice slice, Found found) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), slice.bytes())) {
            var reading = new Reading(slice, in, found);
            while (in.nextToken() != null) {
                reading.value();
            }
        } catch (StreamConstraintsException _) {
            found.rejectAll(
                    slice, "has a longer text, name or number, or lists deeper in one another, than a row can have");
        } catch (TooLarge e) {
            found.rejectAll(slice, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            found.rejectAll(slice, problem(slice, e));
        }
    }

    /** What is wrong with broken JSON, and where. */
    static String problem(Slice slice, JacksonException e) {
        var place = e.getLocation();
        return "is broken JSON"
                + (place == null
                        ? ""
                        : " at line " + (slice.line() + place.getLineNr() - 1) + ", column " + place.getColumnNr())
                + ": "
                + UNPRINTABLE
                        .matcher(PARSERS_OWN.matcher(e.getOriginalMessage()).replaceAll(""))
                        .replaceAll("\ufffd");
    }

    private static Set<String> without(List<String> names, List<String> others) {
        var left = new HashSet<>(names);
        others.forEach(left::remove);
        return left;
    }

    private interface Row {
        Observation.Sighting read();
    }

    /** What an answer tells of itself. */
    private record Told(String code, String logId) {}

    /** Reads one slice. */
    private final class Reading {
        private final Slice slice;
        private final JsonParser in;
        private final Found found;
        private boolean aboutUser;

        private Reading(Slice slice, JsonParser in, Found found) {
            this.slice = slice;
            this.in = in;
            this.found = found;
        }

        private void value() {
            long start = in.currentTokenLocation().getByteOffset();
            long line = line();
            if (in.currentToken() == START_ARRAY) {
                while (in.nextToken() != END_ARRAY) {
                    value();
                }
            } else if (in.currentToken() != START_OBJECT) {
                next();
                found.reject(line, null, "is no row; a row is an object in braces", raw(start));
            } else if (in.nextToken() != END_OBJECT) {
                var first = in.currentName();
                if (first.equals("data") || first.equals("error")) {
                    answer(line);
                } else {
                    row(start, line);
                }
            }
        }

        /** An answer; its log id, which tells the time, may come behind its rows. The parser stands on the first name. */
        private void answer(long line) {
            int firstRow = found.rows.size();
            int firstProblem = found.problems.size();
            var told = new Told("ok", "");
            for (var name = in.currentName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "data" -> data();
                    case "error" -> told = error();
                    default -> in.skipChildren();
                }
            }
            // Only its time is believed, and goes on to where rejected rows are kept.
            var logId = told.logId.length() < LogId.TIME_DIGITS ? "" : told.logId.substring(0, LogId.TIME_DIGITS);
            if (!told.code.equals("ok")) {
                next();
                found.reject(line, null, "is an answer with the error " + Excerpt.of(told.code), slice.bytes());
                return;
            }
            Long answered = LogId.time(logId).orElse(null);
            if (answered != null && answered > times.latest()) {
                found.rows.subList(firstRow, found.rows.size()).clear();
                found.reject(
                        line,
                        "log_id",
                        "log_id: \"" + logId + "\" tells of " + Instant.ofEpochMilli(answered)
                                + ", which lies in the future; correct it",
                        slice.bytes());
                return;
            }
            found.rows
                    .subList(firstRow, found.rows.size())
                    .replaceAll(row -> row instanceof Observation.Sighting sighting
                                    && sighting.stamp().equals(UNTOLD)
                            ? sighting.seen(times.of(answered))
                            : row);
            if (answered != null) {
                var tail = ",\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"" + logId + "\"}}";
                found.problems
                        .subList(firstProblem, found.problems.size())
                        .replaceAll(problem -> inAnswer(problem, tail));
            }
        }

        /** A rejected row keeps the time that its answer told. */
        private Found.Problem inAnswer(Found.Problem problem, String tail) {
            var row = new String(problem.raw(), StandardCharsets.UTF_8);
            var answer = "{\"data\":" + (aboutUser ? row : "{\"videos\":[" + row + "]}") + tail;
            return problem.with(answer.getBytes(StandardCharsets.UTF_8));
        }

        private void data() {
            if (in.currentToken() != START_OBJECT) {
                in.skipChildren();
                return;
            }
            long start = in.currentTokenLocation().getByteOffset();
            long line = line();
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                aboutUser = ResearchShape.USER.names().contains(name);
                if (aboutUser) {
                    take(start, line, () -> ResearchShape.readUser(in, null, UNTOLD, times.latest()));
                    return;
                }
                boolean videos = in.nextToken() == START_ARRAY && name.equals("videos");
                if (!videos) {
                    in.skipChildren();
                    continue;
                }
                while (in.nextToken() != END_ARRAY) {
                    take(
                            in.currentTokenLocation().getByteOffset(),
                            line(),
                            () -> ResearchShape.readVideo(in, UNTOLD, times.latest()));
                }
            }
        }

        private Told error() {
            var code = "ok";
            var logId = "";
            if (in.currentToken() != START_OBJECT) {
                in.skipChildren();
                return new Told(code, logId);
            }
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                var text = in.getValueAsString("");
                if (name.equals("log_id")) {
                    logId = text;
                } else if (name.equals("code")) {
                    code = text;
                }
                in.skipChildren();
            }
            return new Told(code, logId);
        }

        /** A row, whose first name the parser stands on. */
        private void row(long start, long line) {
            var first = in.currentName();
            if (OF_USERS.contains(first)) {
                take(start, line, () -> ResearchShape.readUser(in, null, times.stamp(), times.latest()));
            } else if (OF_VIDEOS.contains(first)) {
                take(start, line, () -> ResearchShape.readVideo(in, times.stamp(), times.latest()));
            } else {
                ambiguous(start, line);
            }
        }

        /** A row that begins with what users and videos have in common is kept until its other names tell. */
        private void ambiguous(long start, long line) {
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
                    && (names.stream().anyMatch(OF_USERS::contains)
                            || names.stream().noneMatch(OF_VIDEOS::contains));
            try (var again = JSON.createParser(ObjectReadContext.empty(), copy.toByteArray())) {
                again.nextToken();
                take(
                        start,
                        line,
                        () -> user
                                ? ResearchShape.readUser(again, null, times.stamp(), times.latest())
                                : ResearchShape.readVideo(again, times.stamp(), times.latest()));
            }
        }

        private void take(long start, long line, Row row) {
            next();
            try {
                found.rows.add(row.read());
            } catch (UnreadableRecord e) {
                found.reject(line, e.member(), String.valueOf(e.getMessage()), raw(start));
            }
        }

        private void next() {
            if (found.count() == Found.MOST_ROWS) {
                throw new TooLarge("has more than " + Found.MOST_ROWS
                        + " rows in one answer or line; give them as a list, or a line each");
            }
            found.next();
        }

        /** The bytes from there to the end of the value the parser stands on. */
        private byte[] raw(long start) {
            in.finishToken();
            return Arrays.copyOfRange(
                    slice.bytes(), (int) start, (int) in.currentLocation().getByteOffset());
        }

        private long line() {
            return slice.line() + in.currentTokenLocation().getLineNr() - 1;
        }
    }
}
