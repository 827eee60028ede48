package dev.zoetrope.shape;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import org.jspecify.annotations.Nullable;

/**
 * A comment with its author, for an answer in an app's form.
 *
 * @param author null when unknown; then the handle last seen on the comment stands for them
 * @param now Unix seconds: the time of the answer
 */
public record MobileComment(Comment comment, @Nullable User author, LinkSigner links, long now) implements Shown {
    @Override
    public Facts facts() {
        return comment.facts();
    }

    /** An author of whom nothing else is known has the handle last seen. */
    MobileUser shownAuthor() {
        return new MobileUser(User.named(author, facts().get(Comment.HANDLE)), links, now);
    }
}
