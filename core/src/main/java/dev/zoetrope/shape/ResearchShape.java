package dev.zoetrope.shape;

import static dev.zoetrope.shape.FlagCodec.FLAG;
import static dev.zoetrope.shape.HashtagNames.HASHTAG_NAMES;
import static dev.zoetrope.shape.ListCodec.MENTIONS;
import static dev.zoetrope.shape.ListCodec.TEXTS;
import static dev.zoetrope.shape.NumberCodec.COUNT;
import static dev.zoetrope.shape.NumberCodec.DURATION;
import static dev.zoetrope.shape.NumberCodec.ID;
import static dev.zoetrope.shape.NumberCodec.TIME;
import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.REGION;
import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;
import static dev.zoetrope.shape.VideoTag.TAG;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;

/**
 * Videos and users as the Research API v2 shows them: ids and counts as numbers, times in Unix seconds UTC, durations in seconds. A member without a value
 * is left out, but for {@code hashtag_names}.
 *
 * <p>Rows that are read may also carry {@code observed_at}, which takes the place of the stamp's time.
 */
public final class ResearchShape {
    private static final String SCOPE = "research.data.basic";

    /** Counts of saves are answered under either spelling, as asked. */
    public static final Shape<Video> VIDEO = new Shape<>(
            List.of(
                    new Member<>("id", SCOPE, JsonType.INT64, "The video's id", ResearchShape::writeId, Draft.ID),
                    video("create_time", Video.CREATED_AT, TIME, "When it was posted, in Unix seconds, UTC"),
                    video("username", Video.HANDLE, HANDLE, "Its author's handle, without the at sign"),
                    video("region_code", Video.REGION, REGION, "Where its author registered, in two letters"),
                    video("video_description", Video.CAPTION, TEXT_OR_EMPTY, "Its caption"),
                    video("music_id", Video.SOUND_ID, ID, "Id of its sound"),
                    video("like_count", Video.LIKE_COUNT, COUNT, "Number of likes"),
                    video("comment_count", Video.COMMENT_COUNT, COUNT, "Number of comments"),
                    video("share_count", Video.SHARE_COUNT, COUNT, "How often it was shared"),
                    video("view_count", Video.VIEW_COUNT, COUNT, "How often it was viewed"),
                    video("favorites_count", Video.SAVE_COUNT, COUNT, "How often it was saved"),
                    video("favourites_count", Video.SAVE_COUNT, COUNT, "The same as favorites_count"),
                    video("effect_ids", Video.EFFECT_IDS, TEXTS, "Ids of its effects"),
                    video("hashtag_names", Video.HASHTAGS, HASHTAG_NAMES, "Its hashtags, in lower case, each once"),
                    video("playlist_id", Video.PLAYLIST_ID, ID, "Id of the playlist it is in"),
                    video("voice_to_text", Video.TRANSCRIPT, TEXT, "What is spoken in it"),
                    video("is_stem_verified", Video.STEM_VERIFIED, FLAG, "Whether it was checked as STEM content"),
                    video("video_duration", Video.DURATION, DURATION, "How long it is, in seconds"),
                    video("hashtag_info_list", Video.HASHTAG_INFO, InfoLists.HASHTAGS, "More about its hashtags"),
                    video("sticker_info_list", Video.STICKERS, InfoLists.STICKERS, "Its stickers"),
                    video("effect_info_list", Video.EFFECT_INFO, InfoLists.EFFECTS, "More about its effects"),
                    video("video_mention_list", Video.MENTIONS, MENTIONS, "Whom its caption mentions"),
                    video("video_label", Video.LABEL, JsonText.OBJECT, "A notice shown with it"),
                    video("video_tag", Video.TAG, TAG, "What its author or the platform disclosed about it")),
            Map.of("video_id", Draft.ID, ObservedAt.NAME, ObservedAt.OBSERVED_AT));

