package dev.zoetrope.shape;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.User;
import org.jspecify.annotations.Nullable;

/**
 * A user with what an app sees of them.
 *
 * @param openId what the app calls them
 * @param unionId what all apps of the developer call them; null when none was issued
 */
public record DisplayUser(
        User user, String openId, @Nullable String unionId, LinkSigner links) {
    @Nullable String profileUrl() {
        return user.handle() == null ? null : EmbedHtml.profileUrl(user.handle());
    }

    /** Null when there is none. */
    @Nullable String avatarUrl(Field<String> size) {
        var url = user.facts().get(size);
        return url == null ? null : links.sign(url);
    }
}
