package dev.zoetrope.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an observation is about: all identities that came together, at least one. */
public record Who(
        Identity.@Nullable UserId userId,
        Identity.@Nullable SecUid secUid,
        Identity.@Nullable OpenId openId,
        Identity.@Nullable Handle handle) {

    public Who {
        if (userId == null && secUid == null && openId == null && handle == null) {
            throw new IllegalArgumentException("an observation of a user needs an id or a handle");
        }
    }

    public static Who handle(String handle) {
        return new Who(null, null, null, new Identity.Handle(handle));
    }

    /** Somebody whom the service itself tells of. */
    public static Who user(long userId, @Nullable String secUid, String handle) {
        return new Who(
                new Identity.UserId(userId),
                secUid == null ? null : new Identity.SecUid(secUid),
                null,
                new Identity.Handle(handle));
    }

    /** Those identities that never move to another person. */
    public List<Identity> lasting() {
        var lasting = new ArrayList<Identity>(3);
        if (userId != null) {
            lasting.add(userId);
        }
        if (secUid != null) {
            lasting.add(secUid);
        }
        if (openId != null) {
            lasting.add(openId);
        }
        return lasting;
    }
}