    public static final Shape<User> USER = new Shape<>(
            List.of(
                    new Member<>(
                            "username",
                            SCOPE,
                            JsonType.TEXT,
                            "Their handle, without the at sign; always there",
                            Member.text(User::handle),
                            Member.reader(User.HANDLE, HANDLE)),
                    user("display_name", User.DISPLAY_NAME, TEXT, "Their name as they show it"),
                    user("bio_description", User.BIO, TEXT_OR_EMPTY, "What they say about themselves"),
                    user("avatar_url", User.AVATAR_168, TEXT, "Their picture"),
                    user("is_verified", User.VERIFIED, FLAG, "Whether they have the badge of a verified account"),
                    user("follower_count", User.FOLLOWER_COUNT, COUNT, "How many people follow them"),
                    user("following_count", User.FOLLOWING_COUNT, COUNT, "How many people they follow"),
                    user("likes_count", User.LIKES_RECEIVED, COUNT, "How many likes their videos have in all"),
                    user("video_count", User.VIDEO_COUNT, COUNT, "How many videos they posted"),
                    user("bio_url", User.BIO_LINK, TEXT_OR_EMPTY, "The link in what they say about themselves")),
            Map.of(ObservedAt.NAME, ObservedAt.OBSERVED_AT));

    /** All there is to tell of a video in a file: each member under one name, and {@code observed_at}, when the latest of its facts was seen. */
    public static final Selection<Video> VIDEO_ROW = row(VIDEO, Video::facts);

    /** All there is to tell of a user in a file, as of a video. */
    public static final Selection<User> USER_ROW = row(USER, User::facts);

    private ResearchShape() {}

    private static <R> Selection<R> row(Shape<R> shape, Function<R, Facts> facts) {
        var names = new ArrayList<>(shape.names());
        names.remove("favourites_count");
        return shape.select(names)
                .with(new Member<>(
                        ObservedAt.NAME,
                        SCOPE,
                        JsonType.TEXT,
                        "When the latest of these facts was seen",
                        (name, row, out) -> ObservedAt.write(name, facts.apply(row), out),
                        null));
    }

    private static void writeId(SerializedString name, Video video, JsonGenerator out) {
        out.writeName(name);
        out.writeNumber(video.id());
    }

    private static <T> Member<Video> video(String name, Field<T> field, Codec<T> codec, String meaning) {
        return Member.fact(name, SCOPE, Video::facts, field, codec, meaning);
    }

    private static <T> Member<User> user(String name, Field<T> field, Codec<T> codec, String meaning) {
        return Member.fact(name, SCOPE, User::facts, field, codec, meaning);
    }

    /**
     * Reads a video. Unknown members are passed over. The parser stands on the record's first token or its first name, and on its last token afterwards, also after an
     * UnreadableRecord.
     *
     * @throws UnreadableRecord when it has no id or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static Observation.OfVideo readVideo(JsonParser in, Stamp stamp) {
        return readVideo(in, stamp, Long.MAX_VALUE);
    }

    /**
     * Reads a video as {@link #readVideo(JsonParser, Stamp)} does, and refuses times that have not come yet: a sighting from the future would win over all
     * others for ever.
     *
     * @param latest the last time that a row can tell, in Unix milliseconds
     */
    public static Observation.OfVideo readVideo(JsonParser in, Stamp stamp, long latest) {
        var draft = VIDEO.read(in, new Draft(stamp, latest));
        var facts = draft.facts.build();
        var handle = facts.get(Video.HANDLE);
        return new Observation.OfVideo(
                draft.requireId(), handle == null ? null : Who.handle(handle), draft.facts.stamp(), facts);
    }

    /**
     * Reads a user, as {@link #readVideo} reads a video.
     *
     * @param asked the handle that was asked for, without the at sign, for a body that does not tell it; null when the body has to
     * @throws UnreadableRecord when nothing tells the handle or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static Observation.OfUser readUser(JsonParser in, @Nullable String asked, Stamp stamp) {
        return readUser(in, asked, stamp, Long.MAX_VALUE);
    }

    /** Reads a user as {@link #readUser(JsonParser, String, Stamp)} does, and refuses times after {@code latest} as {@link #readVideo} does. */
    public static Observation.OfUser readUser(JsonParser in, @Nullable String asked, Stamp stamp, long latest) {
        var draft = new Draft(stamp, latest);
        if (asked != null) {
            draft.facts.with(User.HANDLE, asked);
        }
        var facts = USER.read(in, draft).facts.build();
        var handle = facts.get(User.HANDLE);
        if (handle == null) {
            throw new UnreadableRecord("username", "is missing; without a handle nobody knows whom the row is about");
        }
        return new Observation.OfUser(Who.handle(handle), draft.facts.stamp(), facts);
    }
}
