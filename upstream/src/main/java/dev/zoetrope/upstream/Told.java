package dev.zoetrope.upstream;

import dev.zoetrope.model.Observation;
import java.util.List;

/** What an upstream answered. */
public sealed interface Told {
    /**
     * What was seen, that which was asked for first, then what came with it: a video's author and sound; of several videos each with what came with it. Never of anybody
     * or anything else.
     *
     * @param isHandleAssumed whether a video's author has the handle of the question because the service repeats none. It may have found the video by its id alone: then
     *     the author is somebody else
     */
    record Seen(List<Observation.Sighting> sightings, boolean isHandleAssumed) implements Told {
        public Seen {
            sightings = List.copyOf(sightings);
        }

        /** As the service itself names everybody. */
        public Seen(List<Observation.Sighting> sightings) {
            this(sightings, false);
        }
    }

    /** The service says that there is no such user or video (any more). */
    record Nothing() implements Told {}
}
