package dev.zoetrope.model;

import org.jspecify.annotations.Nullable;

/** What arrives at the catalog: facts about one thing, with the time and source they were seen by. */
public sealed interface Observation {
    Stamp stamp();

    Facts facts();

    /** The same observation, made at another time. */
    default Observation seen(Stamp stamp) {
        var facts = facts().seen(stamp);
        return switch (this) {
            case OfUser user -> new OfUser(user.who, stamp, facts);
            case OfVideo video -> new OfVideo(video.id, video.author, stamp, facts);
            case OfSound sound -> new OfSound(sound.id, stamp, facts);
        };
    }

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
