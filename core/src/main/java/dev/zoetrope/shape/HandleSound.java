package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Sound;

/**
 * A sound for an answer of a handle gateway.
 *
 * @param createdAt Unix milliseconds: when the sound was first seen; 0 when unknown
 * @param updatedAt Unix milliseconds: when the sound was last seen; 0 when unknown
 */
public record HandleSound(Sound sound, long createdAt, long updatedAt) implements Shown {
    @Override
    public Facts facts() {
        return sound.facts();
    }

    @Override
    public LinkSigner links() {
        return LinkSigner.NONE;
    }
}
