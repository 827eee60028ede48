package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.util.List;
import java.util.Optional;

/** Holds answers to what was asked. */
final class Asked {
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

    static Told told(Optional<Observation.OfUser> user) {
        return user.<Told>map(seen -> new Told.Seen(List.of(seen))).orElseGet(Told.Nothing::new);
    }

    static Told toldOfPost(Optional<Post> post) {
        return post.<Told>map(seen -> new Told.Seen(seen.sightings())).orElseGet(Told.Nothing::new);
    }

    static IllegalArgumentException unanswered(String name) {
        return new IllegalArgumentException(name + " does not answer this");
    }
}
