package dev.zoetrope.research;

import dev.zoetrope.accounts.Search;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.query.QueryJson;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A search in the form it is kept in between pages: what was asked then is what its pages go on with. */
final class StoredSearch {
    private static final JsonFactory JSON = new JsonFactory();

    private StoredSearch() {}

    static VideoSearch of(VideoRequest request, long arrivals) {
        return new VideoSearch(
                request.query(), start(request.start()), start(request.end().plusDays(1)), arrivals);
    }

    static String write(VideoSearch search) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeNumberProperty("from", search.from());
            out.writeNumberProperty("until", search.until());
            out.writeName("query");
            QueryJson.write(search.query(), out);
            out.writeEndObject();
        }
        return text.toString();
    }

    static VideoSearch read(Search stored) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), stored.query())) {
            in.nextToken();
            in.nextToken();
            long from = in.nextLongValue(0);
            in.nextToken();
            long until = in.nextLongValue(0);
            in.nextToken();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException("search " + stored.id() + " is not kept whole");
            }
            return new VideoSearch(QueryJson.read(in), from, until, stored.arrivalBound());
        }
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
