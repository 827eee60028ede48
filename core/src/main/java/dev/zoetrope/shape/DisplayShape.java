package dev.zoetrope.shape;

import static dev.zoetrope.shape.FlagCodec.FLAG;
import static dev.zoetrope.shape.NumberCodec.COUNT;
import static dev.zoetrope.shape.NumberCodec.DURATION;
import static dev.zoetrope.shape.NumberCodec.PIXELS;
import static dev.zoetrope.shape.NumberCodec.TIME;
import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Users and videos as the Display API v2 shows them: video ids as text, times in Unix seconds UTC, durations in seconds. Members stand in alphabetical
 * order; one without a value is left out.
 */
public final class DisplayShape {
    /** Makes generators that write text as the service does: {@code & < >} as four hexadecimal digits in lower case. */
    public static final JsonFactory JSON = JsonFactory.builder()
            .characterEscapes(new HtmlSafeEscapes())
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private static final String BASIC = "user.info.basic";
    private static final String PROFILE = "user.info.profile";
    private static final String STATS = "user.info.stats";
    private static final String VIDEOS = "video.list";

    public static final Shape<DisplayUser> USER = new Shape<>(
            List.of(
                    avatar("avatar_large_url", User.AVATAR_LARGE, "Their picture, 1080 pixels wide"),
                    avatar("avatar_url", User.AVATAR_168, "Their picture, 168 pixels wide"),
                    avatar("avatar_url_100", User.AVATAR_SMALL, "Their picture, 100 pixels wide"),
                    user("bio_description", PROFILE, User.BIO, TEXT_OR_EMPTY, "What they say about themselves"),
                    user("display_name", BASIC, User.DISPLAY_NAME, TEXT, "Their name as they show it"),
                    user("follower_count", STATS, User.FOLLOWER_COUNT, COUNT, "How many people follow them"),
                    user("following_count", STATS, User.FOLLOWING_COUNT, COUNT, "How many people they follow"),
                    user("is_verified", PROFILE, User.VERIFIED, FLAG, "Whether they have a verified account's badge"),
                    user("likes_count", STATS, User.LIKES_RECEIVED, COUNT, "How many likes their videos have in all"),
                    userText("open_id", BASIC, "What this app calls them", DisplayUser::openId, null),
                    userText("profile_deep_link", PROFILE, "Their page", DisplayUser::profileUrl, null),
                    userText("profile_web_link", PROFILE, "Their page, for browsers", DisplayUser::profileUrl, null),
                    userText(
                            "union_id", BASIC, "What all apps of this developer call them", DisplayUser::unionId, null),
                    userText(
                            "username",
                            PROFILE,
                            "Their handle, without the at sign",
                            user -> user.user().handle(),
                            Member.reader(User.HANDLE, HANDLE)),
                    user("video_count", STATS, User.VIDEO_COUNT, COUNT, "How many public videos they posted")),
            Map.of());

    /** A user as the first version's {@code /oauth/userinfo/} shows them. */
    public static final Shape<DisplayUser> OAUTH_USER = new Shape<>(
            List.of(
                    avatar("avatar", User.AVATAR_168, "Their picture, 168 pixels wide"),
                    avatar("avatar_larger", User.AVATAR_LARGE, "Their picture, 1080 pixels wide"),
                    user("display_name", BASIC, User.DISPLAY_NAME, TEXT, "Their name as they show it"),
                    userText("open_id", BASIC, "What this app calls them", DisplayUser::openId, null),
                    userText(
                            "union_id",
                            BASIC,
                            "What all apps of this developer call them",
                            DisplayUser::unionId,
                            null)),
            Map.of());

