package dev.zoetrope.display;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Post;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Set;

/**
 * A page of somebody's videos, newest first. It never ends within a second, unless more was posted in that second than a page holds: a cursor that is a moment
 * would pass over the rest.
 *
 * @param next where the next page begins
 */
record PostPage(List<Video> videos, Cursor next, boolean more) {
    /** Videos read at once to find a place within a second. */
    private static final int READ_AT_ONCE = 100;

    static final PostPage EMPTY = new PostPage(List.of(), Cursor.FIRST, false);

    /** A place among somebody's videos, and how many of its own second lie before it. */
    private record Start(Post place, long shown) {}

    /** @param most videos, at least 1 */
    static PostPage read(CatalogReader catalog, Set<Long> authors, Cursor cursor, int most) {
        var start = start(catalog, authors, cursor);
        var videos = catalog.posts(authors, start.place, most + 1);
        if (videos.isEmpty()) {
            return EMPTY;
        }
        if (videos.size() <= most) {
            return new PostPage(videos, Cursor.after(second(videos.getLast())), false);
        }
        long cut = second(videos.get(most));
        int whole = most;
        while (whole > 0 && second(videos.get(whole - 1)) == cut) {
            whole--;
        }
        if (whole > 0) {
            return new PostPage(videos.subList(0, whole), Cursor.after(second(videos.get(whole - 1))), true);
        }
        long before = start.place.createdAt() == cut ? start.shown : 0;
        return new PostPage(videos.subList(0, most), Cursor.within(cut, before + most), true);
    }

    private static Start start(CatalogReader catalog, Set<Long> authors, Cursor cursor) {
        long shown = cursor.shown();
        if (shown == 0) {
            return new Start(cursor.moment(), 0);
        }
        var place = new Post(cursor.second(), Long.MAX_VALUE);
        // Nearly all numbers with milliseconds are moments, which the first video tells.
        int atOnce = 1;
        for (long left = shown; ; atOnce = READ_AT_ONCE) {
            int some = (int) Math.min(left + 1, atOnce);
            var videos = catalog.posts(authors, place, some);
            if (videos.size() < some || second(videos.getLast()) != cursor.second()) {
                // The second holds no more than was shown: the number means a moment.
                return new Start(cursor.moment(), 0);
            }
            if (left < some) {
                return new Start(left == 0 ? place : Post.of(videos.get((int) left - 1)), shown);
            }
            left -= some;
            place = Post.of(videos.getLast());
        }
    }

    private static long second(Video video) {
        return video.facts().number(Video.CREATED_AT, 0);
    }
}
