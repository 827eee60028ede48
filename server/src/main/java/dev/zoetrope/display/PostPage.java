package dev.zoetrope.display;

import dev.zoetrope.catalog.CatalogReader;
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
    static final PostPage EMPTY = new PostPage(List.of(), Cursor.FIRST, false);

    /** @param most videos, at least 1 */
    static PostPage read(CatalogReader catalog, Set<Long> authors, Cursor cursor, int most) {
        long shown = cursor.shown();
        if (shown == 0) {
            return cut(catalog.posts(authors, cursor.moment(), most + 1), 0, most);
        }
        var rest = catalog.postsWithin(authors, cursor.second(), shown, most + 1);
        return rest.isEmpty()
                ? cut(catalog.posts(authors, cursor.behind(), most + 1), 0, most)
                : cut(rest, shown, most);
    }

    /**
     * Makes a page of the videos that follow.
     *
     * @param videos one more than a page may hold, where there are so many
     * @param shown videos of the first one's second that lie before it
     */
    private static PostPage cut(List<Video> videos, long shown, int most) {
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
        return whole > 0
                ? new PostPage(videos.subList(0, whole), Cursor.after(second(videos.get(whole - 1))), true)
                : new PostPage(videos.subList(0, most), Cursor.within(cut, shown + most), true);
    }

    private static long second(Video video) {
        return video.facts().number(Video.CREATED_AT, 0);
    }
}
