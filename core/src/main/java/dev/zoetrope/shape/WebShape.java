package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Users and videos as web pages carry them: times in Unix seconds UTC, lengths in seconds. Counters stand there twice: rounded and within 32 bits, and exact as
 * texts; the exact ones are believed, the others when they stand alone and are not below zero. Generators must write UTF-8 bytes.
 */
public final class WebShape {
    /** An object with {@code user}, {@code stats} and {@code statsV2}. */
    public static final Shape<WebUser> USER = WebUserShape.WHOLE;

    public static final Shape<WebVideo> VIDEO = WebVideoShape.VIDEO;

    private WebShape() {}

    public static void writeUser(WebUser user, JsonGenerator out) {
        USER.write(user, out);
    }

    public static void writeVideo(WebVideo video, JsonGenerator out) {
        VIDEO.write(video, out);
    }

    /**
     * Reads a user as {@link MobileShape#readUser} does.
     *
     * @throws UnreadableRecord when nothing tells who it is or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readUser(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofUser(USER.read(in, new Draft(stamp, latest)), "user.uniqueId");
    }

    /**
     * Reads a video as {@link MobileShape#readVideo} does.
     *
     * @throws UnreadableRecord when it has no id or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readVideo(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofVideo(VIDEO.read(in, new Draft(stamp, latest)));
    }
}
