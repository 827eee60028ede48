package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.Ranking;
import dev.zoetrope.catalog.SoundSearch;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Query;
import dev.zoetrope.world.SearchThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for posts and sounds. What does not end in time is a failure of ours. Safe for use by many threads. */
final class Searches {
    /** Offsets beyond this lead nowhere, as with the real service. */
    static final int MOST_REACHED = 5_000;

    /** The last second of the year 9999. */
    private static final long EVER = 253_402_300_799L;

    private final SearchThreads threads;
    private final Duration time;

    Searches(SearchThreads threads, Duration time) {
        this.threads = threads;
        this.time = time;
    }

    /**
     * One page of a list with offsets.
     *
     * @param next where the next page begins; null at the end
     */
    record Page<T>(List<T> items, @Nullable Long next) {
        /** Makes a page of one item more than it holds, where there are so many. */
        static <T> Page<T> of(List<T> items, long offset, int size) {
            return items.size() <= size || offset + size >= MOST_REACHED
                    ? new Page<>(items.subList(0, Math.min(size, items.size())), null)
                    : new Page<>(items.subList(0, size), offset + size);
        }
    }

    /** Reads a list from an offset on. */
    interface Reader<T> {
        List<T> read(int skip, int limit);
    }

    /** The page at an offset that a client sent. */
    static <T> Page<T> page(long cursor, int size, Reader<T> reader) {
        long offset = Math.max(0, cursor);
        return offset >= MOST_REACHED
                ? new Page<>(List.of(), null)
                : Page.of(reader.read((int) offset, size + 1), offset, size);
    }

    /** @param from Unix seconds: the earliest time of posting */
    List<Video> ranked(CatalogReader catalog, Query query, long from, Ranking by, int skip, int limit) {
        var search = new VideoSearch(query, from, EVER, catalog.arrivals());
        return threads.run(() -> catalog.ranked(search, by, skip, limit, Deadline.in(time)));
    }

    /** The newest results, by descending id. */
    List<Video> newest(CatalogReader catalog, Query query, int limit) {
        var search = new VideoSearch(query, 0, EVER, catalog.arrivals());
        return threads.run(() -> {
            var deadline = Deadline.in(time);
            var videos = new ArrayList<Video>();
            var page = catalog.page(search, Place.START, limit, deadline);
            videos.addAll(page.videos());
            while (page.more() && videos.size() < limit) {
                page = catalog.page(search, page.end(), limit - videos.size(), deadline);
                videos.addAll(page.videos());
            }
            return videos;
        });
    }

    List<SoundSearch.Found> sounds(CatalogReader catalog, SoundSearch search, int skip, int limit) {
        return threads.run(() -> catalog.sounds(search, skip, limit, Deadline.in(time)));
    }

    /** How many posts have a sound. */
    long uses(CatalogReader catalog, long sound) {
        return threads.run(() -> catalog.uses(sound));
    }

    /** @param from Unix seconds: the earliest time of posting */
    long count(CatalogReader catalog, Query query, long from) {
        var search = new VideoSearch(query, from, EVER, catalog.arrivals());
        return threads.run(() -> catalog.count(search, Deadline.in(time)));
    }

    /** A query with conditions that all have to pass. */
    static Query all(List<Condition> conditions) {
        return new Query(conditions, List.of(), List.of());
    }

    static Condition isOneOf(Condition.TextField field, String value) {
        return new Condition.Text(field, Operation.EQ, List.of(value));
    }
}
