package dev.zoetrope.model;

import org.jspecify.annotations.Nullable;

/** What arrives at the catalog: facts about one thing, with the time and source they were seen by. */
public sealed interface Observation {
    Stamp stamp();

    Facts facts();

    record OfUser(Who who, Stamp stamp, Facts facts) implements Observation {}

    /**
     * Facts of a video.
     *
     * @param author null when the source does not tell
     */
    record OfVideo(long id, @Nullable Who author, Stamp stamp, Facts facts) implements Observation {
        public OfVideo {
            if (id <= 0 || id == Long.MAX_VALUE) {
                throw new IllegalArgumentException("a video id is a positive number, not " + id);
            }
        }
    }

    record OfSound(long id, Stamp stamp, Facts facts) implements Observation {
        public OfSound {
            if (id <= 0) {
                throw new IllegalArgumentException("a music id is a positive number, not " + id);
            }
        }
    }
}
