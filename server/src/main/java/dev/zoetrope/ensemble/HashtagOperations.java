package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.Ranking;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Condition.TextField;
import dev.zoetrope.query.Query;
import dev.zoetrope.query.Words;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Posts with a hashtag. */
final class HashtagOperations {
    /** Posts on a page. */
    static final int PAGE = 20;

    /** So many posts are looked at by one call for the recent ones. */
    static final int MOST_LOOKED_AT = 10_000;

    private static final int PAGES_FOR_A_UNIT = 10;
    private static final Video.Hashtag UNKNOWN = new Video.Hashtag(0, "", "");

    private HashtagOperations() {}

    /** The most liked ones first. */
    static Outcome posts(Request request) {
        var query = query(request);
        var page = Searches.page(
                request.get(Parameters.CURSOR),
                PAGE,
                (skip, limit) -> request.searches().ranked(request.catalog(), query, 0, Ranking.LIKES, skip, limit));
        var scribe = request.scribe();
        return Outcome.object(1, out -> {
            Scribe.nextCursor(page.next(), out);
            Scribe.<Video>array("data", page.items(), scribe::post, out);
        });
    }

    /** The newest ones, as far as they are not too old. */
    static Outcome recentPosts(Request request) {
        var query = query(request);
        int most = Math.clamp(request.get(Parameters.MAX_CURSOR), 0, MOST_LOOKED_AT);
        long total = request.searches().count(request.catalog(), query, 0);
        request.units().hold(units(Math.min(total, most)));
        var lookedAt = most == 0 ? List.<Video>of() : request.searches().newest(request.catalog(), query, most);
        long days = Math.clamp(request.get(Parameters.DAYS), 0, 1_000_000);
        long from =
                request.world().clock().instant().minus(Duration.ofDays(days)).getEpochSecond();
        var posts = lookedAt.stream()
                .filter(post -> post.facts().number(Video.CREATED_AT, 0) >= from)
                .toList();
        return Outcome.object(
                        units(lookedAt.size()),
                        out -> recent(hashtag(lookedAt, request), total, views(lookedAt), posts, request, out))
                .holding(posts.size());
    }

    private static long units(long lookedAt) {
        return Math.max(1, Math.ceilDiv(lookedAt, (long) PAGE * PAGES_FOR_A_UNIT));
    }

    private static void recent(
            Video.Hashtag hashtag, long total, long views, List<Video> posts, Request request, JsonGenerator out) {
        var scribe = request.scribe();
        out.writeStringProperty("id", hashtag.id() == 0 ? "" : Long.toString(hashtag.id()));
        out.writeStringProperty("description", hashtag.description());
        out.writeBooleanProperty("is_commerce", false);
        out.writeNumberProperty("video_count", total);
        out.writeNumberProperty("view_count", views);
        Scribe.array("posts", posts, request.get(Parameters.REMAP_OUTPUT) ? scribe::legacyPost : scribe::post, out);
    }

    /** Views of the posts that were looked at: the hashtag's own number is not in the catalog. */
    private static long views(List<Video> posts) {
        return posts.stream()
                .mapToLong(post -> Math.max(0, post.facts().number(Video.VIEW_COUNT, 0)))
                .sum();
    }

    /** What is known of the hashtag besides its name. */
    private static Video.Hashtag hashtag(List<Video> posts, Request request) {
        var name = name(request);
        return posts.stream()
                .flatMap(post -> post.facts().get(Video.HASHTAG_INFO, List.of()).stream())
                .filter(hashtag -> Words.tag(hashtag.name()).equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static Query query(Request request) {
        return Searches.all(List.of(Searches.isOneOf(TextField.HASHTAG_NAME, name(request))));
    }

    private static String name(Request request) {
        return Words.tag(request.get(Parameters.HASHTAG));
    }
}
