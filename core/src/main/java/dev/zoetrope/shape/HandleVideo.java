package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import org.jspecify.annotations.Nullable;

/**
 * A video with its author and sound, for an answer of a handle gateway.
 *
 * @param author null when unknown
 * @param sound null when unknown
 */
public record HandleVideo(
        Video video, @Nullable HandleUser author, @Nullable HandleSound sound) implements Shown {
    @Override
    public Facts facts() {
        return video.facts();
    }

    @Override
    public LinkSigner links() {
        return LinkSigner.NONE;
    }

    HandleUser shownAuthor() {
        return author == null ? new HandleUser(new User(0, null, Facts.NONE), 0, 0, LinkSigner.NONE) : author;
    }

    HandleSound shownSound() {
        return sound == null ? new HandleSound(new Sound(0, Facts.NONE), 0, 0) : sound;
    }
}
