package dev.zoetrope.display;

import dev.zoetrope.accounts.UserToken;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.shape.DisplayUser;
import dev.zoetrope.v2.Bearer;
import dev.zoetrope.v2.Refusal;
import dev.zoetrope.world.World;
import java.time.Duration;

/** Lets calls of the Display API in. */
final class Caller {
    /** The real service takes so many calls of an operation from an app in any minute. */
    static final int REAL_RATE = 600;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private Caller() {}

    /**
     * The token a call is made with, if its app has not called too often.
     *
     * @param limited whether apps are held to {@link #REAL_RATE}
     * @throws Refusal 401 {@code access_token_invalid}, 429 {@code rate_limit_exceeded}
     */
    static UserToken admit(Operation operation, Call call, World world, boolean limited) {
        var token = Bearer.user(call, world);
        if (limited) {
            requireRate(operation, token, world);
        }
        return token;
    }

    static void requireRate(Operation operation, UserToken token, World world) {
        var key = "display:" + operation.id() + ':' + token.clientKey();
        if (!world.accounts().rates().take(key, REAL_RATE, WINDOW, world.clock().instant())) {
            throw new Refusal(
                    429,
                    "rate_limit_exceeded",
                    "The app has called this more than " + REAL_RATE + " times within a minute. Wait a little.");
        }
    }

    /**
     * The person behind a token.
     *
     * @throws Refusal 401 {@code access_token_invalid} when nothing is known of them any more: to their app it is as if they had deleted their account
     */
    static Subject subject(UserToken token, World world) {
        return world.catalog()
                .subject(token.subject(), token.grantedAt().toEpochMilli())
                .orElseThrow(Bearer::invalidUser);
    }

    /** The person behind a token, as the app sees them. */
    static DisplayUser user(UserToken token, Call call, World world, PublicUrl publicUrl) {
        return user(subject(token, world), token, call, world, publicUrl);
    }

    static DisplayUser user(Subject subject, UserToken token, Call call, World world, PublicUrl publicUrl) {
        return new DisplayUser(
                subject.user(), token.openId(), token.unionId(), MediaLinks.signer(world, publicUrl.of(call)));
    }
}
