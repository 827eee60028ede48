package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;

/**
 * A user for an answer of a handle gateway.
 *
 * @param createdAt Unix milliseconds: when the user was first seen; 0 when unknown
 * @param updatedAt Unix milliseconds: when the user was last seen; 0 when unknown
 */
public record HandleUser(User user, long createdAt, long updatedAt, LinkSigner links) implements Shown {
    @Override
    public Facts facts() {
        return user.facts();
    }
}
