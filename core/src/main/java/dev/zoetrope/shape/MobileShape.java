package dev.zoetrope.shape;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Users, videos, comments and sounds as apps see them: times in Unix seconds UTC, the length of videos in milliseconds, that of sounds in seconds. Every member is
 * written, whatever is known; a user within a video or a comment has counters of 0. Generators must write UTF-8 bytes.
 */
public final class MobileShape {
    public static final Shape<MobileUser> USER = MobileUserShape.WHOLE;

    /** A user with what the other way of asking tells besides. */
    public static final Shape<MobileUser> ALTERNATIVE_USER = MobileUserShape.MORE;

    public static final Shape<MobileVideo> VIDEO = MobileVideoShape.VIDEO;

    /** A video whose author has counters, as a user who was asked for has. */
    public static final Shape<MobileVideo> VIDEO_WITH_AUTHOR_STATS = MobileVideoShape.WITH_AUTHOR_STATS;

    public static final Shape<MobileComment> COMMENT = MobileCommentShape.COMMENT;
    public static final Shape<MobileSound> SOUND = MobileSoundShape.SOUND;

    private MobileShape() {}

    public static void writeUser(MobileUser user, JsonGenerator out) {
        USER.write(user, out);
    }

    /** Writes a user with the account's category, the link in the bio, and the time the account was made. */
    public static void writeAlternativeUser(MobileUser user, JsonGenerator out) {
        ALTERNATIVE_USER.write(user, out);
    }

    public static void writeVideo(MobileVideo video, JsonGenerator out) {
        VIDEO.write(video, out);
    }

    /** Writes a video whose author has their counters. */
    public static void writeVideoWithAuthorStats(MobileVideo video, JsonGenerator out) {
        VIDEO_WITH_AUTHOR_STATS.write(video, out);
    }

    public static void writeComment(MobileComment comment, JsonGenerator out) {
        COMMENT.write(comment, out);
    }

    public static void writeSound(MobileSound sound, JsonGenerator out) {
        SOUND.write(sound, out);
    }

    /**
     * Reads a user, of either sort. Unknown members are passed over. The parser stands on the record's first token or its first name, and on its last token
     * afterwards, also after an UnreadableRecord.
     *
     * @param stamp for a record that does not tell when it was seen
     * @param latest the last time that a record can tell, in Unix milliseconds
     * @throws UnreadableRecord when nothing tells who it is or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readUser(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofUser(ALTERNATIVE_USER.read(in, new Draft(stamp, latest)), "uid");
    }

    /**
     * Reads a video as {@link #readUser} reads a user: what is told of the video, then of its author, then of its sound, as far as these are told.
     *
     * @throws UnreadableRecord when it has no id or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readVideo(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofVideo(VIDEO.read(in, new Draft(stamp, latest)));
    }

    /**
     * Reads a comment as {@link #readUser} reads a user: what is told of the comment, then of its author, then of the replies within it in the same way.
     *
     * @throws UnreadableRecord when it has no id or no video, or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readComment(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofComment(COMMENT.read(in, new Draft(stamp, latest)));
    }

    /**
     * Reads a sound as {@link #readUser} reads a user.
     *
     * @throws UnreadableRecord when it has no id or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readSound(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofSound(SOUND.read(in, new Draft(stamp, latest)));
    }
}
