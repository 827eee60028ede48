package dev.zoetrope.catalog;

import dev.zoetrope.model.Video;
import java.util.Comparator;

/**
 * A place among somebody's videos, which go by descending time of posting, then by descending id.
 *
 * @param createdAt Unix seconds, UTC
 */
public record Post(long createdAt, long id) {
    /** Before all of them. */
    public static final Post NEWEST = new Post(Long.MAX_VALUE, Long.MAX_VALUE);

    /** The last second of the year 9999. What claims to be later tells milliseconds. */
    static final long LAST_SECOND = 253_402_300_799L;

    /** The order of posts. */
    public static final Comparator<Post> ORDER = Comparator.comparingLong(Post::createdAt)
            .thenComparingLong(Post::id)
            .reversed();

    /** Whether a video is a post at all: public, and its time of posting is known and one from 1970 to 9999. */
    public static boolean is(Video video) {
        long createdAt = video.facts().number(Video.CREATED_AT, -1);
        return video.isPublic() && createdAt >= 0 && createdAt <= LAST_SECOND;
    }

    /** The place of a video whose time of posting is known; 1970 stands for an unknown one. */
    public static Post of(Video video) {
        return new Post(video.facts().number(Video.CREATED_AT, 0), video.id());
    }
}
