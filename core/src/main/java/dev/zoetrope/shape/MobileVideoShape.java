package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.REGION;
import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** The table of videos as apps see them. */
final class MobileVideoShape {
    private static final Shape<MobileVideo> PLAYLIST = new Table<MobileVideo>()
            .fact("mix_id", Video.PLAYLIST_ID, new Always<>(new Quoted(NumberCodec.ID), "\"\""), "The playlist's id")
            .fact("name", Video.PLAYLIST_NAME, TEXT.orEmpty(), "The playlist's name")
            .shape();

    static final Shape<MobileVideo> VIDEO = video("Who posted it; all counters are 0", MobileUserShape.WITHIN);

    /** A video whose author is shown as one that was asked for. */
    static final Shape<MobileVideo> WITH_AUTHOR_STATS = video("Who posted it", MobileUserShape.WHOLE);

    private MobileVideoShape() {}

    private static Shape<MobileVideo> video(String authorMeaning, Shape<MobileUser> author) {
        var table = new Table<MobileVideo>()
                .line("aweme_id", JsonType.TEXT, "Its id", Member.text(MobileVideoShape::id), Draft.ID)
                .line("group_id", JsonType.TEXT, "Its id", Member.text(MobileVideoShape::id), DigitsReader.SPARE_ID)
                .fact("desc", Video.CAPTION, TEXT_OR_EMPTY.orEmpty(), "Its caption")
                .fact(
                        "create_time",
                        Video.CREATED_AT,
                        new Always<>(NumberCodec.TIME, "0"),
                        "When it was posted, in Unix seconds, UTC")
                .joined("author", authorMeaning, author, MobileVideo::shownAuthor, Draft::author)
                .line(
                        "author_user_id",
                        JsonType.INT64,
                        "The numeric id of who posted it, as a number",
                        (name, video, out) -> {
                            out.writeName(name);
                            out.writeNumber(video.shownAuthor().facts().number(User.USER_ID, 0));
                        },
                        Member.ofAuthor(Draft.SPARE_ID))
                .object("statistics", "Its counters", MobileVideoShape::statistics)
                .object("video", "The film", MobileVideoShape::film);
        texts(table);
        sound(table);
        standing(table);
        return constants(table).rows(Map.of());
    }

    private static String id(MobileVideo video) {
        return Long.toString(video.video().id());
    }

    private static void statistics(Table<MobileVideo> table) {
        table.line(
                        "aweme_id",
                        JsonType.TEXT,
                        "The video's id",
                        Member.text(MobileVideoShape::id),
                        DigitsReader.SPARE_ID)
                .counter("digg_count", Video.LIKE_COUNT, Count.EXACT, "Number of likes")
                .counter("comment_count", Video.COMMENT_COUNT, Count.EXACT, "Number of comments")
                .counter("share_count", Video.SHARE_COUNT, Count.EXACT, "How often it was shared")
                .counter("play_count", Video.VIEW_COUNT, Count.EXACT, "How often it was viewed")
                .counter("collect_count", Video.SAVE_COUNT, Count.EXACT, "How often it was saved")
                .counter("download_count", Video.DOWNLOAD_COUNT, Count.EXACT, "How often it was downloaded")
                .counter("forward_count", Video.REPOST_COUNT, Count.EXACT.hiding(), "How often it was reposted")
                .counter(
                        "whatsapp_share_count",
                        Video.WHATSAPP_SHARE_COUNT,
                        Count.EXACT,
                        "How often it was shared through WhatsApp")
                .zero("lose_count")
                .zero("lose_comment_count");
    }

    private static void film(Table<MobileVideo> table) {
        table.line(
                        "duration",
                        JsonType.INT64,
                        "How long it is, in milliseconds; 0 for photos",
                        FilmLength.MILLISECONDS::write,
                        FilmLength.MILLISECONDS)
                .fact("height", Video.HEIGHT, new Always<>(NumberCodec.PIXELS, "0"), "Its height, in pixels")
                .fact("width", Video.WIDTH, new Always<>(NumberCodec.PIXELS, "0"), "Its width, in pixels")
                .image("cover", Links.of(Video.COVER_URL, Video.ORIGIN_COVER_URL), "Its cover")
                .image("origin_cover", Links.of(Video.ORIGIN_COVER_URL, Video.COVER_URL), "Its cover as uploaded")
                .image("dynamic_cover", Links.of(Video.DYNAMIC_COVER_URL, Video.COVER_URL), "A cover that moves")
                .image("play_addr", Links.of(Video.PLAY_URL), "The film itself")
                .image("download_addr", Links.of(Video.DOWNLOAD_URL), "The film to be downloaded")
                .constant("bit_rate", new JsonType.ListOf(JsonType.OBJECT), "[]", "Always empty")
                .constant("ratio", JsonType.TEXT, "\"720p\"", "Always the same")
                .no("has_watermark");
    }

