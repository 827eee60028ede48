package dev.zoetrope.ensemble;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.core.JsonGenerator;

/** What a token has spent. Free, and open also when the day's units are spent. */
final class CustomerOperations {
    /** So many days are told of at most. */
    static final int MOST_DAYS = 3_660;

    private static final String OURS = "tiktok";

    private CustomerOperations() {}

    static Outcome usedUnits(Request request) {
        long used = request.world().accounts().uses().used(request.key().useKey(), request.get(Parameters.DATE));
        return Outcome.object(0, out -> units(used, List.of("instagram", "reddit", "youtube", "twitch"), out));
    }

    static Outcome history(Request request) {
        long days = Math.clamp(request.get(Parameters.HISTORY_DAYS), 0, MOST_DAYS);
        var today = Units.today(request.world());
        var used = request.world().accounts().uses().used(request.key().useKey(), today.minusDays(days), today);
        var told = LongStream.range(0, days).mapToObj(today::minusDays).toList();
        return Outcome.of(0, out -> Scribe.array(told, (day, json) -> day(day, used.getOrDefault(day, 0L), json), out));
    }

    private static void day(LocalDate day, long used, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("date", day.toString());
        units(used, List.of("instagram", "twitch", "youtube", "reddit"), out);
        out.writeEndObject();
    }

    /** @param others platforms that the real service has too, and of which nothing is spent here */
    private static void units(long used, List<String> others, JsonGenerator out) {
        out.writeNumberProperty(OURS, used);
        others.forEach(platform -> out.writeNumberProperty(platform, 0));
    }
}
