package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Turns texts into parsers and records into texts. */
final class Wire {
    static final Stamp STAMP = new Stamp(1_656_000_000_000L, Source.RESEARCH);

    private static final JsonFactory PLAIN = new JsonFactory();

    private Wire() {}

    /** A parser of UTF-8 bytes that stands on the first token. */
    static JsonParser parser(String json) {
        var parser = PLAIN.createParser(ObjectReadContext.empty(), json.getBytes(StandardCharsets.UTF_8));
        parser.nextToken();
        return parser;
    }

    static <R> String written(Selection<R> selection, R record) {
        return written(PLAIN, selection, record);
    }

    static <R> String written(JsonFactory factory, Selection<R> selection, R record) {
        var bytes = new ByteArrayOutputStream();
        try (var out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            selection.write(record, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** An object as it is written. */
    static String written(Consumer<JsonGenerator> writer) {
        var bytes = new ByteArrayOutputStream();
        try (var out = PLAIN.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writer.accept(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static Observation.OfVideo readVideo(String json) {
        return ResearchShape.readVideo(parser(json), STAMP);
    }

    static Observation.OfUser readUser(String json) {
        return ResearchShape.readUser(parser(json), null, STAMP);
    }

    static Video video(Observation.OfVideo observed) {
        return new Video(observed.id(), 0, 0, observed.facts());
    }
}
