package dev.zoetrope.research;

import dev.zoetrope.query.Query;
import dev.zoetrope.query.QueryJson;
import dev.zoetrope.query.UtcDay;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a video query, checked.
 *
 * @param start the first UTC day
 * @param end the last UTC day
 * @param searchId as sent; null for a new search
 */
record VideoRequest(
        Query query,
        LocalDate start,
        LocalDate end,
        int count,
        long cursor,
        @Nullable String searchId,
        boolean random) {
    /** The last day lies at most so many days after the first: 31 days in all, as clients that ask for whole months rely on. */
    static final int MOST_DAYS_BETWEEN = 30;

    static final int LARGEST_PAGE = 100;

    static VideoRequest read(JsonBody body, int usualCount) {
        var members = new Body();
        body.members(members);
        return members.checked(usualCount);
    }

    /** Members as they come, each at most once. */
    private static final class Body implements JsonBody.Members {
        private @Nullable Query query;
        private @Nullable String start;
        private @Nullable String end;
        private @Nullable Long count;
        private @Nullable Long cursor;
        private @Nullable String searchId;
        private boolean random;

        @Override
        public void member(String name, tools.jackson.core.JsonParser value) {
            switch (name) {
                case "query" -> query = QueryJson.read(value);
                case "start_date" -> start = JsonBody.text(name, value);
                case "end_date" -> end = JsonBody.text(name, value);
                case "max_count" -> count = JsonBody.number(name, value);
                case "cursor" -> cursor = JsonBody.number(name, value);
                case "search_id" -> searchId = JsonBody.text(name, value);
                case "is_random" -> random = JsonBody.flag(name, value);
                default -> value.skipChildren();
            }
        }

        VideoRequest checked(int usualCount) {
            if (query == null) {
                throw Refusal.invalidParams("`query` is missing; give an object with the lists and, or, not");
            }
            var first = day("start_date", start);
            var last = day("end_date", end);
            long between = ChronoUnit.DAYS.between(first, last);
            if (between < 0) {
                throw Refusal.invalidParams("`end_date` " + end + " is before `start_date` " + start);
            }
            if (between > MOST_DAYS_BETWEEN) {
                throw Refusal.invalidParams("`end_date` " + end + " is " + between + " days after `start_date` " + start
                        + "; at most " + MOST_DAYS_BETWEEN + " days are allowed");
            }
            long pageSize = count == null ? usualCount : count;
            long from = cursor == null ? 0 : cursor;
            if (pageSize < 1 || pageSize > LARGEST_PAGE || from < 0) {
                throw VideoQuery.invalidPlace();
            }
            var id = searchId == null || searchId.isEmpty() ? null : searchId;
            return new VideoRequest(query, first, last, (int) pageSize, from, id, random);
        }

        private static LocalDate day(String member, @Nullable String text) {
            if (text == null) {
                throw Refusal.invalidParams("`" + member + "` is missing; give a UTC day as YYYYMMDD");
            }
            try {
                return UtcDay.parse(text);
            } catch (DateTimeException _) {
                throw Refusal.invalidParams(
                        "`" + member + "` is \"" + Excerpt.of(text) + "\", which is no day; write it as YYYYMMDD");
            }
        }
    }
}
