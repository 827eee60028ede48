package dev.zoetrope.ensemble;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Video;
import dev.zoetrope.readthrough.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Posts by their ids, and what is said below them. Posts that are not public, or whose author's account is private, are as if they were not there. */
final class PostOperations {
    /** So many posts may be asked for at once. */
    static final int MOST_IDS = 100;

    private static final long UNITS_FOR_A_POST = 2;
    private static final int COMMENT_PAGE = 30;

    private PostOperations() {}

    static Outcome info(Request request) {
        var address = PostAddress.of(request.get(Parameters.URL))
                .orElseThrow(() -> new Refusal(Refusal.Reason.URL_NOT_VALID));
        var reading = request.world().reads().video(address.id(), address.handle());
        var found = shown(List.of(reading), request);
        return posts(found.isEmpty() ? 1 : UNITS_FOR_A_POST, found, request).with(reading);
    }

    static Outcome multiInfo(Request request) {
        var ids = Arrays.stream(request.get(Parameters.IDS).split(";"))
                .filter(id -> !id.isBlank())
                .toList();
        if (ids.size() > MOST_IDS) {
            throw new Refusal(Refusal.Reason.TOO_MANY_IDS);
        }
        var known = ids.stream()
                .map(PostOperations::id)
                .filter(id -> id != 0)
                .distinct()
                .toList();
        request.units().hold(UNITS_FOR_A_POST * known.size());
        var readings = request.world().reads().videos(known);
        var found = shown(readings, request);
        return posts(UNITS_FOR_A_POST * found.size(), found, request).with(readings);
    }

    /** Those that are there and public. */
    private static List<Video> shown(List<Reading<Video>> readings, Request request) {
        return readings.stream()
                .flatMap(PostOperations::found)
                .filter(video -> isShown(video, request))
                .toList();
    }

    static boolean isShown(Video video, Request request) {
        return video.isPublic() && !request.catalog().hiddenAuthors().contains(video.author());
    }

    private static Stream<Video> found(Reading<Video> reading) {
        return switch (reading) {
            case Reading.Found<Video> there -> Stream.of(there.value());
            case Reading.Missing<Video> _ -> Stream.empty();
            case Reading.Failed<Video> failed -> throw new Refusal(Refusal.Reason.INTERNAL).with(failed);
        };
    }

    private static Outcome posts(long units, List<Video> posts, Request request) {
        var scribe = request.scribe();
        return Outcome.of(units, out -> Scribe.array(posts, scribe::post, out));
    }

    static Outcome comments(Request request) {
        var post = post(request);
        return post == null
                ? Outcome.of(1, Outcome.NULL)
                : comments(post, 0, post.facts().number(Video.COMMENT_COUNT, 0), request);
    }

    static Outcome replies(Request request) {
        var post = post(request);
        long id = id(request.get(Parameters.COMMENT_ID));
        var comment = post == null ? null : request.catalog().comment(id);
        return post == null || comment == null || comment.video() != post.id()
                ? Outcome.of(1, Outcome.NULL)
                : comments(post, id, comment.facts().number(Comment.REPLY_COUNT, 0), request);
    }

    /** The post that comments are asked for; null when it is not there or not public. */
    private static @Nullable Video post(Request request) {
        var post = request.catalog().video(id(request.get(Parameters.AWEME_ID)));
        return post == null || !isShown(post, request) ? null : post;
    }

    private static Outcome comments(Video post, long parent, long total, Request request) {
        var page = Searches.page(
                request.get(Parameters.CURSOR),
                COMMENT_PAGE,
                (skip, limit) -> request.catalog().comments(post.id(), parent, skip, limit));
        var scribe = request.scribe();
        return Outcome.object(1, out -> {
            Scribe.nextCursor(page.next(), out);
            Scribe.array("comments", page.items(), scribe::comment, out);
            out.writeNumberProperty("total", total);
        });
    }

    /** The id in a text; of one that is none, 0, which no post has. */
    static long id(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
