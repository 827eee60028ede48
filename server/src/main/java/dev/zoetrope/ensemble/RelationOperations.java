package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Who follows whom, and who likes what. Of a private account nothing is told. */
final class RelationOperations {
    private static final int PEOPLE_PAGE = 100;
    private static final int LIKES_PAGE = 20;

    private RelationOperations() {}

    static Outcome followers(Request request) {
        return people(
                "followers",
                User.FOLLOWER_COUNT,
                Relation::from,
                subject -> (second, key, limit) ->
                        request.catalog().followers(subject.rows(), new Relation.Place(second, key), limit),
                request);
    }

    static Outcome followings(Request request) {
        return people(
                "followings",
                User.FOLLOWING_COUNT,
                Relation::to,
                subject -> (second, key, limit) ->
                        request.catalog().followings(subject.rows(), new Relation.Place(second, key), limit),
                request);
    }

    /** Makes what reads somebody's relations. */
    private interface Relations {
        Timeline.Reader<Relation> of(Subject subject);
    }

    /**
     * A page of people.
     *
     * @param count how many there are, as far as it is known
     * @param other the end of a relation that is told
     */
    private static Outcome people(
            String name, Field<Long> count, ToLongFunction<Relation> other, Relations relations, Request request) {
        var subject = subject(request);
        if (subject.isEmpty()) {
            return Outcome.of(1, Outcome.NULL);
        }
        var user = subject.get().user();
        var page = page(subject.get(), relations.of(subject.get()), Timeline.SECONDS, PEOPLE_PAGE, request);
        var scribe = request.scribe();
        var people = page.items().stream()
                .map(relation -> scribe.person(other.applyAsLong(relation)))
                .filter(Objects::nonNull)
                .toList();
        return Outcome.object(2, out -> {
            Scribe.nextCursor(page.next(), out);
            if (page.next() != null) {
                out.writeStringProperty("nextPageToken", page.next().toString());
            }
            Scribe.array(name, people, scribe::user, out);
            out.writeNumberProperty("total", user.facts().number(count, 0));
        });
    }

    static Outcome likedPosts(Request request) {
        var page = subject(request)
                .map(subject -> page(
                        subject,
                        (second, key, limit) ->
                                request.catalog().likes(subject.rows(), new Relation.Place(second, key), limit),
                        Timeline.MILLIS,
                        LIKES_PAGE,
                        request))
                .orElse(new Timeline.Page<>(List.of(), null));
        var posts = page.items().stream()
                .map(like -> request.catalog().video(like.to()))
                .filter(post -> post != null && PostOperations.isShown(post, request))
                .toList();
        var scribe = request.scribe();
        return Outcome.object(1, out -> {
            Scribe.nextCursor(page.next(), out);
            Scribe.<Video>array("liked_posts", posts, scribe::post, out);
        });
    }

    private static Optional<Subject> subject(Request request) {
        return UserOperations.subject(new Identity.SecUid(request.get(Parameters.SEC_UID)), request);
    }

    private static Timeline.Page<Relation> page(
            Subject subject, Timeline.Reader<Relation> relations, long unit, int size, Request request) {
        return subject.user().facts().flag(User.PRIVATE)
                ? new Timeline.Page<>(List.of(), null)
                : new Timeline<>(relations, Relation::since, unit).page(request.get(Parameters.CURSOR), size);
    }
}
