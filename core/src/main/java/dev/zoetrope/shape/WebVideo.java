package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import org.jspecify.annotations.Nullable;

/**
 * A video with its author and sound, for data in the form of a web page.
 *
 * @param author null when unknown; then the handle last seen on the video stands for them
 * @param sound null when unknown
 */
public record WebVideo(
        Video video, @Nullable User author, @Nullable Sound sound, LinkSigner links) implements Shown {
    @Override
    public Facts facts() {
        return video.facts();
    }

    /** An author of whom nothing else is known has the handle last seen. */
    WebUser shownAuthor() {
        return new WebUser(User.named(author, facts().get(Video.HANDLE)), links);
    }

    MobileSound shownSound() {
        return new MobileSound(sound == null ? new Sound(0, Facts.NONE) : sound, null, links);
    }
}
