package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A video as oEmbed tells of it, for pages that know nothing but its address. */
public final class OEmbed {
    private static final String WHOLE = "100%";
    private static final int THUMBNAIL_WIDTH = 576;
    private static final int THUMBNAIL_HEIGHT = 1024;

    private OEmbed() {}

    /** Writes the object. The sizes are the same for every video, as the service has them. */
    public static void write(DisplayVideo video, JsonGenerator out) {
        var handle = video.handle();
        out.writeStartObject();
        out.writeStringProperty("version", "1.0");
        out.writeStringProperty("type", "video");
        text("title", video.title(), out);
        out.writeStringProperty("author_url", EmbedHtml.profileUrl(handle));
        out.writeStringProperty("author_name", authorName(video.author(), handle));
        out.writeStringProperty("author_unique_id", handle);
        out.writeStringProperty("width", WHOLE);
        out.writeStringProperty("height", WHOLE);
        out.writeStringProperty("html", EmbedHtml.ofOEmbed(video));
        out.writeNumberProperty("thumbnail_width", THUMBNAIL_WIDTH);
        out.writeNumberProperty("thumbnail_height", THUMBNAIL_HEIGHT);
        text("thumbnail_url", video.coverUrl(), out);
        out.writeStringProperty("provider_url", "https://www.tiktok.com");
        out.writeStringProperty("provider_name", "TikTok");
        out.writeStringProperty("embed_product_id", Long.toString(video.video().id()));
        out.writeStringProperty("embed_type", "video");
        out.writeEndObject();
    }

    public static List<Observation.Sighting> read(JsonParser in, Stamp stamp, long latest) {
        throw new UnsupportedOperationException();
    }

    private static String authorName(@Nullable User author, String handle) {
        return author == null ? handle : author.facts().get(User.DISPLAY_NAME, handle);
    }

    private static void text(String name, @Nullable String text, JsonGenerator out) {
        out.writeStringProperty(name, text == null ? "" : text);
    }
}
