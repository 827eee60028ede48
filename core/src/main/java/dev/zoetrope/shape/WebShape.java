package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Users and videos as web pages carry them. */
public final class WebShape {
    private WebShape() {}

    public static void writeUser(WebUser record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static void writeVideo(WebVideo record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readUser(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readVideo(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }
}
