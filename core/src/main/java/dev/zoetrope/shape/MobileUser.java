package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;

/**
 * A user with what an answer in an app's form needs besides.
 *
 * @param now Unix seconds: the time of the answer, which the form repeats
 */
public record MobileUser(User user, LinkSigner links, long now) implements Shown {
    @Override
    public Facts facts() {
        return user.facts();
    }
}
