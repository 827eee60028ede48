package dev.zoetrope.selection;

import static tools.jackson.core.JsonToken.END_OBJECT;
import static tools.jackson.core.JsonToken.START_OBJECT;
import static tools.jackson.core.JsonToken.VALUE_NULL;
import static tools.jackson.core.JsonToken.VALUE_STRING;

import dev.zoetrope.query.InvalidQuery;
import dev.zoetrope.query.QueryJson;
import dev.zoetrope.query.UtcDay;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A selection as the Research API's request body, which may also be the query alone. As the API does, it takes a trailing comma and no member twice. */
final class SelectionJson {
    private static final int DEEPEST = 32;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private static final Set<String> OF_QUERIES = Set.of("and", "or", "not");
    private static final Set<String> OF_REQUESTS =
            Set.of("query", "start_date", "end_date", "max_count", "cursor", "search_id", "is_random");

    private static final Pattern ABOUT_THE_LIBRARY =
            Pattern.compile(" \\([A-Za-z ]*\\[Source: [^]]*]\\)|, from `[^`]*`");

    private VideoSelection selection = VideoSelection.EVERYTHING;

    private SelectionJson() {}

    static VideoSelection read(String json) {
        try {
            var reading = new SelectionJson();
            if (isQuery(json)) {
                parse(json, reading::query);
            } else {
                parse(json, reading::body);
            }
            return reading.selection;
        } catch (JacksonException e) {
            throw new InvalidQuery("query", "is not valid JSON: " + problem(e));
        }
    }

    private interface Reading {
        /** The parser stands on the first token, and is to be left on the last. */
        void read(JsonParser in);
    }

    private static void parse(String json, Reading reading) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() != START_OBJECT) {
                throw new InvalidQuery("query", "must be an object with the lists and, or, not");
            }
            reading.read(in);
            if (in.nextToken() != null) {
                throw new InvalidQuery("query", "must end behind its object");
            }
        }
    }

    /** Whether it is a query alone. A member that is taken for nothing would leave more selected than was asked for. */
    private static boolean isQuery(String json) {
        var names = new ArrayList<String>();
        parse(json, in -> {
            while (in.nextToken() != END_OBJECT) {
                names.add(in.currentName());
                in.nextToken();
                in.skipChildren();
            }
        });
        boolean query = names.isEmpty() || names.stream().anyMatch(OF_QUERIES::contains);
        for (var name : names) {
            if (query ? !OF_QUERIES.contains(name) : !OF_REQUESTS.contains(name)) {
                throw new InvalidQuery(
                        name,
                        query
                                ? "is no member of a query, which has and, or, not"
                                : "is no member of a request, which has query, start_date and end_date");
            }
        }
        return query;
    }

    private void query(JsonParser in) {
        selection = new VideoSelection(QueryJson.read(in), null, null);
    }

    private void body(JsonParser in) {
        var query = VideoSelection.EVERYTHING.query();
        LocalDate from = null;
        LocalDate to = null;
        while (in.nextToken() != END_OBJECT) {
            var name = in.currentName();
            in.nextToken();
            switch (name) {
                case "query" -> query = QueryJson.read(in);
                case "start_date" -> from = day(name, in);
                case "end_date" -> to = day(name, in);
                default -> in.skipChildren();
            }
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidQuery("end_date", to + " is before start_date " + from);
        }
        selection = new VideoSelection(query, from, to);
    }

    private static @Nullable LocalDate day(String member, JsonParser in) {
        if (in.currentToken() == VALUE_NULL) {
            return null;
        }
        try {
            if (in.currentToken() == VALUE_STRING || in.currentToken().isNumeric()) {
                return UtcDay.parse(in.getString());
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new InvalidQuery(member, "is no day; write it as YYYYMMDD");
    }

    static String write(VideoSelection selection) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            if (!selection.query().equals(VideoSelection.EVERYTHING.query())) {
                out.writeName("query");
                QueryJson.write(selection.query(), out);
            }
            day("start_date", selection.from(), out);
            day("end_date", selection.to(), out);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void day(String member, @Nullable LocalDate day, JsonGenerator out) {
        if (day != null) {
            out.writeStringProperty(member, DateTimeFormatter.BASIC_ISO_DATE.format(day));
        }
    }

    /** What is wrong, and where, without what the library says of itself. */
    private static String problem(JacksonException e) {
        var place = e.getLocation();
        return ABOUT_THE_LIBRARY.matcher(e.getOriginalMessage()).replaceAll("")
                + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")");
    }
}
