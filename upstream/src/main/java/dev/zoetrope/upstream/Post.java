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
        var video = first(Observation.OfVideo.class, sightings);
        if (video == null) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of no video");
        }
        var post = new Post(
                video, first(Observation.OfUser.class, sightings), first(Observation.OfSound.class, sightings));
        if (!post.sightings().equals(sightings)) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of more than was asked for");
        }
        return post;
    }

    private static <T> @Nullable T first(Class<T> kind, List<Observation.Sighting> sightings) {
        for (var sighting : sightings) {
            if (kind.isInstance(sighting)) {
                return kind.cast(sighting);
            }
        }
        return null;
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
