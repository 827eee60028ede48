package dev.zoetrope.upstream;

import dev.zoetrope.model.Observation;
import java.util.List;

/** What an upstream answered. */
public sealed interface Told {
    /** What was seen, that which was asked for first, then what came with it: a video's author and sound. Never of anybody or anything else. */
    record Seen(List<Observation.Sighting> sightings) implements Told {
        public Seen {
            sightings = List.copyOf(sightings);
        }
    }

    /** The service says that there is no such user or video (any more). */
    record Nothing() implements Told {}
}
