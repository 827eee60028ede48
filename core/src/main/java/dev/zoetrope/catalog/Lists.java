package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Relation;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The comments and relations of a catalog as their rows have them, nobody's rows joined. As safe for several threads as the {@link Rows} they are of. */
public interface Lists {
    @Nullable Comment comment(long id);

    /** As {@link CatalogReader#comments}. */
    List<Comment> comments(long video, long parent, long skip, int limit);

    /** Hands on every comment on a video, replies too, in no order. */
    void commentsOn(long video, Consumer<Comment> each);

    /** Hands on every reply to a comment on a video, in no order. */
    void replies(long video, long comment, Consumer<Comment> each);

    /** Hands on every comment that carries one of these row keys as its author, in no order. */
    void commentsBy(Collection<Long> authors, Consumer<Comment> each);

    /** The relation between just these two; null when none is known. */
    @Nullable Relation relation(Relation.Ends ends);

    /**
     * The relations in the lists of some owners, behind a place, in the order of {@link Relation.Place}. Of several owners' at one place it is that of the
     * greatest owner.
     *
     * @param owners row keys; of {@link Listing#LIKERS} ids of videos
     * @param limit how many at most, at least 1
     */
    List<Relation> relations(Listing listing, Collection<Long> owners, Relation.Place after, int limit);

    /** False when there is no relation at all. */
    boolean hasRelations();
}
