package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Run;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.NameSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Reads a catalog. Only public videos are found by searches. Safe for use by several threads.
 *
 * <p>Every method throws {@link CatalogUnavailable} when the catalog cannot be read.
 */
public interface CatalogReader extends Rows {
    /** A histogram has at most so many groups, told or not. */
    int MOST_GROUPS = 2_000_000;

    /** Results that a reader without a way of its own to count takes up at once. */
    int COUNTED_AT_ONCE = 1_000;

    /** Lists in an order that is worked out go so far; nobody leafs further. */
    int DEEPEST = 10_000;

    /** Everything known of a user, and the handle they have now; empty when nobody is known by the identity (any more). */
    default Optional<User> user(Identity identity) {
        return new People(this).find(identity);
    }

    /**
     * Whom a term leads to, with all that leads to them now.
     *
     * @param term an {@link Identity#term}; a handle's leads to whoever had it at the time, else to what is known of the handle alone
     * @param time Unix milliseconds, UTC
     */
    default Optional<Subject> subject(String term, long time) {
        return new People(this).subject(term, time);
    }

    /**
     * The public videos of one person behind a place, in the order of {@link Post}; those whose time of posting is unknown, or no time from
     * 1970 to 9999, are none of them.
     *
     * @param authors row keys that their videos may carry: {@link Subject#rows}
     * @param limit how many at most, at least 1
     */
    default List<Video> posts(Set<Long> authors, Post after, int limit) {
        var posts = new ArrayList<Video>();
        videosOf(authors, posts::add);
        return posts.stream()
                .filter(video -> Post.is(video) && Post.ORDER.compare(Post.of(video), after) > 0)
                .sorted(Comparator.comparing(Post::of, Post.ORDER))
                .limit(limit)
                .toList();
    }

    /** The first ones of {@link #posts} that their author has pinned. */
    default List<Video> pinned(Set<Long> authors, int limit) {
        var pinned = new ArrayList<Video>();
        videosOf(authors, video -> {
            if (video.facts().flag(Video.PINNED) && Post.is(video)) {
                pinned.add(video);
            }
        });
        return pinned.stream()
                .sorted(Comparator.comparing(Post::of, Post.ORDER))
                .limit(limit)
                .toList();
    }

    /**
     * Those of {@link #posts} that follow the first ones of a second; none where the second has no more than those. Readers with a way of their own do not read the
     * first ones.
     *
     * @param second Unix seconds, UTC
     * @param skipped how many posts of the second, at least 1
     */
    default List<Video> postsWithin(Set<Long> authors, long second, long skipped, int limit) {
        var place = new Post(second, Long.MAX_VALUE);
        for (long left = skipped; left > 0; ) {
            int some = (int) Math.min(left, COUNTED_AT_ONCE);
            var passed = posts(authors, place, some);
            if (passed.size() < some) {
                return List.of();
            }
            place = Post.of(passed.getLast());
            if (place.createdAt() != second) {
                return List.of();
            }
            left -= some;
        }
        var rest = posts(authors, place, limit);
        return rest.isEmpty() || Post.of(rest.getFirst()).createdAt() != second ? List.of() : rest;
    }

    /**
     * People whom a {@link NameSearch} means: first whoever has the text as their handle, then those with the most followers; of an equal number, by
     * {@link Subject#name}. When rows of very many people fit, only those with about the most followers are looked at, so that it takes milliseconds.
     *
     * @param text a blank one means everybody
     * @param limit how many at most, at least 1
     */
    List<Subject> people(String text, int limit);

    /**
     * Comments on a video by descending id, which is newest first.
     *
     * @param parent 0 for those that stand by themselves, else the comment whose replies are meant
     * @param skip how many to pass first; each is looked at, but not read
     * @param limit how many at most, at least 1
     */
    default List<Comment> comments(long video, long parent, long skip, int limit) {
        return lists().comments(video, parent, skip, limit);
    }

    /**
     * Whom somebody follows, in the order of {@link Relation.Place}. Costs the same at any place. Whom the catalog knows to be one person stands there once,
     * with all that is known of the relation, however many of their rows it was told of.
     *
     * @param rows the row keys that relations of theirs may carry: {@link Subject#rows}
     * @param after the place of the last relation of the page before: its {@link Relation#since}, and the key of its other end
     * @param limit how many at most, at least 1
     */
    default List<Relation> followings(Set<Long> rows, Relation.Place after, int limit) {
        return Relations.of(this).page(Listing.FOLLOWINGS, rows, after, limit);
    }

    /** Who follows somebody, as {@link #followings}. */
    default List<Relation> followers(Set<Long> rows, Relation.Place after, int limit) {
        return Relations.of(this).page(Listing.FOLLOWERS, rows, after, limit);
    }

    /** Which videos somebody likes, as {@link #followings}; those among them that the catalog does not have. */
    default List<Relation> likes(Set<Long> rows, Relation.Place after, int limit) {
        return Relations.of(this).page(Listing.LIKES, rows, after, limit);
    }

