package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Users, videos, comments and sounds as apps see them. */
public final class MobileShape {
    private MobileShape() {}

    public static void writeUser(MobileUser record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static void writeAlternativeUser(MobileUser record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static void writeVideo(MobileVideo record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static void writeComment(MobileComment record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static void writeSound(MobileSound record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readUser(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readVideo(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readComment(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readSound(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }
}
