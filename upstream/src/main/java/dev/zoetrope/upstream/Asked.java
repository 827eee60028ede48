package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds answers to what was asked. */
final class Asked {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9_.]*[a-z0-9_][a-z0-9_.]*");

    private Asked() {}

    /**
     * The one user of an answer.
     *
     * @throws UpstreamFailed when it is somebody else, or nothing is told of them
     */
    static Observation.OfUser user(List<Observation.Sighting> seen, Identity asked) {
        if (seen.size() == 1 && seen.getFirst() instanceof Observation.OfUser user && !isBare(user)) {
            return user(user, asked);
        }
        throw new UpstreamFailed(Why.UNREADABLE, "told nothing of the user");
    }

    /** Whether nothing is told but the handle, which may be that of the question. */
    static boolean isBare(Observation.OfUser user) {
        return User.FIELDS.stream()
                .noneMatch(field -> !field.equals(User.HANDLE) && user.facts().has(field));
    }

    /** @throws UpstreamFailed when it is somebody else, or nothing is told */
    static Observation.OfUser user(Observation.OfUser seen, Identity asked) {
        if (!names(asked, seen.who())) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of somebody else than was asked for");
        }
        return seen;
    }

    private static boolean names(Identity asked, Who who) {
        return switch (asked) {
            case Identity.UserId id -> id.equals(who.userId());
            case Identity.SecUid secUid -> secUid.equals(who.secUid());
            case Identity.OpenId openId -> openId.equals(who.openId());
            case Identity.Handle handle -> handle.equals(who.handle());
        };
    }

    /** Whether there can be such a thing. What callers make up is asked of nobody. */
    static boolean canBe(Question question) {
        return switch (question) {
            case Question.OfUser(Identity.Handle handle) -> canBe(handle);
            case Question.OfUser _ -> true;
            case Question.OfVideo(long id, var author) -> canBe(id) && (author == null || canBe(author));
            case Question.OfVideos(var ids) -> ids.stream().allMatch(Asked::canBe);
        };
    }

    /** Letters, digits, underscores and full stops, not full stops alone. */
    static boolean canBe(Identity.Handle handle) {
        return HANDLE.matcher(handle.handle()).matches();
    }

    private static boolean canBe(long id) {
        return id > 0 && id < Long.MAX_VALUE;
    }

    static Told told(Optional<Observation.OfUser> user) {
        return user.<Told>map(seen -> new Told.Seen(List.of(seen))).orElseGet(Told.Nothing::new);
    }

    static Told toldOfPost(Optional<Post> post) {
        return toldOfPosts(post.stream().toList());
    }

    static Told toldOfPosts(List<Post> posts) {
        return posts.isEmpty()
                ? new Told.Nothing()
                : new Told.Seen(posts.stream()
                        .flatMap(post -> post.sightings().stream())
                        .toList());
    }

    static IllegalArgumentException unanswered(String name) {
        return new IllegalArgumentException(name + " does not answer this");
    }
}
