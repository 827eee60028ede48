package dev.zoetrope.shape;

import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A video with all that its links and its embedded player tell.
 *
 * @param author null when unknown; then the handle last seen on the video stands for them
 * @param sound looked up when it is asked for; gives null when it is unknown
 * @param clientKey the app that asks; its links carry it
 */
public record DisplayVideo(
        Video video, @Nullable User author, Supplier<@Nullable Sound> sound, String clientKey, LinkSigner links) {
    /** The author's handle; empty when unknown. */
    String handle() {
        return author != null && author.handle() != null
                ? author.handle()
                : video.facts().get(Video.HANDLE, "");
    }

    /** The caption stands for a title that is unknown; null when that is unknown too. */
    @Nullable String title() {
        var title = video.facts().get(Video.TITLE);
        return title == null ? video.facts().get(Video.CAPTION) : title;
    }

    /** Null when there is none. */
    @Nullable String coverUrl() {
        var url = video.facts().get(Video.COVER_URL);
        return url == null ? null : links.sign(url);
    }
}
