package dev.zoetrope.shape;

import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** The photos of a video that is none. */
final class Photos {
    /** The number of a post of photos, and an older one. */
    private static final int POST_OF_PHOTOS = 150;

    private static final int OLD_POST_OF_PHOTOS = 2;

    static final JsonType MOBILE_TYPE = new JsonType.OrNull(new JsonType.ObjectOf(List.of(new JsonType.Part(
            "images", JsonType.objects(new JsonType.Part("display_image", Links.IMAGE, "The photo")), "The photos"))));
    static final JsonType WEB_TYPE = new JsonType.ObjectOf(List.of(new JsonType.Part(
            "images",
            JsonType.objects(new JsonType.Part(
                    "imageURL",
                    new JsonType.ObjectOf(List.of(new JsonType.Part("urlList", JsonType.TEXTS, "Links to it"))),
                    "The photo")),
            "The photos")));

    static final Member.Reader TYPE = Table.reader(ValueKind.COUNT, (in, draft) -> {
        long type = in.whole();
        if (type == POST_OF_PHOTOS || type == OLD_POST_OF_PHOTOS) {
            draft.isPhotoPost();
        }
    });
    static final Member.Reader MOBILE = reader("display_image");
    static final Member.Reader WEB = reader("imageURL");

    private Photos() {}

    static void writeType(SerializedString name, Shown video, JsonGenerator out) {
        out.writeName(name);
        out.writeNumber(of(video).isEmpty() ? 0 : POST_OF_PHOTOS);
    }

    static void writeMobile(SerializedString name, Shown video, JsonGenerator out) {
        var photos = of(video);
        out.writeName(name);
        if (photos.isEmpty()) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeArrayPropertyStart("images");
        for (var photo : photos) {
            out.writeStartObject();
            out.writeName("display_image");
            Links.writeImage(video.links().sign(photo), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Nothing for a film. */
    static void writeWeb(SerializedString name, Shown video, JsonGenerator out) {
        var photos = of(video);
        if (photos.isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartObject();
        out.writeArrayPropertyStart("images");
        for (var photo : photos) {
            out.writeStartObject();
            out.writeObjectPropertyStart("imageURL");
            out.writeArrayPropertyStart("urlList");
            out.writeString(video.links().sign(photo));
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static List<String> of(Shown video) {
        return video.facts().get(Video.PHOTOS, List.<String>of());
    }

    private static Member.Reader reader(String image) {
        return Table.reader(ValueKind.OBJECT, (in, draft) -> {
            in.object();
            while (in.nextMember()) {
                if (!in.member().equals("images")) {
                    in.skip();
                    continue;
                }
                var photos = in.list(photo -> photo(image, photo)).stream()
                        .filter(url -> !url.isEmpty())
                        .toList();
                if (!photos.isEmpty()) {
                    draft.facts.with(Video.PHOTOS, photos);
                    draft.isPhotoPost();
                }
            }
        });
    }

    /** Empty when there is no link. */
    private static String photo(String image, RecordParser in) {
        var url = "";
        in.object();
        while (in.nextMember()) {
            if (in.member().equals(image)) {
                url = Objects.requireNonNullElse(Links.image(in), "");
            } else {
                in.skip();
            }
        }
        return url;
    }
}
