package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Sound;
import org.jspecify.annotations.Nullable;

/**
 * A sound for an answer in an app's form.
 *
 * @param uses how many videos use it; null where the form does not tell
 */
public record MobileSound(Sound sound, @Nullable Long uses, LinkSigner links) implements Shown {
    @Override
    public Facts facts() {
        return sound.facts();
    }
}
