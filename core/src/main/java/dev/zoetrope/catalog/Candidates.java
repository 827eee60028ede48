package dev.zoetrope.catalog;

import dev.zoetrope.model.Video;
import dev.zoetrope.query.Evaluator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results of a base and of what an overlay adds to it, behind a place, merged by id. Not for several threads. */
final class Candidates {
    private static final int BASE_PAGE = 100;

    private final CatalogReader base;
    private final NavigableMap<Long, Video> videos;
    private final Set<Long> deleted;
    private final VideoSearch search;
    private final Place after;
    private final Deadline deadline;
    private final Iterator<Video> own;
    private List<Video> ofBase = List.of();
    private int read;
    private Place basePlace;
    private boolean moreInBase = true;
    private @Nullable Video nextOwn;
    private @Nullable Video nextOfBase;
    private int sinceCheck;
    private long last;
    long passed;

    Candidates(
            CatalogReader base,
            NavigableMap<Long, Video> videos,
            Set<Long> deleted,
            VideoSearch search,
            Place after,
            Deadline deadline) {
        this.base = base;
        this.videos = videos;
        this.deleted = deleted;
        this.search = search;
        this.after = after;
        this.deadline = deadline;
        last = after.last();
        basePlace = after;
        own = videos.tailMap(after.last(), false).values().iterator();
        nextOwn = advanceOwn();
        nextOfBase = advanceBase();
    }

    boolean hasNext() {
        return nextOwn != null || nextOfBase != null;
    }

    Video next() {
        boolean takeOwn = nextOfBase == null || (nextOwn != null && nextOwn.id() > nextOfBase.id());
        var next = Objects.requireNonNull(takeOwn ? nextOwn : nextOfBase);
        if (takeOwn) {
            nextOwn = advanceOwn();
        } else {
            nextOfBase = advanceBase();
        }
        passed++;
        last = next.id();
        return next;
    }

    Place place() {
        return new Place(after.passed() + passed, last);
    }

    private @Nullable Video advanceOwn() {
        while (own.hasNext()) {
            var video = own.next();
            if (++sinceCheck % 64 == 0 && deadline.passed()) {
                throw new DeadlinePassed(place());
            }
            if (matches(video)) {
                return video;
            }
        }
        return null;
    }

    private @Nullable Video advanceBase() {
        while (true) {
            while (read < ofBase.size()) {
                var video = ofBase.get(read++);
                if (!videos.containsKey(video.id()) && !deleted.contains(video.id())) {
                    return video;
                }
            }
            if (!moreInBase) {
                return null;
            }
            var page = pageOfBase();
            ofBase = page.videos();
            read = 0;
            basePlace = page.end();
            moreInBase = page.more();
        }
    }

    private Page pageOfBase() {
        try {
            return base.candidates(search, basePlace, BASE_PAGE, deadline);
        } catch (DeadlinePassed e) {
            // How far the base came says nothing of how far the two together came.
            throw new DeadlinePassed(place());
        }
    }

    private boolean matches(Video video) {
        var created = video.facts().get(Video.CREATED_AT);
        return created != null
                && created >= search.from()
                && created < search.until()
                && video.arrival() <= search.arrivals()
                && video.isPublic()
                && Evaluator.matches(search.query(), video);
    }
}
