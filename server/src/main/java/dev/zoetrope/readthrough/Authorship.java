package dev.zoetrope.readthrough;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a video to the handle that it was asked for with, where the service does not tell whose it is. Callers make handles up, and a service that goes by the id alone would
 * let them give anybody's handle to anybody else.
 */
record Authorship(CatalogReader catalog, InstantSource clock) {
    /**
     * What can be kept of an answer: all of it when the author has the handle, by the catalog, or by the service's own word, for which it is asked once more.
     *
     * @return empty when the video is somebody else's, or nothing tells whose it is
     */
    List<Observation.Sighting> confirmed(Question question, Told.Seen seen, GuardedUpstream upstream, Duration within)
            throws InterruptedException {
        if (!seen.isHandleAssumed()
                || !(question instanceof Question.OfVideo(long _, Identity.Handle handle))
                || handle == null) {
            return seen.sightings();
        }
        if (seen.sightings().getFirst() instanceof Observation.OfVideo video
                && video.author() != null
                && isKnown(video.author(), handle)) {
            return seen.sightings();
        }
        return upstream.ask(new Question.OfUser(handle), within) instanceof Told.Seen holder
                        && isSame(user(seen), user(holder))
                ? Stream.concat(seen.sightings().stream(), holder.sightings().stream())
                        .toList()
                : List.of();
    }

    private boolean isKnown(Who author, Identity.Handle handle) {
        var terms = author.lasting().stream().map(Identity::term).toList();
        return catalog.subject(handle.term(), clock.millis())
                .filter(subject -> !Collections.disjoint(subject.terms(), terms))
                .isPresent();
    }

    private static Observation.@Nullable OfUser user(Told.Seen seen) {
        return seen.sightings().stream()
                .filter(Observation.OfUser.class::isInstance)
                .map(Observation.OfUser.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** By an id that both have; where no ids are told at all, by the name that they show. */
    private static boolean isSame(Observation.@Nullable OfUser author, Observation.@Nullable OfUser holder) {
        if (author == null || holder == null) {
            return false;
        }
        var lasting = author.who().lasting();
        if (lasting.isEmpty() && holder.who().lasting().isEmpty()) {
            var name = author.facts().get(User.DISPLAY_NAME, "");
            return !name.isEmpty() && name.equals(holder.facts().get(User.DISPLAY_NAME));
        }
        return !Collections.disjoint(lasting, holder.who().lasting());
    }
}
