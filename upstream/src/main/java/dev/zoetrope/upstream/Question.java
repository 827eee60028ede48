package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an upstream is asked for. */
public sealed interface Question {
    record OfUser(Identity who) implements Question {}

    /** @param author the handle that came with the id; null when none did */
    record OfVideo(long id, Identity.@Nullable Handle author) implements Question {}

    /** Several videos in one call. What is not told of is not there. */
    record OfVideos(List<Long> ids) implements Question {
        /** So many can be asked for at once. */
        public static final int MOST = 100;

        public OfVideos {
            ids = List.copyOf(ids);
            if (ids.isEmpty() || ids.size() > MOST) {
                throw new IllegalArgumentException("1 to " + MOST + " videos can be asked for at once");
            }
        }
    }
}
