package dev.zoetrope.shape;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * A link to a picture or a film: a plain text, an object with a list of links, or such a list. What is read is kept byte for byte, as a signature within would
 * break.
 *
 * @param field where it is kept
 * @param others stand in for it when it is unknown, the first that is known
 */
record Links(Field<String> field, List<Field<String>> others) {
    private static final SerializedString HEIGHT = new SerializedString("height");
    private static final SerializedString URI = new SerializedString("uri");
    private static final SerializedString URL_LIST = new SerializedString("url_list");
    private static final SerializedString URL_PREFIX = new SerializedString("url_prefix");
    private static final SerializedString WIDTH = new SerializedString("width");

    /** Whatever the picture's size. */
    private static final int SIDE = 720;

    /** An object has each link in two formats; clients may take the second. */
    private static final int FORMATS = 2;

    static final JsonType IMAGE = new JsonType.ObjectOf(List.of(
            new JsonType.Part("height", JsonType.INT32, "Always 720"),
            new JsonType.Part("uri", JsonType.TEXT, "What its links have in common"),
            new JsonType.Part("url_list", JsonType.TEXTS, "Links to it"),
            new JsonType.Part("url_prefix", JsonType.NULL, "Nothing"),
            new JsonType.Part("width", JsonType.INT32, "Always 720")));

    private static final List<Field<String>> AVATARS =
            List.of(User.AVATAR_SMALL, User.AVATAR_168, User.AVATAR_300, User.AVATAR_MEDIUM, User.AVATAR_LARGE);

    static Links of(Field<String> field) {
        return new Links(field, List.of());
    }

    static Links of(Field<String> field, Field<String> other) {
        return new Links(field, List.of(other));
    }

    static Links of(Field<String> field, Field<String> second, Field<String> third) {
        return new Links(field, List.of(second, third));
    }

    /** A user's picture. The next larger one stands in for it, else the largest there is. */
    static Links avatar(Field<String> size) {
        int at = AVATARS.indexOf(size);
        var others = new ArrayList<>(AVATARS.subList(at + 1, AVATARS.size()));
        others.addAll(AVATARS.subList(0, at).reversed());
        return new Links(size, others);
    }

    /** The link to hand out; null when none is known. */
    @Nullable String of(Shown thing) {
        var url = thing.facts().get(field);
        for (int i = 0; url == null && i < others.size(); i++) {
            url = thing.facts().get(others.get(i));
        }
        return url == null || url.isEmpty() ? null : thing.links().sign(url);
    }

    void writeText(SerializedString name, Shown thing, JsonGenerator out) {
        var url = of(thing);
        out.writeName(name);
        out.writeString(url == null ? "" : url);
    }

    void writeUri(SerializedString name, Shown thing, JsonGenerator out) {
        var url = of(thing);
        out.writeName(name);
        out.writeString(url == null ? "" : uri(url));
    }

    void writeList(SerializedString name, Shown thing, JsonGenerator out) {
        out.writeName(name);
        writeList(of(thing), 1, out);
    }

    void writeImage(SerializedString name, Shown thing, JsonGenerator out) {
        out.writeName(name);
        writeImage(of(thing), out);
    }

    static void writeImage(@Nullable String url, JsonGenerator out) {
        out.writeStartObject();
        out.writeName(HEIGHT);
        out.writeNumber(SIDE);
        out.writeName(URI);
        out.writeString(url == null ? "" : uri(url));
        out.writeName(URL_LIST);
        writeList(url, FORMATS, out);
        out.writeName(URL_PREFIX);
        out.writeNull();
        out.writeName(WIDTH);
        out.writeNumber(SIDE);
        out.writeEndObject();
    }

    private static void writeList(@Nullable String url, int times, JsonGenerator out) {
        out.writeStartArray();
        for (int i = 0; url != null && i < times; i++) {
            out.writeString(url);
        }
        out.writeEndArray();
    }

    /** A link's path, without what tells size and format. */
    private static String uri(String url) {
        int host = url.indexOf("://");
        int start = url.indexOf('/', host < 0 ? 0 : host + 3) + 1;
        int end = start;
        while (end < url.length() && "~?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }

    void readText(RecordParser in, Draft draft) {
        keep(TextCodec.TEXT.read(in), draft);
    }

    void readList(RecordParser in, Draft draft) {
        keep(first(in), draft);
    }

    void readImage(RecordParser in, Draft draft) {
        keep(image(in), draft);
    }

    private void keep(@Nullable String url, Draft draft) {
        if (url != null && !url.isEmpty()) {
            draft.facts.with(field, url);
        }
    }

    /** The first link of an object with a list; null when it has none. */
    static @Nullable String image(RecordParser in) {
        String url = null;
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "url_list", "urlList" -> url = first(in);
                default -> in.skip();
            }
        }
        return url;
    }

    private static @Nullable String first(RecordParser in) {
        var urls = in.list(RecordParser::text);
        return urls.isEmpty() ? null : urls.getFirst();
    }
}
