package dev.zoetrope.cli;

import dev.zoetrope.catalog.Histogram;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Numbers of videos as JSON, for programs. */
final class NumbersJson {
    private static final JsonFactory JSON = new JsonFactory();

    private NumbersJson() {}

    static String of(long videos) {
        return object(out -> out.writeNumberProperty("videos", videos));
    }

    static String of(By by, Histogram histogram) {
        return object(out -> {
            out.writeNumberProperty("videos", histogram.videos());
            out.writeNumberProperty("unknown", histogram.without());
            out.writeStringProperty("by", by.toString());
            out.writeName("groups");
            out.writeStartArray();
            groups(by, histogram, out);
            out.writeEndArray();
            out.writeName("others");
            out.writeStartObject();
            out.writeNumberProperty("groups", histogram.others());
            out.writeNumberProperty("videos", histogram.inOthers());
            out.writeEndObject();
        });
    }

    private static void groups(By by, Histogram histogram, JsonGenerator out) {
        switch (by) {
            case MONTH -> Chart.byMonth(histogram).forEach((month, videos) -> group(by, month.toString(), videos, out));
            case DAY ->
                histogram.groups().stream()
                        .sorted(Chart.BY_DAY)
                        .forEach(day -> group(by, day.name(), day.videos(), out));
            case REGION, HASHTAG, SOUND, USER ->
                histogram.groups().forEach(group -> group(by, group.name(), group.videos(), out));
        }
    }

    private static void group(By by, String name, long videos, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty(by.toString(), name);
        out.writeNumberProperty("videos", videos);
        out.writeEndObject();
    }

    private static String object(Consumer<JsonGenerator> members) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            members.accept(out);
            out.writeEndObject();
        }
        return text.toString();
    }
}
