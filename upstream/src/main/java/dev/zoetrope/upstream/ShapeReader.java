package dev.zoetrope.upstream;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonParser;

/** How a shape reads what an answer holds. */
interface ShapeReader {
    /** Times lie so far in the future at most: clocks go wrong, and the world has time zones. */
    Duration TOLERANCE = Duration.ofDays(1);

    /** @param latest the last time that can be told, in Unix milliseconds */
    List<Observation.Sighting> read(JsonParser in, Stamp stamp, long latest);

    /** Reads what the parser stands on, as seen when the answer came. */
    default List<Observation.Sighting> read(JsonParser in, HttpAnswer answer, Source source) {
        return read(in, stamp(answer, source), latest(answer));
    }

    /**
     * Reads what lies under these names in an answer.
     *
     * @throws UpstreamFailed when it cannot be read, or there is nothing
     */
    default List<Observation.Sighting> sightings(HttpAnswer answer, Source source, String... path) {
        var seen = answer.json().<List<Observation.Sighting>>read(in -> read(in, answer, source), path);
        if (seen == null) {
            throw new UpstreamFailed(Why.UNREADABLE, "answered without data");
        }
        return seen;
    }

    static Stamp stamp(HttpAnswer answer, Source source) {
        return new Stamp(answer.at().toEpochMilli(), source);
    }

    /** The last time that an answer can tell, in Unix milliseconds: a sighting from the future would win over all others for ever. */
    static long latest(HttpAnswer answer) {
        return answer.at().plus(TOLERANCE).toEpochMilli();
    }
}
