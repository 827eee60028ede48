package dev.zoetrope.upstream;

import dev.zoetrope.model.Observation;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A video with what came with it.
 *
 * @param author null when nothing is told of them but who they are
 * @param sound null when it has none, or nothing is told of it
 */
public record Post(
        Observation.OfVideo video, Observation.@Nullable OfUser author, Observation.@Nullable OfSound sound) {

    /** @throws UpstreamFailed when they are not a video first, and then at most one author and one sound */
    static Post of(List<Observation.Sighting> sightings) {
        Observation.OfVideo video = null;
        Observation.OfUser author = null;
        Observation.OfSound sound = null;
        for (var sighting : sightings) {
            switch (sighting) {
                case Observation.OfVideo it when video == null -> video = it;
                case Observation.OfUser it when author == null -> author = it;
                case Observation.OfSound it when sound == null -> sound = it;
                default -> throw new UpstreamFailed(Why.UNREADABLE, "told of something that was not asked for");
            }
        }
        if (video == null) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of no video");
        }
        return new Post(video, author, sound);
    }

    /** All that was seen: the video first. */
    public List<Observation.Sighting> sightings() {
        return Stream.<Observation.@Nullable Sighting>of(video, author, sound)
                .<Observation.Sighting>mapMulti((sighting, all) -> {
                    if (sighting != null) {
                        all.accept(sighting);
                    }
                })
                .toList();
    }

    /** @throws UpstreamFailed when it is another video */
    Post requireId(long id) {
        if (video.id() != id) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of another video than was asked for");
        }
        return this;
    }
}
