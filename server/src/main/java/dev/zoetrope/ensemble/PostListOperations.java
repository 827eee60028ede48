package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.Post;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody's posts, newest first, in chunks of {@value #CHUNK}. Pinned posts stand at the beginning of the first chunk, and nowhere else. A private account shows
 * none.
 */
final class PostListOperations {
    /** Posts in a chunk. */
    static final int CHUNK = 10;

    /** Chunks that one call reads at most; the next call goes on from there. */
    static final int MOST_CHUNKS = 500;

    /** The service lets people pin so many. */
    private static final int MOST_PINNED = 3;

    private PostListOperations() {}

    static Outcome byName(Request request) {
        var subject =
                UserOperations.subject(UserOperations.handle(request), request).orElseThrow(UserOperations::unknown);
        var list = list(subject, 1, request);
        return outcome(1 + chunks(list), list, request);
    }

    static Outcome bySecUid(Request request) {
        return UserOperations.subject(new Identity.SecUid(request.get(Parameters.SEC_UID)), request)
                .map(subject -> list(subject, 0, request))
                .map(list -> outcome(Math.max(1, chunks(list)), list, request))
                .orElseGet(() -> Outcome.of(1, Outcome.EMPTY));
    }

    private static Outcome outcome(long units, Timeline.Page<Video> list, Request request) {
        var scribe = request.scribe();
        return Outcome.of(units, out -> Scribe.array(list.items(), scribe::post, out))
                .followedBy(list.next())
                .holding(list.items().size());
    }

    private static long chunks(Timeline.Page<Video> list) {
        return Math.ceilDiv(list.items().size(), CHUNK);
    }

    /** @param besides units that are not for chunks */
    private static Timeline.Page<Video> list(Subject subject, long besides, Request request) {
        if (subject.user().facts().flag(User.PRIVATE)) {
            return new Timeline.Page<>(List.of(), null);
        }
        long depth = Math.min(request.get(Parameters.DEPTH), MOST_CHUNKS);
        // Who has fewer units left gets so many chunks, and where to go on.
        long chunks = Math.min(depth, request.units().holdUpTo(besides + depth) - besides);
        var catalog = request.catalog();
        long cursor = request.get(Parameters.START_CURSOR);
        var pinned = catalog.pinned(subject.rows(), MOST_PINNED);
        var onTop = cursor <= 0 ? pinned : List.<Video>of();
        int most = (int) chunks * CHUNK - onTop.size();
        var timeline = new Timeline<>(
                new PostsNotPinned(catalog, subject.rows(), pinned), PostListOperations::createdAt, Timeline.MILLIS);
        var stretch = timeline.stretch(cursor, most);
        var rest = stretch.page(until(request.get(Parameters.OLDEST_CREATETIME), stretch.items(), onTop.size(), most));
        return new Timeline.Page<>(
                Stream.concat(onTop.stream(), rest.items().stream()).toList(), rest.next());
    }

    /** How many posts lie before the end of the chunk in which the first one is older than somebody wants. */
    private static int until(long oldest, List<Video> posts, int onTop, int most) {
        for (int i = 0; i < Math.min(posts.size(), most); i++) {
            if (createdAt(posts.get(i)) < oldest) {
                return ((onTop + i) / CHUNK + 1) * CHUNK - onTop;
            }
        }
        return most;
    }

    private static long createdAt(Video post) {
        return Post.of(post).createdAt();
    }
}
