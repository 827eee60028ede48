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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Rows in JSON: an object with {@code data}, {@code error} or {@code detail} first is an answer of an API, any other object a row or what rows stand in, and a list
 * stands for its elements.
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

    /** What an answer of the Research API has its videos in. */
    static final String VIDEOS = "videos";

    /** Names that settle what a row is when they come first. */
    private static final Set<String> OF_USERS = RowKind.RESEARCH_USER.ownNames();

    private static final Set<String> OF_VIDEOS = RowKind.RESEARCH_VIDEO.ownNames();

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

    private interface Row {
        List<? extends Observation.Sighting> read();
    }

    /** What an answer tells of itself. */
    private record Told(String code, String logId) {}

    /** Reads one slice. */
    private final class Reading {
        private final Slice slice;
        private final JsonParser in;
        private final Found found;
        private boolean aboutUser;
        private Stamp stamp = times.stamp();

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
                } else if (first.equals("detail")) {
                    refusal(line);
                } else {
                    object(start, line);
                }
            }
        }

        /** An answer; its log id, which tells the time, may come behind its rows. The parser stands on the first name. */
        private void answer(long line) {
            int firstRow = found.rows.size();
            int firstProblem = found.problems.size();
            var told = new Told("ok", "");
            stamp = UNTOLD;
            for (var name = in.currentName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "data" -> data();
                    case "error" -> told = error();
                    default -> in.skipChildren();
                }
            }
            stamp = times.stamp();
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
                                    && sighting.stamp().time() == UNTOLD.time()
                            ? sighting.seen(new Stamp(
                                    times.of(answered).time(), sighting.stamp().source()))
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

        /** An answer of EnsembleData that tells of an error. */
        private void refusal(long line) {
            in.nextToken();
            var detail = in.getValueAsString("a parameter that is wrong");
            in.skipChildren();
            while (in.nextName() != null) {
                in.nextToken();
                in.skipChildren();
            }
            next();
            found.reject(line, null, "is an answer with the error " + Excerpt.of(detail), slice.bytes());
        }

        private void data() {
            if (in.currentToken() == START_ARRAY) {
                value();
            }
            if (in.currentToken() != START_OBJECT) {
                in.skipChildren();
                return;
            }
            long start = in.currentTokenLocation().getByteOffset();
            long line = line();
            var kind = RowKind.of(slice.bytes(), (int) start);
            if (!kind.isResearch()) {
                if (in.nextToken() != END_OBJECT) {
                    object(kind, start, line);
                }
                return;
            }
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                aboutUser = ResearchShape.USER.names().contains(name);
                if (aboutUser) {
                    row(RowKind.RESEARCH_USER, start, line);
                    return;
                }
                boolean videos = in.nextToken() == START_ARRAY && name.equals(VIDEOS);
                if (!videos) {
                    in.skipChildren();
                    continue;
                }
                while (in.nextToken() != END_ARRAY) {
                    row(RowKind.RESEARCH_VIDEO, in.currentTokenLocation().getByteOffset(), line());
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

        /** An object, whose first name the parser stands on. */
        private void object(long start, long line) {
            var first = in.currentName();
            object(
                    OF_USERS.contains(first)
                            ? RowKind.RESEARCH_USER
                            : OF_VIDEOS.contains(first)
                                    ? RowKind.RESEARCH_VIDEO
                                    : RowKind.of(slice.bytes(), (int) start),
                    start,
                    line);
        }

        private void object(RowKind kind, long start, long line) {
            if (kind.reader() != null) {
                row(kind, start, line);
                return;
            }
            for (var name = in.currentName(); name != null; name = in.nextName()) {
                var token = in.nextToken();
                if ((token == START_ARRAY || token == START_OBJECT) && kind.holdsRows(name, token == START_ARRAY)) {
                    value();
                } else {
                    in.skipChildren();
                }
            }
        }

        private void row(RowKind kind, long start, long line) {
            var reader = Objects.requireNonNull(kind.reader());
            var seen = new Stamp(stamp.time(), kind.source());
            take(start, line, () -> reader.read(in, seen, times.latest()));
        }

        private void take(long start, long line, Row row) {
            next();
            try {
                found.rows.addAll(row.read());
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
