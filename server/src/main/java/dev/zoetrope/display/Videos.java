package dev.zoetrope.display;

import dev.zoetrope.accounts.UserToken;
import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.DisplayVideo;
import dev.zoetrope.shape.LinkSigner;
import dev.zoetrope.shape.Selection;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A person's videos, on their way out to an app. */
final class Videos {
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    private final UserToken token;
    private final Subject subject;
    private final CatalogReader catalog;
    private final LinkSigner links;

    Videos(UserToken token, Subject subject, World world, String publicUrl) {
        this.token = token;
        this.subject = subject;
        catalog = world.catalog();
        links = MediaLinks.signer(world, publicUrl);
    }

    /** The page of all that the public may see. */
    PostPage page(Cursor cursor, int most) {
        return isHidden() ? PostPage.EMPTY : PostPage.read(catalog, subject.rows(), cursor, most);
    }

    /** Those with these ids that are the person's and that the public may see, in the order of the ids, each once. */
    PostPage of(List<String> ids) {
        if (isHidden()) {
            return PostPage.EMPTY;
        }
        var videos = ids.stream()
                .map(Videos::id)
                .distinct()
                .map(catalog::video)
                .filter(Objects::nonNull)
                .filter(video -> video.isPublic() && subject.rows().contains(video.author()))
                .toList();
        return new PostPage(videos, Cursor.FIRST, false);
    }

    private boolean isHidden() {
        return subject.user().facts().flag(User.PRIVATE);
    }

    /** A text that is no id is nobody's: 0. */
    private static long id(String text) {
        try {
            return ID.matcher(text).matches() ? Long.parseLong(text) : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    Envelope.Data data(PostPage page, Selection<DisplayVideo> fields) {
        return out -> {
            out.writeNumberProperty("cursor", page.next().number());
            out.writeBooleanProperty("has_more", page.more());
            out.writeName("videos");
            out.writeStartArray();
            for (var video : page.videos()) {
                fields.write(shown(video), out);
            }
            out.writeEndArray();
        };
    }

    private DisplayVideo shown(Video video) {
        return new DisplayVideo(video, subject.user(), () -> Sounds.of(video, catalog), token.clientKey(), links);
    }
}
