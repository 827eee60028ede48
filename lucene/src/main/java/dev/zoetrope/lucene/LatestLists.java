package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Listing;
import dev.zoetrope.catalog.Lists;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Relation;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Comments and relations as a catalog has them at the moment of each call. */
final class LatestLists implements Lists {
    private final Catalog catalog;

    LatestLists(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public @Nullable Comment comment(long id) {
        try (var reader = catalog.snapshot()) {
            return reader.lists().comment(id);
        }
    }

    @Override
    public List<Comment> comments(long video, long parent, long skip, int limit) {
        try (var reader = catalog.snapshot()) {
            return reader.lists().comments(video, parent, skip, limit);
        }
    }

    @Override
    public void commentsOn(long video, Consumer<Comment> each) {
        try (var reader = catalog.snapshot()) {
            reader.lists().commentsOn(video, each);
        }
    }

    @Override
    public void replies(long video, long comment, Consumer<Comment> each) {
        try (var reader = catalog.snapshot()) {
            reader.lists().replies(video, comment, each);
        }
    }

    @Override
    public void commentsBy(Collection<Long> authors, Consumer<Comment> each) {
        try (var reader = catalog.snapshot()) {
            reader.lists().commentsBy(authors, each);
        }
    }

    @Override
    public @Nullable Relation relation(Relation.Ends ends) {
        try (var reader = catalog.snapshot()) {
            return reader.lists().relation(ends);
        }
    }

    @Override
    public List<Relation> relations(Listing listing, Collection<Long> owners, Relation.Place after, int limit) {
        try (var reader = catalog.snapshot()) {
            return reader.lists().relations(listing, owners, after, limit);
        }
    }

    @Override
    public boolean hasRelations() {
        try (var reader = catalog.snapshot()) {
            return reader.lists().hasRelations();
        }
    }
}
