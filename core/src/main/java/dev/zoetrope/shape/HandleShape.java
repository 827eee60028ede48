package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Users and videos as a handle gateway tells of them. The handle is not in its answers. */
public final class HandleShape {
    private HandleShape() {}

    public static void writeUser(HandleUser record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static void writeVideo(HandleVideo record, JsonGenerator out) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readUser(JsonParser in, @Nullable String handle, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }

    public static List<Observation.Sighting> readVideo(JsonParser in, @Nullable String handle, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }
}
