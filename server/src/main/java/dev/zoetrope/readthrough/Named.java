package dev.zoetrope.readthrough;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Who;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names people as the catalog may know them. What an upstream's app calls somebody ties them to nobody: as a lasting identity it would make a second person of them, who
 * takes the first one's handle. Where the handle came along, it tells who is meant.
 */
final class Named {
    private Named() {}

    static List<Observation.Sighting> by(List<Observation.Sighting> sightings) {
        var handles = new HashMap<Identity.OpenId, Identity.Handle>();
        for (var sighting : sightings) {
            if (sighting instanceof Observation.OfUser user && isOpenIdWithHandle(user.who())) {
                handles.put(
                        Objects.requireNonNull(user.who().openId()),
                        Objects.requireNonNull(user.who().handle()));
            }
        }
        return handles.isEmpty()
                ? sightings
                : sightings.stream().map(sighting -> named(sighting, handles)).toList();
    }

    private static boolean isOpenIdWithHandle(Who who) {
        return who.userId() == null && who.secUid() == null && who.openId() != null && who.handle() != null;
    }

    private static Observation.Sighting named(
            Observation.Sighting sighting, Map<Identity.OpenId, Identity.Handle> handles) {
        return switch (sighting) {
            case Observation.OfUser user -> {
                var handle = handle(user.who(), handles);
                yield handle == null ? user : new Observation.OfUser(handle, user.stamp(), user.facts());
            }
            case Observation.OfVideo video -> {
                var handle = video.author() == null ? null : handle(video.author(), handles);
                yield handle == null
                        ? video
                        : new Observation.OfVideo(video.id(), handle, video.stamp(), video.facts());
            }
            case Observation.OfSound _, Observation.OfComment _, Observation.OfFollow _, Observation.OfLike _ ->
                sighting;
        };
    }

    private static @Nullable Who handle(Who who, Map<Identity.OpenId, Identity.Handle> handles) {
        var handle = who.openId() == null ? null : handles.get(who.openId());
        return handle == null ? null : Who.handle(handle.handle());
    }
}
