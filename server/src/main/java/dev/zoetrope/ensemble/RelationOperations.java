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
import java.util.Set;
import java.util.function.ToLongFunction;

/** Who follows whom, and who likes what. Of a private account nothing is told. */
final class RelationOperations {
    private static final int PEOPLE_PAGE = 100;
    private static final int LIKES_PAGE = 20;

    /** So many relations of one second are told, since a page within it costs all that stand before. Those of unknown time have one second in common. */
    static final int MOST_WITHIN = 10_000;

    private RelationOperations() {}

    static Outcome followers(Request request) {
        return people("followers", User.FOLLOWER_COUNT, Relation::from, request.catalog()::followers, request);
    }

    static Outcome followings(Request request) {
        return people("followings", User.FOLLOWING_COUNT, Relation::to, request.catalog()::followings, request);
    }

    /** One of a catalog's lists of relations. */
    private interface Listing {
        List<Relation> read(Set<Long> rows, Relation.Place after, int limit);
    }

    /** Somebody's list. */
    private record Relations(Listing listing, Set<Long> rows) implements Timeline.Reader<Relation> {
        @Override
        public List<Relation> after(long second, long key, int limit) {
            return listing.read(rows, new Relation.Place(second, key), limit);
        }

        @Override
        public List<Relation> within(long second, long shown, int limit) {
            if (shown >= MOST_WITHIN) {
                return List.of();
            }
            var read = after(second, Long.MAX_VALUE, (int) shown + limit);
            return read.size() > shown && read.get((int) shown).since() == second
                    ? read.subList((int) shown, read.size())
                    : List.of();
        }
    }

    /**
     * A page of people.
     *
     * @param count how many there are, as far as it is known
     * @param other the end of a relation that is told
     */
    private static Outcome people(
            String name, Field<Long> count, ToLongFunction<Relation> other, Listing listing, Request request) {
        var subject = subject(request);
        if (subject.isEmpty()) {
            return Outcome.of(1, Outcome.NULL);
        }
        var user = subject.get().user();
        var page = page(subject.get(), listing, Timeline.SECONDS, PEOPLE_PAGE, request);
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
                .map(subject -> page(subject, request.catalog()::likes, Timeline.MILLIS, LIKES_PAGE, request))
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
            Subject subject, Listing listing, long unit, int size, Request request) {
        return subject.user().facts().flag(User.PRIVATE)
                ? new Timeline.Page<>(List.of(), null)
                : new Timeline<>(new Relations(listing, subject.rows()), Relation::since, unit)
                        .page(request.get(Parameters.CURSOR), size);
    }
}
