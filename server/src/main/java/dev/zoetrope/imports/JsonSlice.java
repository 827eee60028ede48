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
import tools.jackson.core.JsonParser;

/** Reads the rows of one slice of JSON. */
final class JsonSlice {
    /** For rows of an answer that does not yet tell its time; rows cannot say so themselves. */
    private static final Stamp UNTOLD = new Stamp(-1, Source.RESEARCH);

    /** What an answer of the Research API has its videos in. */
    static final String VIDEOS = "videos";

    /** Names that settle what a row is when they come first. */
    private static final Set<String> OF_USERS = RowKind.RESEARCH_USER.ownNames();

    private static final Set<String> OF_VIDEOS = RowKind.RESEARCH_VIDEO.ownNames();

    private interface Row {
        List<? extends Observation.Sighting> read();
    }

    /** What an answer tells of itself. */
    private record Told(String code, String logId) {}

    private final Slice slice;
    private final JsonParser in;
    private final Times times;
    private final Found found;
    /** The member of an object that is no row, within which the parser is; empty for none, and for one that may hold rows of the Research API as well. */
    private String around = "";

    private boolean aboutUser;
    private Stamp stamp;

    JsonSlice(Slice slice, JsonParser in, Times times, Found found) {
        this.slice = slice;
        this.in = in;
        this.times = times;
        this.found = found;
        stamp = times.stamp();
    }

    /** Reads the value that the parser stands on, to its last token. */
    void value() {
        long start = in.currentTokenLocation().getByteOffset();
        long line = line();
        if (in.currentToken() == START_ARRAY) {
            while (in.nextToken() != END_ARRAY) {
                value();
            }
        } else if (in.currentToken() != START_OBJECT) {
            reject(start, line, "is no row; a row is an object in braces");
        } else if (in.nextToken() != END_OBJECT) {
            var first = in.currentName();
            if (first.equals(RowKind.DATA) || first.equals("error")) {
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
                case RowKind.DATA -> data();
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
            found.problems.subList(firstProblem, found.problems.size()).replaceAll(problem -> inAnswer(problem, tail));
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
                        : OF_VIDEOS.contains(first) ? RowKind.RESEARCH_VIDEO : RowKind.of(slice.bytes(), (int) start),
                start,
                line);
    }

    private void object(RowKind kind, long start, long line) {
        if (kind.isResearch() && !around.isEmpty()) {
            for (var name = in.currentName(); name != null; name = in.nextName()) {
                in.nextToken();
                in.skipChildren();
            }
            reject(start, line, "is none of the rows that stand in " + around + "; give it by itself");
        } else if (kind.reader() != null) {
            row(kind, start, line);
        } else {
            rowsWithin(kind, start, line);
        }
    }

    /** Rows within an object that is none itself. What has members of a row, and holds none, is nothing that is known. */
    private void rowsWithin(RowKind kind, long start, long line) {
        long before = found.count();
        boolean isStrange = false;
        for (var name = in.currentName(); name != null; name = in.nextName()) {
            if (kind.holdsRows(name, in.nextToken())) {
                var outer = around;
                around = name.equals(RowKind.DATA) ? outer : name;
                value();
                around = outer;
            } else {
                isStrange |= kind.isStrange(name);
                in.skipChildren();
            }
        }
        if (isStrange && found.count() == before) {
            reject(start, line, "is no row that is known, and holds none; give it the names of one");
        }
    }

    private void reject(long start, long line, String reason) {
        next();
        found.reject(line, null, reason, raw(start));
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
