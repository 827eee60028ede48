package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Videos as an older web endpoint told of them. */
public final class LegacyWebShape {
    private LegacyWebShape() {}

    public static void writeVideo(MobileVideo record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readVideo(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }
}
