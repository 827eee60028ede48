package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Map;

/** The tables of videos and their sounds as web pages carry them. */
final class WebVideoShape {
    private static final Codec<Long> PIXELS = new Always<>(NumberCodec.PIXELS, "0");

    /** Only the ids of effects, as their names are those of an interface language. */
    private static final Codec<List<String>> EFFECTS = new ListCodec<>(
            ValueKind.OBJECTS,
            JsonType.objects(new JsonType.Part("ID", JsonType.TEXT, "Its id")),
            WebVideoShape::effect,
            (id, out) -> {
                out.writeStartObject();
                out.writeStringProperty("ID", id);
                out.writeEndObject();
            });

    private static final Shape<MobileSound> SOUND = sound();

    static final Shape<WebVideo> VIDEO = video();

    private WebVideoShape() {}

    private static Shape<WebVideo> video() {
        var hashtags = Hashtags.WEB;
        var table = new Table<WebVideo>()
                .line(
                        "id",
                        JsonType.TEXT,
                        "Its id",
                        Member.text(video -> Long.toString(video.video().id())),
                        Draft.ID)
                .fact("desc", Video.CAPTION, TEXT_OR_EMPTY.orEmpty(), "Its caption")
                .fact(
                        "createTime",
                        Video.CREATED_AT,
                        new Always<>(NumberCodec.TIME, "0"),
                        "When it was posted, in Unix seconds, UTC")
                .object("video", "The film", WebVideoShape::film)
                .object("stats", "Its counters, which the service rounds", stats -> stats(stats, Count.ROUNDED))
                .object("statsV2", "Its counters, exact, as texts", stats -> {
                    stats(stats, Count.QUOTED);
                    stats.counter(
                            "repostCount", Video.REPOST_COUNT, Count.QUOTED.hiding(), "How often it was reposted");
                })
                .joined("music", "Its sound", SOUND, WebVideo::shownSound, Draft::sound)
                .line(
                        "textExtra",
                        hashtags.marksType(),
                        "What is marked in the caption",
                        hashtags::writeMarks,
                        Hashtags.MARKS)
                .line("challenges", hashtags.pagesType(), "The hashtags' pages", hashtags::writePages, Hashtags.PAGES);
        author(table);
        standing(table);
        return table.rows(Map.of());
    }

    /** Older data has the handle alone in the author's place. */
    private static void author(Table<WebVideo> table) {
        table.line(
                        "author",
                        WebUserShape.WITHIN.type(),
                        "Who posted it",
                        (name, video, out) -> {
                            out.writeName(name);
                            WebUserShape.WITHIN.write(video.shownAuthor(), out);
                        },
                        Table.reader(ValueKind.OBJECT, (in, draft) -> {
                            if (in.isText()) {
                                Member.reader(User.HANDLE, HANDLE).read(in, draft.author());
                            } else {
                                in.readObject(WebUserShape.WITHIN.readers(), draft.author());
                            }
                        }))
                .joined(
                        "authorStats",
                        "The author's counters, which the service rounds",
                        WebUserShape.ROUNDED,
                        WebVideo::shownAuthor,
                        Draft::author)
                .joined(
                        "authorStatsV2",
                        "The author's counters, exact, as texts",
                        WebUserShape.EXACT,
                        WebVideo::shownAuthor,
                        Draft::author);
    }

    private static void film(Table<WebVideo> table) {
        table.line(
                        "duration",
                        JsonType.INT64,
                        "How long it is, in seconds; 0 for photos",
                        FilmLength.SECONDS::write,
                        FilmLength.SECONDS)
                .fact("width", Video.WIDTH, PIXELS, "Its width, in pixels")
                .fact("height", Video.HEIGHT, PIXELS, "Its height, in pixels")
                .link("cover", Links.of(Video.COVER_URL, Video.ORIGIN_COVER_URL), "Its cover")
                .link("originCover", Links.of(Video.ORIGIN_COVER_URL, Video.COVER_URL), "Its cover as uploaded")
                .link("dynamicCover", Links.of(Video.DYNAMIC_COVER_URL, Video.COVER_URL), "A cover that moves")
                .link("playAddr", Links.of(Video.PLAY_URL), "The film itself")
                .link("downloadAddr", Links.of(Video.DOWNLOAD_URL), "The film to be downloaded")
                .constant("bitrateInfo", new JsonType.ListOf(JsonType.OBJECT), "[]", "Always empty")
                .constant("ratio", JsonType.TEXT, "\"720p\"", "Always the same");
    }

    private static void stats(Table<WebVideo> table, Count count) {
        table.counter("diggCount", Video.LIKE_COUNT, count, "Number of likes")
                .counter("shareCount", Video.SHARE_COUNT, count, "How often it was shared")
                .counter("commentCount", Video.COMMENT_COUNT, count, "Number of comments")
                .counter("playCount", Video.VIEW_COUNT, count, "How often it was viewed")
                .counter("collectCount", Video.SAVE_COUNT, count, "How often it was saved");
    }

    private static void standing(Table<WebVideo> table) {
        Visibility.add(table, "privateItem");
        Visibility.addUnknown(table, "secret");
        Visibility.addUnknown(table, "forFriend");
        table.fact("textLanguage", Video.LANGUAGE, TEXT, "The caption's language")
                .fact("isPinnedItem", Video.PINNED, WireFlag.FLAG, "Whether it is pinned to its author's page")
                .fact("isAd", Video.ADVERTISEMENT, WireFlag.FLAG, "Whether it is an advertisement")
                .fact("IsAigc", Video.AI_GENERATED, WireFlag.FLAG, "Whether it was labelled as made by AI")
                .line("imagePost", Photos.WEB_TYPE, "Its photos; left out for a film", Photos::writeWeb, Photos.WEB)
                .fact("effectStickers", Video.EFFECT_IDS, EFFECTS, "Its effects");
    }

    private static Shape<MobileSound> sound() {
        return new Table<MobileSound>()
                .line(
                        "id",
                        JsonType.TEXT,
                        "Its id; empty for a video without a sound",
                        Member.text(sound -> sound.sound().id() == 0
                                ? ""
                                : Long.toString(sound.sound().id())),
                        Draft.ID)
                .fact("title", Sound.TITLE, TEXT.orEmpty(), "Its title")
                .fact("authorName", Sound.AUTHOR, TEXT.orEmpty(), "Who made it")
                .fact("album", Sound.ALBUM, TEXT.orEmpty(), "The album it is from")
                .fact(
                        "duration",
                        Sound.DURATION,
                        new Always<>(NumberCodec.DURATION.withoutZero(), "0"),
                        "How long it is, in seconds")
                .fact("original", Sound.ORIGINAL, WireFlag.FLAG, "Whether a user made it for a video")
                .fact("private", Sound.PRIVATE, WireFlag.FLAG, "Whether nobody else may use it")
                .link("playUrl", Links.of(Sound.PLAY_URL), "The sound itself")
                .link("coverThumb", Links.of(Sound.COVER_SMALL, Sound.COVER_URL, Sound.COVER_LARGE), "Its cover")
                .link("coverMedium", Links.of(Sound.COVER_URL, Sound.COVER_LARGE, Sound.COVER_SMALL), "Its cover")
                .link("coverLarge", Links.of(Sound.COVER_LARGE, Sound.COVER_URL, Sound.COVER_SMALL), "Its cover")
                .shape();
    }

    private static String effect(RecordParser in) {
        var id = "";
        in.object();
        while (in.nextMember()) {
            if (in.member().equals("ID")) {
                id = in.text();
            } else {
                in.skip();
            }
        }
        return id;
    }
}
