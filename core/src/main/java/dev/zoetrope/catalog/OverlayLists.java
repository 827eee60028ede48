package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The comments and relations of an {@link Overlay} over those of its base. Looks at every one of the overlay's own. Safe for use by several threads. */
final class OverlayLists implements Lists {
    private static final Comparator<Comment> NEWEST =
            Comparator.comparingLong(Comment::id).reversed();

    /** Rows of the base that are read together. */
    private static final int SOME = 1_000;

    private final Catalog.Snapshot base;
    private final Map<Long, Comment> comments = new HashMap<>();
    private final Map<Relation.Ends, Relation> relations = new HashMap<>();
    private final Set<Long> goneComments = new HashSet<>();
    private final Set<Relation.Ends> goneRelations = new HashSet<>();

    OverlayLists(Catalog.Snapshot base) {
        this.base = base;
    }

    synchronized OverlayLists copy() {
        var copy = new OverlayLists(base);
        copy.comments.putAll(comments);
        copy.relations.putAll(relations);
        copy.goneComments.addAll(goneComments);
        copy.goneRelations.addAll(goneRelations);
        return copy;
    }

    synchronized void apply(Intake intake) {
        // Looked up in these lists, and so before anything goes.
        var withoutComments = new HashSet<Long>();
        intake.deletedComments(withoutComments::add);
        var withoutRelations = new HashSet<Relation.Ends>();
        intake.deletedRelations(withoutRelations::add);
        comments.keySet().removeAll(withoutComments);
        goneComments.addAll(withoutComments);
        intake.comments().forEach(comment -> comments.put(comment.id(), comment));
        relations.keySet().removeAll(withoutRelations);
        goneRelations.addAll(withoutRelations);
        intake.relations().forEach(relation -> relations.put(relation.ends(), relation));
    }

    private boolean isOfBase(Comment comment) {
        return !comments.containsKey(comment.id()) && !goneComments.contains(comment.id());
    }

    private boolean isOfBase(Relation relation) {
        return !relations.containsKey(relation.ends()) && !goneRelations.contains(relation.ends());
    }

    @Override
    public synchronized @Nullable Comment comment(long id) {
        var own = comments.get(id);
        return own != null || goneComments.contains(id) ? own : base.lists().comment(id);
    }

    @Override
    public synchronized List<Comment> comments(long video, long parent, long skip, int limit) {
        var own = comments.values().stream()
                .filter(comment -> comment.video() == video && comment.parent() == parent)
                .sorted(NEWEST)
                .iterator();
        var all = new Merged<>(commentsOfBase(video, parent), this::isOfBase, own, NEWEST);
        for (long left = skip; left > 0 && all.hasNext(); left--) {
            all.next();
        }
        var page = new ArrayList<Comment>();
        while (page.size() < limit && all.hasNext()) {
            page.add(all.next());
        }
        return page;
    }

    private Iterator<Comment> commentsOfBase(long video, long parent) {
        return new Pages<>() {
            @Override
            List<Comment> next(long skip) {
                return base.lists().comments(video, parent, skip, SOME);
            }
        };
    }

    /** Rows page by page, to the first page without any. */
    private abstract static class Pages<T> implements Iterator<T> {
        private Iterator<T> page = List.<T>of().iterator();
        private long read;

        abstract List<T> next(long skip);

        @Override
        public boolean hasNext() {
            if (!page.hasNext()) {
                page = next(read).iterator();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            read++;
            return page.next();
        }
    }

    @Override
    public synchronized void commentsOn(long video, Consumer<Comment> each) {
        base.lists().commentsOn(video, comment -> {
            if (isOfBase(comment)) {
                each.accept(comment);
            }
        });
        comments.values().stream().filter(comment -> comment.video() == video).forEach(each);
    }

    @Override
    public synchronized void replies(long video, long comment, Consumer<Comment> each) {
        base.lists().replies(video, comment, reply -> {
            if (isOfBase(reply)) {
                each.accept(reply);
            }
        });
        comments.values().stream()
                .filter(reply -> reply.video() == video && reply.parent() == comment)
                .forEach(each);
    }

    @Override
    public synchronized void commentsBy(Collection<Long> authors, Consumer<Comment> each) {
        base.lists().commentsBy(authors, comment -> {
            if (isOfBase(comment)) {
                each.accept(comment);
            }
        });
        comments.values().stream()
                .filter(comment -> authors.contains(comment.author()))
                .forEach(each);
    }

    @Override
    public synchronized @Nullable Relation relation(Relation.Ends ends) {
        var own = relations.get(ends);
        return own != null || goneRelations.contains(ends) ? own : base.lists().relation(ends);
    }

    @Override
    public synchronized List<Relation> relations(
            Listing listing, Collection<Long> owners, Relation.Place after, int limit) {
        var order = Comparator.comparing(listing::place, Relation.Place.ORDER)
                .thenComparing(Comparator.comparingLong(listing::owner).reversed());
        var found = new ArrayList<Relation>();
        relations.values().stream()
                .filter(relation -> listing.holds(relation.kind())
                        && owners.contains(listing.owner(relation))
                        && Relation.Place.ORDER.compare(listing.place(relation), after) > 0)
                .sorted(order)
                .forEach(found::add);
        // One by one, since the base tells one of those at a place, which may be another's here.
        for (long owner : owners) {
            addOfBase(listing, owner, after, limit, found);
        }
        found.sort(order);
        var page = new ArrayList<Relation>();
        for (var relation : found) {
            if (page.size() == limit) {
                break;
            }
            if (page.isEmpty() || !listing.place(page.getLast()).equals(listing.place(relation))) {
                page.add(relation);
            }
        }
        return page;
    }

    private void addOfBase(Listing listing, long owner, Relation.Place after, int limit, List<Relation> found) {
        int some = Math.max(SOME, limit);
        int wanted = limit;
        var place = after;
        while (wanted > 0) {
            var page = base.lists().relations(listing, List.of(owner), place, some);
            for (var relation : page) {
                if (isOfBase(relation)) {
                    found.add(relation);
                    wanted--;
                }
            }
            if (page.size() < some) {
                return;
            }
            place = listing.place(page.getLast());
        }
    }

    @Override
    public synchronized boolean hasRelations() {
        return !relations.isEmpty() || base.lists().hasRelations();
    }

    /** As {@link Catalog.Snapshot#comments}. */
    synchronized Iterator<Comment> walk() {
        var order = Comparator.comparingLong(Comment::video).reversed().thenComparing(NEWEST);
        var told = Set.copyOf(comments.keySet());
        var gone = Set.copyOf(goneComments);
        return new Merged<>(
                base.comments(),
                comment -> !told.contains(comment.id()) && !gone.contains(comment.id()),
                comments.values().stream().sorted(order).toList().iterator(),
                order);
    }
}
