package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Tombstone;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The comments and relations of a {@link Departure}. Not for several threads. */
final class DepartingLists {
    /** Relations that are read together. */
    private static final int SOME = 1_000;

    /** The lists of a person. */
    private static final List<Listing> OF_PEOPLE = List.of(Listing.FOLLOWINGS, Listing.FOLLOWERS, Listing.LIKES);

    private final Lists lists;
    /** By id, with the id of the video that each stands under. */
    private final Map<Long, Long> comments = new HashMap<>();

    private final Set<Relation.Ends> relations = new HashSet<>();

    DepartingLists(Lists lists) {
        this.lists = lists;
    }

    /** Ids. */
    Set<Long> comments() {
        return comments.keySet();
    }

    Set<Relation.Ends> relations() {
        return relations;
    }

    /** Terms of tombstones for what the tombstones of the videos do not keep from coming back. */
    void terms(Set<Long> videos, Consumer<String> each) {
        comments.forEach((id, video) -> {
            if (!videos.contains(video)) {
                each.accept(Tombstone.comment(id));
            }
        });
    }

    /** All that is tied to some row keys. */
    void leave(Collection<Long> rows) {
        lists.commentsBy(rows, this::leave);
        rows.forEach(row -> eachRelation(row, relation -> relations.add(relation.ends())));
    }

    /** What is tied to a handle's row and was seen when it may have been whose who leaves. What does not tell when it was seen may have been theirs. */
    void leave(long row, Predicate<Stamp> theirs) {
        lists.commentsBy(List.of(row), comment -> {
            if (passes(comment.facts().stamp(Comment.HANDLE), theirs)) {
                leave(comment);
            }
        });
        eachRelation(row, relation -> {
            if (passes(relation.facts().stamp(Relation.SINCE), theirs)) {
                relations.add(relation.ends());
            }
        });
    }

    private static boolean passes(@Nullable Stamp stamp, Predicate<Stamp> theirs) {
        return stamp == null || theirs.test(stamp);
    }

    /** All that is tied to a video. */
    void leave(long video) {
        lists.commentsOn(video, comment -> comments.put(comment.id(), video));
        each(Listing.LIKERS, video, relation -> relations.add(relation.ends()));
    }

    /** A comment goes with the replies to it. */
    private void leave(Comment comment) {
        Deque<Comment> left = new ArrayDeque<>(List.of(comment));
        while (!left.isEmpty()) {
            var next = left.remove();
            if (comments.put(next.id(), next.video()) == null) {
                for (long skip = 0; ; skip += SOME) {
                    var replies = lists.comments(next.video(), next.id(), skip, SOME);
                    left.addAll(replies);
                    if (replies.size() < SOME) {
                        break;
                    }
                }
            }
        }
    }

    /** Whether something stays that leads to a row. */
    boolean leavesAny(long row) {
        var stays = new boolean[1];
        lists.commentsBy(List.of(row), comment -> stays[0] |= !comments.containsKey(comment.id()));
        eachRelation(row, relation -> stays[0] |= !relations.contains(relation.ends()));
        return stays[0];
    }

    private void eachRelation(long row, Consumer<Relation> each) {
        OF_PEOPLE.forEach(listing -> each(listing, row, each));
    }

    private void each(Listing listing, long owner, Consumer<Relation> each) {
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
