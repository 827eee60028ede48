package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;

/** A user for data in the form of a web page. */
public record WebUser(User user, LinkSigner links) implements Shown {
    @Override
    public Facts facts() {
        return user.facts();
    }
}
