package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import org.jspecify.annotations.Nullable;

/** What an upstream is asked for. */
public sealed interface Question {
    record OfUser(Identity who) implements Question {}

    /** @param author the handle that came with the id; null when none did */
    record OfVideo(long id, Identity.@Nullable Handle author) implements Question {}
}
