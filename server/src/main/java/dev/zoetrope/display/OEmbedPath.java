package dev.zoetrope.display;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.DisplayShape;
import dev.zoetrope.shape.DisplayVideo;
import dev.zoetrope.shape.OEmbed;
import dev.zoetrope.world.World;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectWriteContext;

/** {@code GET /oembed?url=…}: a public video by its address, for anybody. */
public final class OEmbedPath {
    private static final String JSON = "application/json";
    private static final byte[] REFUSED =
            "{\"message\":\"Something went wrong\",\"code\":400}".getBytes(StandardCharsets.UTF_8);

    /** Where an address has the id: a post under its author's name, a page for phones, a player. */
    private static final Pattern VIDEO_PATH =
            Pattern.compile("/(?:@[^/]*/(?:video|photo)|v|embed|embed/v2|player/v1)/([0-9]{1,19})(?:\\.html)?/?");

    private final PublicUrl publicUrl;

    public OEmbedPath(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Answer answer(Call call, World world) {
        var video = url(call).flatMap(OEmbedPath::id).flatMap(id -> find(id, world.catalog()));
        return video.isPresent() ? told(video.get(), call, world) : Answer.of(400, JSON, REFUSED);
    }

    /** A query string that cannot be read is a bad address as any other. */
    private static Optional<String> url(Call call) {
        try {
            return Optional.ofNullable(call.query().first("url"));
        } catch (RequestRefused.FormMalformed _) {
            return Optional.empty();
        }
    }

    /** The id of the video at an address of the service; the name in it does not matter. */
    static Optional<Long> id(String url) {
        try {
            var uri = URI.create(url.strip());
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            var path = VIDEO_PATH.matcher(String.valueOf(uri.getRawPath()));
            boolean known = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return known && (host.equals("tiktok.com") || host.endsWith(".tiktok.com")) && path.matches()
                    ? Optional.of(Long.valueOf(path.group(1)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Video> find(long id, CatalogReader catalog) {
        return Optional.ofNullable(catalog.video(id))
                .filter(Video::isPublic)
                .filter(video -> !catalog.hiddenAuthors().contains(video.author()));
    }

    private Answer told(Video video, Call call, World world) {
        var shown = new DisplayVideo(
                video,
                author(video, world.catalog()),
                () -> Sounds.of(video, world.catalog()),
                "",
                MediaLinks.signer(world, publicUrl.of(call)));
        var bytes = new ByteArrayOutputStream();
        try (var out = DisplayShape.JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            OEmbed.write(shown, out);
        }
        return Answer.of(200, JSON, bytes.toByteArray());
    }

    private static @Nullable User author(Video video, CatalogReader catalog) {
        var person = video.author() == 0 ? null : catalog.person(Person.rowTerm(video.author()));
        return person == null
                ? null
                : catalog.user(Identity.of(person.firstName())).orElse(null);
    }
}
