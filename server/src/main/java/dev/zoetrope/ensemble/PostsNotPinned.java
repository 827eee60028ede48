package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Post;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Set;

/**
 * Somebody's posts without those that stand on top.
 *
 * @param authors row keys that the posts may carry
 * @param pinned a few of the posts
 */
record PostsNotPinned(CatalogReader catalog, Set<Long> authors, List<Video> pinned) implements Timeline.Reader<Video> {
    @Override
    public List<Video> after(long second, long key, int limit) {
        return notPinned(catalog.posts(authors, new Post(second, Math.max(0, key)), limit + pinned.size()), 0, limit);
    }

    @Override
    public List<Video> within(long second, long shown, int limit) {
        // The catalog passes over pinned ones as over any; for each of those, one was passed over too few.
        var posts = catalog.postsWithin(authors, second, shown, limit + 2 * pinned.size());
        if (posts.isEmpty()) {
            return posts;
        }
        var first = Post.of(posts.getFirst());
        long passed = pinned.stream()
                .map(Post::of)
                .filter(post -> post.createdAt() == second && Post.ORDER.compare(post, first) < 0)
                .count();
        var rest = notPinned(posts, passed, limit);
        return rest.isEmpty() || Post.of(rest.getFirst()).createdAt() != second ? List.of() : rest;
    }

    private List<Video> notPinned(List<Video> posts, long skipped, int limit) {
        var ids = pinned.stream().map(Video::id).toList();
        return posts.stream()
                .filter(post -> !ids.contains(post.id()))
                .skip(skipped)
                .limit(limit)
                .toList();
    }
}
