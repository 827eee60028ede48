package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.SEC_UID;
import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Videos as an older web endpoint told of them: times in Unix seconds UTC, as texts; lengths in seconds. */
public final class LegacyWebShape {
    private static final Codec<Long> ID = new Always<>(new Quoted(NumberCodec.ID), "\"\"");
    private static final Codec<Long> PIXELS = new Always<>(NumberCodec.PIXELS, "0");

    private static final Shape<MobileUser> AUTHOR = author();
    private static final Shape<MobileSound> SOUND = sound();

    public static final Shape<MobileVideo> VIDEO = video();

    private LegacyWebShape() {}

    private static Shape<MobileVideo> video() {
        var hashtags = Hashtags.LEGACY;
        return new Table<MobileVideo>()
                .object("itemInfos", "The video", LegacyWebShape::item)
                .joined("authorInfos", "Who posted it", AUTHOR, MobileVideo::shownAuthor, Draft::author)
                .joined("musicInfos", "Its sound", SOUND, MobileVideo::shownSound, Draft::sound)
                .line(
                        "challengeInfoList",
                        hashtags.pagesType(),
                        "The hashtags' pages",
                        hashtags::writePages,
                        Hashtags.PAGES)
                .constant("duetInfo", JsonType.TEXT, "\"0\"", "Always 0")
                .line(
                        "textExtra",
                        hashtags.marksType(),
                        "What is marked in the caption",
                        hashtags::writeMarks,
                        Hashtags.MARKS)
                .object(
                        "authorStats",
                        "Always 0",
                        stats -> stats.zero("diggCount")
                                .zero("followerCount")
                                .zero("followingCount")
                                .zero("heartCount")
                                .zero("videoCount"))
                .constant("stickerTextList", JsonType.TEXTS, "[]", "Always empty")
                .rows(Map.of());
    }

    private static void item(Table<MobileVideo> table) {
        table.line(
                        "id",
                        JsonType.TEXT,
                        "Its id",
                        Member.text(video -> Long.toString(video.video().id())),
                        Draft.ID)
                .fact("text", Video.CAPTION, TEXT_OR_EMPTY.orEmpty(), "Its caption")
                .fact(
                        "createTime",
                        Video.CREATED_AT,
                        new Always<>(new Quoted(NumberCodec.TIME), "\"\""),
                        "When it was posted, in Unix seconds, UTC")
                .line(
                        "authorId",
                        JsonType.TEXT,
                        "The numeric id of who posted it",
                        Member.text(video -> textOf(video.shownAuthor().facts().number(User.USER_ID, 0))),
                        Member.ofAuthor(Draft.SPARE_ID))
                .line(
                        "musicId",
                        JsonType.TEXT,
                        "The id of its sound",
                        Member.text(video -> textOf(video.shownSound().sound().id())),
                        Table.reader(ValueKind.ID, (in, draft) -> Draft.SPARE_ID.read(in, draft.sound())))
                .object(
                        "video",
                        "The film",
                        film -> film.linkList("urls", Links.of(Video.PLAY_URL), "The film itself")
                                .object("videoMeta", "Its measures", LegacyWebShape::measures))
                .linkList("covers", Links.of(Video.COVER_URL, Video.ORIGIN_COVER_URL), "Its cover")
                .linkList("coversOrigin", Links.of(Video.ORIGIN_COVER_URL, Video.COVER_URL), "Its cover as uploaded")
                .linkList("coversDynamic", Links.of(Video.DYNAMIC_COVER_URL, Video.COVER_URL), "A cover that moves")
                .constant("shareCover", JsonType.TEXTS, "[]", "Always empty")
                .counter("diggCount", Video.LIKE_COUNT, Count.EXACT, "Number of likes")
                .counter("shareCount", Video.SHARE_COUNT, Count.EXACT, "How often it was shared")
                .counter("playCount", Video.VIEW_COUNT, Count.EXACT, "How often it was viewed")
                .counter("commentCount", Video.COMMENT_COUNT, Count.EXACT, "Number of comments")
                .fact("isAd", Video.ADVERTISEMENT, WireFlag.FLAG, "Whether it is an advertisement")
                .no("isOriginal");
        Visibility.add(table, "secret");
        Visibility.addUnknown(table, "forFriend");
    }

    private static void measures(Table<MobileVideo> table) {
        table.fact("height", Video.HEIGHT, PIXELS, "Its height, in pixels")
                .fact("width", Video.WIDTH, PIXELS, "Its width, in pixels")
                .line(
                        "duration",
                        JsonType.INT64,
                        "How long it is, in seconds; 0 for photos",
                        FilmLength.SECONDS::write,
                        FilmLength.SECONDS)
                .zero("ratio");
    }

    private static Shape<MobileUser> author() {
        return new Table<MobileUser>()
                .fact("userId", User.USER_ID, ID, "Their numeric id")
                .fact("secUid", User.SEC_UID, SEC_UID.orEmpty(), "Their second id")
                .line(
                        "uniqueId",
                        JsonType.TEXT,
                        "Their handle, without the at sign",
                        MobileUserShape.handle(),
                        Member.reader(User.HANDLE, HANDLE))
                .fact("nickName", User.DISPLAY_NAME, TEXT.orEmpty(), "Their name as they show it")
                .fact("signature", User.BIO, TEXT.orEmpty(), "What they say about themselves")
                .flag("verified", User.VERIFIED, WireFlag.FLAG, "Whether they are verified")
                .linkList("covers", Links.avatar(User.AVATAR_SMALL), "Their picture, 100 pixels wide")
                .linkList("coversMedium", Links.avatar(User.AVATAR_MEDIUM), "Their picture, 720 pixels wide")
                .linkList("coversLarger", Links.avatar(User.AVATAR_LARGE), "Their picture, 1080 pixels wide")
                .flag("secret", User.PRIVATE, WireFlag.FLAG, "Whether the account is private")
                .flag("isSecret", User.PRIVATE, WireFlag.FLAG, "Whether the account is private")
                .zero("relation")
                .shape();
    }

    private static Shape<MobileSound> sound() {
        return new Table<MobileSound>()
                .line(
                        "musicId",
                        JsonType.TEXT,
                        "Its id",
                        Member.text(sound -> textOf(sound.sound().id())),
                        Draft.ID)
                .fact("musicName", Sound.TITLE, TEXT.orEmpty(), "Its title")
                .fact("authorName", Sound.AUTHOR, TEXT.orEmpty(), "Who made it")
                .fact("original", Sound.ORIGINAL, WireFlag.FLAG, "Whether a user made it for a video")
                .linkList("playUrl", Links.of(Sound.PLAY_URL), "The sound itself")
                .linkList("covers", Links.of(Sound.COVER_SMALL, Sound.COVER_URL, Sound.COVER_LARGE), "Its cover")
                .linkList("coversMedium", Links.of(Sound.COVER_URL, Sound.COVER_LARGE, Sound.COVER_SMALL), "Its cover")
                .linkList("coversLarger", Links.of(Sound.COVER_LARGE, Sound.COVER_URL, Sound.COVER_SMALL), "Its cover")
                .shape();
    }

    private static String textOf(long id) {
        return id == 0 ? "" : Long.toString(id);
    }

    /** Writes a video. The generator must write UTF-8 bytes. */
    public static void writeVideo(MobileVideo video, JsonGenerator out) {
        VIDEO.write(video, out);
    }

    /**
     * Reads a video as {@link MobileShape#readVideo} does.
     *
     * @throws UnreadableRecord when it has no id or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readVideo(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofVideo(VIDEO.read(in, new Draft(stamp, latest)));
    }
}