    /**
     * Sounds that a search means, in its order; none behind the first {@link #DEEPEST}. When very many are meant, only the newest of them are looked at for the
     * orders by use.
     *
     * @param skip how many to pass first
     * @param limit how many at most, at least 1
     * @return each with its uses
     * @throws DeadlinePassed before the sounds were found
     */
    List<SoundSearch.Found> sounds(SoundSearch search, long skip, int limit, Deadline deadline);

    /** How many public videos have a sound; those of private accounts count as well. Looks at every one of them. */
    long uses(long sound);

    /**
     * Results of a search in another order than by id; none behind the first {@link #DEEPEST}. All of them are looked at.
     *
     * @param skip how many to pass first
     * @param limit how many at most, at least 1
     * @throws DeadlinePassed before all results were seen
     */
    default List<Video> ranked(VideoSearch search, Ranking by, long skip, int limit, Deadline deadline) {
        if (skip >= DEEPEST) {
            return List.of();
        }
        var ranked = new RankedVideos(search.query(), by, (int) Math.min(DEEPEST, skip + limit));
        var place = Place.START;
        for (boolean more = true; more; ) {
            var page = page(search, place, COUNTED_AT_ONCE, deadline);
            page.videos().forEach(ranked::add);
            place = page.end();
            more = page.more();
        }
        return ranked.behind(skip);
    }

    /**
     * How the counters of a user have changed: for each counter that was seen, its runs by the time they began. What was seen by their handle while they had it is
     * part of it. Takes a second for some millions of moments.
     *
     * @param subject as this catalog has just told
     * @throws TooManyRuns when there are more than {@link HistorySearch#MOST_RUNS}
     */
    default Map<Field<Long>, List<Run>> history(Subject subject, HistorySearch search) {
        return new Histories(this, search).of(subject);
    }

    /** How the counters of a video have changed, as {@link #history(Subject, HistorySearch)}. */
    default Map<Field<Long>, List<Run>> history(Video video, HistorySearch search) {
        return new Histories(this, search).of(video);
    }

    /** The number of the latest arrival; 0 in an empty catalog. */
    long arrivals();

    /**
     * The results that follow a place. Costs the same at any place.
     *
     * @param limit candidates to pass, at least 1; those whose author's account is private pass without being shown
     * @throws DeadlinePassed before a page is complete
     */
    default Page page(VideoSearch search, Place after, int limit, Deadline deadline) {
        var page = candidates(search, after, limit, deadline);
        var hidden = hiddenAuthors();
        return hidden.isEmpty()
                ? page
                : new Page(
                        page.videos().stream()
                                .filter(video -> !hidden.contains(video.author()))
                                .toList(),
                        page.end(),
                        page.more());
    }

    /** A page as {@link #page} gives it, with the videos of private accounts. */
    Page candidates(VideoSearch search, Place after, int limit, Deadline deadline);

    /** Row keys that videos of private accounts may carry. */
    Set<Long> hiddenAuthors();

    /**
     * Passes a number of candidates without reading them.
     *
     * @return the place behind them, or behind the last candidate when there are not so many
     * @throws DeadlinePassed with the place reached
     */
    Place skip(VideoSearch search, Place after, long candidates, Deadline deadline);

    /**
     * Some results drawn by chance, each as likely as any other, in random order; all of them when there are not more.
     *
     * @throws DeadlinePassed before all results were seen
     */
    List<Video> sample(VideoSearch search, int count, RandomGenerator chance, Deadline deadline);

    /**
     * How many results a search has, counted one by one if need be.
     *
     * @throws DeadlinePassed before all results were seen
     */
    default long count(VideoSearch search, Deadline deadline) {
        long count = 0;
        var page = page(search, Place.START, COUNTED_AT_ONCE, deadline);
        while (page.more()) {
            count += page.videos().size();
            page = page(search, page.end(), COUNTED_AT_ONCE, deadline);
        }
        return count + page.videos().size();
    }

    /**
     * How many results a search has in each group.
     *
     * @param most groups to tell one by one, at least 1
     * @throws DeadlinePassed before all results were seen
     * @throws TooManyGroups when there are more than fit into memory
     */
    default Histogram histogram(VideoSearch search, Grouping by, int most, Deadline deadline) {
        var counts = new HashMap<String, Long>();
        long videos = 0;
        long without = 0;
        for (var page = page(search, Place.START, COUNTED_AT_ONCE, deadline);
                ;
                page = page(search, page.end(), COUNTED_AT_ONCE, deadline)) {
            for (var video : page.videos()) {
                var groups = by.of(video).toList();
                groups.forEach(group -> counts.merge(group, 1L, Long::sum));
                videos++;
                without += groups.isEmpty() ? 1 : 0;
            }
            if (counts.size() > MOST_GROUPS) {
                throw new TooManyGroups(by, MOST_GROUPS);
            }
            if (!page.more()) {
                break;
            }
        }
        var tally = new Tally(most);
        counts.forEach((group, count) -> tally.add(count, () -> group));
        return tally.histogram(videos, without);
    }
}