    public static final Shape<DisplayVideo> VIDEO = new Shape<>(
            List.of(
                    video("comment_count", Video.COMMENT_COUNT, COUNT.declared32(), "Number of comments"),
                    videoText(
                            "cover_image_url",
                            "Its cover; the link is good for hours, and a query for the video renews it",
                            DisplayVideo::coverUrl,
                            Member.reader(Video.COVER_URL, TEXT)),
                    video("create_time", Video.CREATED_AT, TIME, "When it was posted, in Unix seconds, UTC"),
                    video("duration", Video.DURATION, DURATION.declared32(), "How long it is, in seconds"),
                    videoText("embed_html", "HTML that embeds it in a page", EmbedHtml::of, null),
                    videoText("embed_link", "A page that plays it", EmbedHtml::playerUrl, null),
                    video("height", Video.HEIGHT, PIXELS, "Its height, in pixels"),
                    videoText(
                            "id", "Its id", video -> Long.toString(video.video().id()), Draft.ID),
                    video("is_aigc", Video.AI_GENERATED, FLAG, "Whether it was labelled as made by AI"),
                    video("like_count", Video.LIKE_COUNT, COUNT.declared32(), "Number of likes"),
                    video("share_count", Video.SHARE_COUNT, COUNT.declared32(), "How often it was shared"),
                    videoText("share_url", "Its page", EmbedHtml::shareUrl, null),
                    videoText(
                            "title",
                            "Its title, else its caption",
                            DisplayVideo::title,
                            Member.reader(Video.TITLE, TEXT)),
                    video("video_description", Video.CAPTION, TEXT_OR_EMPTY, "Its caption"),
                    video("view_count", Video.VIEW_COUNT, COUNT, "How often it was viewed"),
                    video("width", Video.WIDTH, PIXELS, "Its width, in pixels")),
            Map.of());

    private DisplayShape() {}

    private static <T> Member<DisplayUser> user(
            String name, String scope, Field<T> field, Codec<T> codec, String meaning) {
        return Member.fact(name, scope, user -> user.user().facts(), field, codec, meaning);
    }

    private static Member<DisplayUser> userText(
            String name,
            String scope,
            String meaning,
            Function<DisplayUser, @Nullable String> text,
            Member.@Nullable Reader reader) {
        return new Member<>(name, scope, JsonType.TEXT, meaning, Member.text(text), reader);
    }

    private static Member<DisplayUser> avatar(String name, Field<String> field, String meaning) {
        return userText(name, BASIC, meaning, user -> user.avatarUrl(field), Member.reader(field, TEXT));
    }

    private static <T> Member<DisplayVideo> video(String name, Field<T> field, Codec<T> codec, String meaning) {
        return Member.fact(name, VIDEOS, video -> video.video().facts(), field, codec, meaning);
    }

    private static Member<DisplayVideo> videoText(
            String name,
            String meaning,
            Function<DisplayVideo, @Nullable String> text,
            Member.@Nullable Reader reader) {
        return new Member<>(name, VIDEOS, JsonType.TEXT, meaning, Member.text(text), reader);
    }

    /**
     * Reads a user. Unknown members are passed over; so are {@code open_id} and {@code union_id}, as the caller knows whose token was used. The parser
     * stands on the record's first token, and on its last afterwards, also after an UnreadableRecord.
     *
     * @param who the user whose token was used
     * @throws UnreadableRecord when a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static Observation.OfUser readUser(JsonParser in, Identity.OpenId who, Stamp stamp) {
        var facts = USER.read(in, new Draft(stamp)).facts.build();
        var handle = facts.get(User.HANDLE);
        return new Observation.OfUser(
                new Who(null, null, who, handle == null ? null : new Identity.Handle(handle)), stamp, facts);
    }

    /**
     * Reads a video, as {@link #readUser} reads a user.
     *
     * @param author the user whose token was used
     * @throws UnreadableRecord when it has no id or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static Observation.OfVideo readVideo(JsonParser in, Identity.OpenId author, Stamp stamp) {
        var draft = VIDEO.read(in, new Draft(stamp));
        return new Observation.OfVideo(
                draft.requireId(), new Who(null, null, author, null), stamp, draft.facts.build());
    }
}
