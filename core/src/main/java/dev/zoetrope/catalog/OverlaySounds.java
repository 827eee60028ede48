package dev.zoetrope.catalog;

import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Sounds of an {@link Overlay} and how often they are used there. Looks at all of the overlay's own videos and sounds. Not for several threads. */
final class OverlaySounds {
    private final CatalogReader base;
    /** By how much more videos of the overlay than of the base have a sound. */
    private final Map<Long, Long> more = new HashMap<>();

    /**
     * @param videos the overlay's own
     * @param deleted ids of videos that the overlay hides
     */
    OverlaySounds(CatalogReader base, Collection<Video> videos, Set<Long> deleted) {
        this.base = base;
        var changed = new HashSet<>(deleted);
        for (var video : videos) {
            changed.add(video.id());
            count(video, 1);
        }
        for (long id : changed) {
            count(base.video(id), -1);
        }
    }

    private void count(@Nullable Video video, long by) {
        if (video != null && video.isPublic() && video.facts().has(Video.SOUND_ID)) {
            more.merge(video.facts().number(Video.SOUND_ID, 0), by, Long::sum);
        }
    }

    long uses(long sound) {
        return base.uses(sound) + more.getOrDefault(sound, 0L);
    }

    /**
     * As {@link CatalogReader#sounds}.
     *
     * @param changed ids of sounds that the overlay tells otherwise than the base
     * @param sounds those of base and overlay
     */
    List<SoundSearch.Found> found(
            SoundSearch search,
            long skip,
            int limit,
            Deadline deadline,
            Set<Long> changed,
            LongFunction<@Nullable Sound> sounds) {
        if (skip >= CatalogReader.DEEPEST) {
            return List.of();
        }
        var again = new HashSet<>(changed);
        again.addAll(more.keySet());
        var found = new ArrayList<SoundSearch.Found>();
        var meant = search.meant();
        for (long id : again) {
            if (deadline.passed()) {
                throw new DeadlinePassed(Place.START);
            }
            var sound = sounds.apply(id);
            if (sound != null && meant.test(sound)) {
                found.add(new SoundSearch.Found(sound, uses(id)));
            }
        }
        long most = Math.min(CatalogReader.DEEPEST, skip + limit);
        int ofBase = (int) Math.min(CatalogReader.DEEPEST, most + again.size());
        base.sounds(search, 0, ofBase, deadline).stream()
                .filter(each -> !again.contains(each.sound().id()))
                .forEach(found::add);
        return found.stream().sorted(search.comparator()).limit(most).skip(skip).toList();
    }
}
