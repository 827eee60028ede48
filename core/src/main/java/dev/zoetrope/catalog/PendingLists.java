package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments and relations of an {@link Intake} that are new or have changed. Not for several threads. */
final class PendingLists {
    private final Lists stored;
    private final Map<Long, Comment> comments = new LinkedHashMap<>();
    private final Map<Relation.Ends, Relation> relations = new LinkedHashMap<>();

    PendingLists(Lists stored) {
        this.stored = stored;
    }

    Collection<Comment> comments() {
        return comments.values();
    }

    Collection<Relation> relations() {
        return relations.values();
    }

    boolean isEmpty() {
        return comments.isEmpty() && relations.isEmpty();
    }

    /** Tells whose a comment is. */
    interface Authorship {
        /** The row key of the author, from the one that is known and what is known of the comment now. */
        long of(long known, Facts facts);
    }

    /** Merges what was told of a comment. Told under two videos, it stands under the one of lesser id, whichever was told first. */
    void comment(long id, long video, Facts told, Authorship author) {
        var pending = comments.get(id);
        var old = pending == null ? stored.comment(id) : pending;
        var facts = old == null ? told : old.facts().merge(told);
        var comment = new Comment(
                id,
                old == null ? video : Math.min(video, old.video()),
                author.of(old == null ? 0 : old.author(), facts),
                facts);
        if (!comment.equals(old)) {
            comments.put(id, comment);
        }
    }

    /** Merges what was told of a relation between two row keys, or between one and a video. */
    void relation(Relation.Kind kind, Person from, long to, Facts told) {
        var ends = new Relation.Ends(kind, from.row(), to);
        var pending = relations.get(ends);
        @Nullable Relation old = pending == null ? stored.relation(ends) : pending;
        var facts = old == null ? told : old.facts().merge(told);
        if (old == null || !old.facts().equals(facts)) {
            relations.put(ends, new Relation(kind, from.row(), to, facts));
        }
    }
}
