package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A video as oEmbed tells of it, for pages that know nothing but its address. */
public final class OEmbed {
    private static final String WHOLE = "100%";
    private static final int THUMBNAIL_WIDTH = 576;
    private static final int THUMBNAIL_HEIGHT = 1024;

    private static final Map<String, Member.Reader> READERS = Map.of(
            "embed_product_id", Draft.ID,
            "title", Member.reader(Video.CAPTION, TextCodec.TEXT),
            "thumbnail_url", Member.reader(Video.COVER_URL, TextCodec.TEXT),
            "author_unique_id", Member.ofAuthor(Member.reader(User.HANDLE, TextCodec.HANDLE)),
            "author_name", Member.ofAuthor(Member.reader(User.DISPLAY_NAME, TextCodec.TEXT)));

    private static final Map<String, Member.Reader> PROFILE_READERS = Map.of(
            "author_unique_id", Member.reader(User.HANDLE, TextCodec.HANDLE),
            "author_url", OEmbed::readAddress,
            "author_name", Member.reader(User.DISPLAY_NAME, TextCodec.TEXT));

    private static final Pattern PROFILE_ADDRESS = Pattern.compile("https://www\\.tiktok\\.com/@([^/?#@]{1,100})/?");

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

    /**
     * Reads what such an object tells: a video's caption and cover, and its author's handle and name. The parser stands on the object's first token, and on its
     * last afterwards, also after an UnreadableRecord.
     *
     * @throws UnreadableRecord when it has no id or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readVideo(JsonParser in, Stamp stamp, long latest) {
        var draft = new Draft(stamp, latest);
        new RecordParser(in).read(READERS, draft);
        return Sightings.ofVideo(draft);
    }

    /**
     * Reads what the object of a profile tells, as {@link #readVideo} reads that of a video: a handle and a name. Some have the handle in the profile's address alone.
     *
     * @throws UnreadableRecord when it has no handle or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readUser(JsonParser in, Stamp stamp, long latest) {
        var draft = new Draft(stamp, latest);
        new RecordParser(in).read(PROFILE_READERS, draft);
        return Sightings.ofUser(draft, "author_unique_id");
    }

    private static void readAddress(RecordParser in, Draft draft) {
        var address = PROFILE_ADDRESS.matcher(in.text());
        if (address.matches() && draft.facts.get(User.HANDLE) == null) {
            draft.facts.with(User.HANDLE, address.group(1));
        }
    }

    private static String authorName(@Nullable User author, String handle) {
        return author == null ? handle : author.facts().get(User.DISPLAY_NAME, handle);
    }

    private static void text(String name, @Nullable String text, JsonGenerator out) {
        out.writeStringProperty(name, text == null ? "" : text);
    }
}
