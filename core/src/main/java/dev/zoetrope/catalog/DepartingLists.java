package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Tombstone;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The comments and relations of a {@link Departure}. What people wrote is held in memory, some hundred bytes for each comment and each reply to it; relations, and the
 * comments on videos that go, are read again whenever they are asked for, since a single person may have millions. Not for several threads.
 */
final class DepartingLists {
    /** Relations that are read together. */
    private static final int SOME = 1_000;

    /** The lists of a person. */
    private static final List<Listing> OF_PEOPLE = List.of(Listing.FOLLOWINGS, Listing.FOLLOWERS, Listing.LIKES);

    private final Lists lists;
    private final Set<Long> videos;
    /** Those that people wrote, and the replies to them: by id, with the id of the video that each stands under. */
    private final Map<Long, Long> written = new HashMap<>();
    /** Row keys, with which of the relations tied to them go. */
    private final Map<Long, Predicate<Relation>> rows = new HashMap<>();

    /** @param videos ids of those that go; may still grow */
    DepartingLists(Lists lists, Set<Long> videos) {
        this.lists = lists;
        this.videos = videos;
    }

    /** Hands on the ids of all comments, each once. */
    void comments(LongConsumer each) {
        videos.forEach(video -> lists.commentsOn(video, comment -> each.accept(comment.id())));
        others(each);
    }

    /** Hands on the comments that the tombstones of the videos do not keep from coming back. */
    private void others(LongConsumer each) {
        written.forEach((id, video) -> {
            if (!videos.contains(video)) {
                each.accept(id);
            }
        });
    }

    /** Hands on all relations, each once. */
    void relations(Consumer<Relation.Ends> each) {
        rows.keySet().forEach(row -> OF_PEOPLE.forEach(listing -> relations(listing, row, each)));
        videos.forEach(video -> relations(Listing.LIKERS, video, each));
    }

    private void relations(Listing listing, long owner, Consumer<Relation.Ends> each) {
        boolean isFirst = listing == Listing.FOLLOWINGS || listing == Listing.LIKES;
        eachIn(listing, owner, relation -> {
            // What goes with its first end is handed on in the list of that one alone.
            boolean goesWithFirst = leaves(relation.from(), relation);
            if (isFirst ? goesWithFirst : !goesWithFirst && leaves(relation)) {
                each.accept(relation.ends());
            }
        });
    }

    private boolean leaves(Relation relation) {
        return leaves(relation.from(), relation)
                || (relation.kind() == Relation.Kind.LIKES
                        ? videos.contains(relation.to())
                        : leaves(relation.to(), relation));
    }

    private boolean leaves(long row, Relation relation) {
        var theirs = rows.get(row);
        return theirs != null && theirs.test(relation);
    }

    /** Terms of tombstones for what the tombstones of the videos do not keep from coming back. */
    void terms(Consumer<String> each) {
        others(id -> each.accept(Tombstone.comment(id)));
    }

    /** All that is tied to some row keys. */
    void leave(Collection<Long> keys) {
        lists.commentsBy(keys, this::leave);
        keys.forEach(row -> rows.put(row, _ -> true));
    }

    /** What is tied to a handle's row and was seen when it may have been whose who leaves. What does not tell when it was seen may have been theirs. */
    void leave(long row, Predicate<Stamp> theirs) {
        lists.commentsBy(List.of(row), comment -> {
            if (passes(comment.facts().stamp(Comment.HANDLE), theirs)) {
                leave(comment);
            }
        });
        rows.merge(row, relation -> passes(relation.facts().stamp(Relation.SINCE), theirs), Predicate::or);
    }

    private static boolean passes(@Nullable Stamp stamp, Predicate<Stamp> theirs) {
        return stamp == null || theirs.test(stamp);
    }

    /** A comment goes with the replies to it. */
    private void leave(Comment comment) {
        Deque<Comment> left = new ArrayDeque<>(List.of(comment));
        while (!left.isEmpty()) {
            var next = left.remove();
            if (written.put(next.id(), next.video()) == null) {
                lists.replies(next.video(), next.id(), left::add);
            }
        }
    }

    /** Whether something stays that leads to a row. */
    boolean leavesAny(long row) {
        var stays = new boolean[1];
        lists.commentsBy(
                List.of(row),
                comment -> stays[0] |= !written.containsKey(comment.id()) && !videos.contains(comment.video()));
        OF_PEOPLE.forEach(listing -> eachIn(listing, row, relation -> stays[0] |= !leaves(relation)));
        return stays[0];
    }

    private void eachIn(Listing listing, long owner, Consumer<Relation> each) {
        var place = Relation.Place.START;
        while (true) {
            var some = lists.relations(listing, List.of(owner), place, SOME);
            some.forEach(each);
            if (some.size() < SOME) {
                return;
            }
            place = listing.place(some.getLast());
        }
    }
}
