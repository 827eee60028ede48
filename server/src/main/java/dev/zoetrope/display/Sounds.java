package dev.zoetrope.display;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import org.jspecify.annotations.Nullable;

/** Which sound goes with a video. */
final class Sounds {
    private Sounds() {}

    /** Null when it is unknown. */
    static @Nullable Sound of(Video video, CatalogReader catalog) {
        long id = video.facts().number(Video.SOUND_ID, 0);
        return id == 0 ? null : catalog.sound(id);
    }
}
