package dev.zoetrope.catalog;

import dev.zoetrope.model.Identity;
import java.util.Set;

/**
 * Who and what a catalog is to forget. A handle means whoever holds it now; when nobody is known to, what was seen of the handle alone.
 *
 * @param videos ids
 */
public record Unwanted(Set<Identity> people, Set<Long> videos) {
    public Unwanted {
        people = Set.copyOf(people);
        videos = Set.copyOf(videos);
    }
}
