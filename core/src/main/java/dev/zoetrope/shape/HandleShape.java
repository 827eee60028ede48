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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Users and videos as a handle gateway tells of them: every member always, never null; lengths in seconds. The handle is not in its answers. When a gateway stored
 * something first is no fact; when it refreshed it last is the time at which it was seen. Generators must write UTF-8 bytes.
 */
public final class HandleShape {
    private static final Shape<HandleUser> PERSON = person();
    private static final Shape<HandleUser> STATS = stats();
    private static final Shape<HandleSound> SOUND = sound();

    /** An object with {@code user} and {@code stats}. */
    public static final Shape<HandleUser> USER = new Table<HandleUser>()
            .joined("user", "The user", PERSON, user -> user, draft -> draft)
            .joined("stats", "Their counters", STATS, user -> user, draft -> draft)
            .rows(Map.of("handle", Member.reader(User.HANDLE, HANDLE)));

    public static final Shape<HandleVideo> VIDEO = video();

    private HandleShape() {}

    private static Shape<HandleUser> person() {
        return new Table<HandleUser>()
                .line("id", JsonType.TEXT, "Their numeric id", Member.text(HandleShape::id), DigitsReader.SPARE_ID)
                .fact("nickname", User.DISPLAY_NAME, TEXT.orEmpty(), "Their name as they show it")
                .line("id_dup", JsonType.TEXT, "Their numeric id again", Member.text(HandleShape::id), DigitsReader.ID)
                .fact("secUid", User.SEC_UID, SEC_UID.orEmpty(), "Their second id")
                .fact("profileBio", User.BIO, TEXT_OR_EMPTY.orEmpty(), "What they say about themselves")
                .link("profilePictureUrl", Links.avatar(User.AVATAR_LARGE), "Their picture")
                .fact("isVerified", User.VERIFIED, WireFlag.FLAG, "Whether they are verified")
                .fact("isPrivateAccount", User.PRIVATE, WireFlag.FLAG, "Whether the account is private")
                .line(
                        "createdAt",
                        JsonType.TEXT,
                        "When they were first stored",
                        IsoTime.writer(HandleUser::createdAt),
                        null)
                .line(
                        "updatedAt",
                        JsonType.TEXT,
                        "When they were refreshed last",
                        IsoTime.writer(HandleUser::updatedAt),
                        IsoTime.READER)
                .shape();
    }

    private static String id(HandleUser user) {
        return textOf(user.facts().number(User.USER_ID, 0));
    }

    private static String textOf(long id) {
        return id == 0 ? "" : Long.toString(id);
    }

    private static Shape<HandleUser> stats() {
        var table = new Table<HandleUser>();
        UserStats.addWithFriends(table, Count.EXACT);
        return table.shape();
    }

    private static Shape<HandleSound> sound() {
        return new Table<HandleSound>()
                .line(
                        "id",
                        JsonType.TEXT,
                        "Its id",
                        Member.text(sound -> textOf(sound.sound().id())),
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
                .line(
                        "createdAt",
                        JsonType.TEXT,
                        "When it was first stored",
                        IsoTime.writer(HandleSound::createdAt),
                        null)
                .line(
                        "updatedAt",
                        JsonType.TEXT,
                        "When it was refreshed last",
                        IsoTime.writer(HandleSound::updatedAt),
                        IsoTime.READER)
                .shape();
    }

    private static Shape<HandleVideo> video() {
        return new Table<HandleVideo>()
                .line(
                        "id",
                        JsonType.TEXT,
                        "Its id",
                        Member.text(video -> Long.toString(video.video().id())),
                        Draft.ID)
                .fact("description", Video.CAPTION, TEXT_OR_EMPTY.orEmpty(), "Its caption")
                .fact(
                        "createTime",
                        Video.CREATED_AT,
                        new Always<>(new Quoted(NumberCodec.TIME), "\"\""),
                        "When it was posted, in Unix seconds, UTC")
                .line(
                        "duration",
                        JsonType.INT64,
                        "How long it is, in seconds; 0 for photos",
                        FilmLength.SECONDS::write,
                        FilmLength.SECONDS)
                .joined("music", "Its sound", SOUND, HandleVideo::shownSound, Draft::sound)
                .object(
                        "stats",
                        "Its counters",
                        stats -> stats.counter("diggCount", Video.LIKE_COUNT, Count.EXACT, "Number of likes")
                                .counter("collectCount", Video.SAVE_COUNT, Count.EXACT, "How often it was saved")
                                .counter("commentCount", Video.COMMENT_COUNT, Count.EXACT, "Number of comments")
                                .counter("playCount", Video.VIEW_COUNT, Count.EXACT, "How often it was viewed")
                                .counter(
                                        "repostCount",
                                        Video.REPOST_COUNT,
                                        Count.EXACT.hiding(),
                                        "How often it was reposted")
                                .counter("shareCount", Video.SHARE_COUNT, Count.EXACT, "How often it was shared"))
                .joined("author", "Who posted it", PERSON, HandleVideo::shownAuthor, Draft::author)
                .joined("authorStats", "The author's counters", STATS, HandleVideo::shownAuthor, Draft::author)
                .rows(Map.of("handle", Member.ofAuthor(Member.reader(User.HANDLE, HANDLE))));
    }

    public static void writeUser(HandleUser user, JsonGenerator out) {
        USER.write(user, out);
    }

    public static void writeVideo(HandleVideo video, JsonGenerator out) {
        VIDEO.write(video, out);
    }

    /**
     * Reads a user as {@link MobileShape#readUser} does.
     *
     * @param handle the handle that was asked for; null when a member {@code handle}, which is ours, has to tell it
     * @throws UnreadableRecord when nothing tells the handle or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readUser(
            JsonParser in, @Nullable String handle, Stamp stamp, long latest) {
        var draft = USER.read(in, new Draft(stamp, latest));
        requireHandle(handle, draft);
        return Sightings.ofUser(draft, "handle");
    }

    /**
     * Reads a video as {@link MobileShape#readVideo} does.
     *
     * @param handle as for {@link #readUser}
     * @throws UnreadableRecord when it has no id, nothing tells the handle or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readVideo(
            JsonParser in, @Nullable String handle, Stamp stamp, long latest) {
        var draft = VIDEO.read(in, new Draft(stamp, latest));
        requireHandle(handle, draft.author());
        return Sightings.ofVideo(draft);
    }

    private static void requireHandle(@Nullable String handle, Draft person) {
        if (handle != null) {
            person.facts.with(User.HANDLE, handle);
        } else if (person.facts.get(User.HANDLE) == null) {
            throw new UnreadableRecord(
                    "handle",
                    "is missing; a gateway's answer does not tell it, so put the handle that was asked for into the row");
        }
    }
}
