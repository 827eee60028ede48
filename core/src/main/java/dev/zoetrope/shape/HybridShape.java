package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Users as EnsembleData tells of them by name: an app's form with the web's names for identities and counters. */
public final class HybridShape {
    private HybridShape() {}

    public static void writeUser(MobileUser record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readUser(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }
}
