package dev.zoetrope.media;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;

/** The pictures behind {@link MediaLinks}: {@code GET /_media/…}. As the service's own hosts for pictures do, it lets any page show and read them. */
public final class MediaPath {
    private final Pictures pictures = new Pictures();

    public Answer answer(Call call, World world) {
        return answerTo(call, world).with("Access-Control-Allow-Origin", "*");
    }

    private Answer answerTo(Call call, World world) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Answer.text(405, "Pictures can be read only; use GET.").with("Allow", "GET, HEAD");
        }
        var path = call.path().substring(MediaLinks.PATH.length());
        long expires = expires(call);
        var signature = call.query(MediaLinks.SIGNATURE);
        if (signature == null || !MediaLinks.isGood(path, expires, signature, world)) {
            call.note("reason", "link not signed, changed or expired");
            return Answer.text(
                    403,
                    "This link is not signed by this server, was changed, or has expired. Ask the API for a new one.");
        }
        var picture = Picture.at(path);
        if (picture == null) {
            return Answer.text(404, "There is no picture at this path.");
        }
        long left = expires - world.clock().instant().getEpochSecond();
        return pictures.jpeg(picture)
                .<Answer>map(jpeg -> Answer.of(200, "image/jpeg", jpeg)
                        .with("Cache-Control", "public, max-age=" + left + ", immutable"))
                .orElseGet(() -> Answer.text(503, "Too many pictures are being drawn. Try again in a moment.")
                        .with("Retry-After", "1"));
    }

    /** The time in a link, in Unix seconds; 0, which is long ago, when there is none. */
    private static long expires(Call call) {
        var text = call.query(MediaLinks.EXPIRES);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