    private static void texts(Table<MobileVideo> table) {
        var hashtags = Hashtags.MOBILE;
        table.line(
                        "text_extra",
                        hashtags.marksType(),
                        "What is marked in the caption",
                        hashtags::writeMarks,
                        Hashtags.MARKS)
                .line(
                        "cha_list",
                        new JsonType.OrNull(hashtags.pagesType()),
                        "The hashtags' pages; null for none",
                        hashtags::writePagesOrNull,
                        Hashtags.PAGES)
                .fact("desc_language", Video.LANGUAGE, TEXT.orEmpty(), "The caption's language")
                .fact("region", Video.REGION, REGION.orEmpty(), "The author's country, two letters");
    }

    private static void sound(Table<MobileVideo> table) {
        table.joined("music", "Its sound", MobileSoundShape.SOUND, MobileVideo::shownSound, Draft::sound)
                .line(
                        "added_sound_music_info",
                        MobileSoundShape.SOUND.type(),
                        "Its sound",
                        (name, video, out) -> {
                            out.writeName(name);
                            MobileSoundShape.SOUND.write(video.shownSound(), out);
                        },
                        null);
    }

    private static void standing(Table<MobileVideo> table) {
        table.fact("is_top", Video.PINNED, WireFlag.NUMBER, "1 for a video that is pinned to its author's page")
                .fact("is_ads", Video.ADVERTISEMENT, WireFlag.FLAG, "Whether it is an advertisement")
                .object(
                        "status",
                        "What may be done with it",
                        status -> status.line(
                                        "private_status",
                                        JsonType.INT32,
                                        "0 for a public video",
                                        (name, video, out) -> WireFlag.NUMBER.write(
                                                name, !video.video().isPublic(), out),
                                        Table.reader(
                                                ValueKind.COUNT,
                                                (in, draft) -> draft.facts.with(Video.PUBLIC, !WireFlag.isSet(in))))
                                .constant("allow_comment", JsonType.FLAG, "true", "Always true")
                                .constant("allow_share", JsonType.FLAG, "true", "Always true")
                                .no("is_delete")
                                .no("is_prohibited")
                                .constant("reviewed", JsonType.INT32, "1", "Always 1"))
                .line("aweme_type", JsonType.INT32, "0 for a film, 150 for photos", Photos::writeType, Photos.TYPE)
                .line(
                        "image_post_info",
                        Photos.MOBILE_TYPE,
                        "Its photos; null for a film",
                        Photos::writeMobile,
                        Photos.MOBILE)
                .object(
                        "aigc_info",
                        "Whether AI made it",
                        aigc -> aigc.fact(
                                "created_by_ai", Video.AI_GENERATED, WireFlag.FLAG, "Whether it was labelled so"))
                .fact("stickers", Video.EFFECT_IDS, EffectIds.EFFECT_IDS, "The ids of its effects, with commas")
                .line(
                        "playlist_info",
                        new JsonType.OrNull(PLAYLIST.type()),
                        "The playlist it is in; null for none",
                        MobileVideoShape::writePlaylist,
                        Table.reader(ValueKind.OBJECT, (in, draft) -> in.readObject(PLAYLIST.readers(), draft)))
                .line("share_url", JsonType.TEXT, "Its page", Member.text(MobileVideoShape::page), null);
    }

    private static void writePlaylist(SerializedString name, MobileVideo video, JsonGenerator out) {
        out.writeName(name);
        if (video.facts().has(Video.PLAYLIST_ID)) {
            PLAYLIST.write(video, out);
        } else {
            out.writeNull();
        }
    }

    private static @Nullable String page(MobileVideo video) {
        var handle = video.shownAuthor().user().handle();
        return EmbedHtml.videoUrl(handle == null ? "" : handle, video.video().id());
    }

    private static Table<MobileVideo> constants(Table<MobileVideo> table) {
        return table.line(
                        "duration",
                        JsonType.INT64,
                        "How long it is, in milliseconds; 0 for photos",
                        FilmLength.MILLISECONDS::write,
                        null)
                .object(
                        "share_info",
                        "Always the same",
                        info -> info.empty("share_desc").empty("share_title"))
                .object("item_duet", "Always the same", inner -> inner.zero("status"))
                .object("item_stitch", "Always the same", inner -> inner.zero("status"));
    }
}
