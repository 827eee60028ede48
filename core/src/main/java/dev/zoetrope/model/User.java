package dev.zoetrope.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as readers see them: everything known, whichever identity it came by.
 *
 * @param row the row key, which never changes; negative while the person is known by a handle alone
 * @param handle the handle they have now; null when unknown or taken over by somebody else
 */
public record User(long row, @Nullable String handle, Facts facts) {
    public static final Field<Long> USER_ID = new Field<>(1, "user_id", Type.NUMBER);
    public static final Field<String> SEC_UID = new Field<>(2, "sec_uid", Type.TEXT);
    /** As spelt by the source, without the at sign. */
    public static final Field<String> HANDLE = new Field<>(3, "handle", Type.TEXT);

    public static final Field<String> DISPLAY_NAME = new Field<>(4, "display_name", Type.TEXT);
    public static final Field<String> BIO = new Field<>(5, "bio", Type.TEXT);
    public static final Field<String> BIO_LINK = new Field<>(6, "bio_link", Type.TEXT);
    /** 100 pixels. Avatar links are kept exactly as they came, signature and all. */
    public static final Field<String> AVATAR_SMALL = new Field<>(7, "avatar_small", Type.TEXT);
    /** 168 pixels. */
    public static final Field<String> AVATAR_168 = new Field<>(8, "avatar_168", Type.TEXT);
    /** 300 pixels. */
    public static final Field<String> AVATAR_300 = new Field<>(9, "avatar_300", Type.TEXT);
    /** 720 pixels. */
    public static final Field<String> AVATAR_MEDIUM = new Field<>(10, "avatar_medium", Type.TEXT);
    /** 1080 pixels. */
    public static final Field<String> AVATAR_LARGE = new Field<>(11, "avatar_large", Type.TEXT);

    public static final Field<Boolean> VERIFIED = new Field<>(12, "verified", Type.FLAG);
    public static final Field<String> VERIFY_TEXT = new Field<>(13, "verify_text", Type.TEXT);
    public static final Field<Boolean> PRIVATE = new Field<>(14, "private", Type.FLAG);
    public static final Field<Long> FOLLOWER_COUNT = new Field<>(15, "follower_count", Type.NUMBER);
    public static final Field<Long> FOLLOWING_COUNT = new Field<>(16, "following_count", Type.NUMBER);
    public static final Field<Long> LIKES_RECEIVED = new Field<>(17, "likes_received", Type.NUMBER);
    public static final Field<Long> LIKES_GIVEN = new Field<>(18, "likes_given", Type.NUMBER);
    public static final Field<Long> VIDEO_COUNT = new Field<>(19, "video_count", Type.NUMBER);
    public static final Field<Long> FRIEND_COUNT = new Field<>(20, "friend_count", Type.NUMBER);
    /** ISO 3166-1 alpha-2, upper case. */
    public static final Field<String> REGION = new Field<>(21, "region", Type.TEXT);

    public static final Field<String> LANGUAGE = new Field<>(22, "language", Type.TEXT);
    /** Unix seconds, UTC. */
    public static final Field<Long> ACCOUNT_CREATED_AT = new Field<>(23, "account_created_at", Type.NUMBER);
    /** Unix seconds, UTC. */
    public static final Field<Long> HANDLE_CHANGED_AT = new Field<>(24, "handle_changed_at", Type.NUMBER);
    /** Unix seconds, UTC. */
    public static final Field<Long> NAME_CHANGED_AT = new Field<>(25, "name_changed_at", Type.NUMBER);

    public static final Field<String> INSTAGRAM = new Field<>(26, "instagram", Type.TEXT);
    public static final Field<String> TWITTER = new Field<>(27, "twitter", Type.TEXT);
    public static final Field<String> YOUTUBE = new Field<>(28, "youtube", Type.TEXT);
    public static final Field<Boolean> COMMERCE = new Field<>(29, "commerce", Type.FLAG);
    public static final Field<String> COMMERCE_CATEGORY = new Field<>(30, "commerce_category", Type.TEXT);
    public static final Field<String> LIVE_ROOM_ID = new Field<>(31, "live_room_id", Type.TEXT);
    public static final Field<Long> COMMENT_SETTING = new Field<>(32, "comment_setting", Type.NUMBER);
    public static final Field<Long> DUET_SETTING = new Field<>(33, "duet_setting", Type.NUMBER);
    public static final Field<Long> STITCH_SETTING = new Field<>(34, "stitch_setting", Type.NUMBER);
    public static final Field<Long> DOWNLOAD_SETTING = new Field<>(35, "download_setting", Type.NUMBER);
    /** True for someone of whom the service tells researchers nothing: a minor, a restricted account. */
    public static final Field<Boolean> RESTRICTED = new Field<>(36, "restricted", Type.FLAG);
    /** Why an organisation's account is verified; {@link #VERIFY_TEXT} is for people. */
    public static final Field<String> ENTERPRISE_VERIFY_TEXT = new Field<>(37, "enterprise_verify_text", Type.TEXT);
    /** The service's number for the sort of verification. By itself it does not say that somebody is verified. */
    public static final Field<Long> VERIFICATION_TYPE = new Field<>(38, "verification_type", Type.NUMBER);

    public static final Field<String> TWITTER_NAME = new Field<>(39, "twitter_name", Type.TEXT);
    public static final Field<String> YOUTUBE_TITLE = new Field<>(40, "youtube_title", Type.TEXT);

    /** This user, or for null one of whom nothing but a handle may be known. */
    public static User named(@Nullable User user, @Nullable String handle) {
        return user == null ? new User(0, handle, Facts.NONE) : user;
    }

    /** Every field there is, by number. */
    public static final List<Field<?>> FIELDS = List.of(
            USER_ID,
            SEC_UID,
            HANDLE,
            DISPLAY_NAME,
            BIO,
            BIO_LINK,
            AVATAR_SMALL,
            AVATAR_168,
            AVATAR_300,
            AVATAR_MEDIUM,
            AVATAR_LARGE,
            VERIFIED,
            VERIFY_TEXT,
            PRIVATE,
            FOLLOWER_COUNT,
            FOLLOWING_COUNT,
            LIKES_RECEIVED,
            LIKES_GIVEN,
            VIDEO_COUNT,
            FRIEND_COUNT,
            REGION,
            LANGUAGE,
            ACCOUNT_CREATED_AT,
            HANDLE_CHANGED_AT,
            NAME_CHANGED_AT,
            INSTAGRAM,
            TWITTER,
            YOUTUBE,
            COMMERCE,
            COMMERCE_CATEGORY,
            LIVE_ROOM_ID,
            COMMENT_SETTING,
            DUET_SETTING,
            STITCH_SETTING,
            DOWNLOAD_SETTING,
            RESTRICTED,
            ENTERPRISE_VERIFY_TEXT,
            VERIFICATION_TYPE,
            TWITTER_NAME,
            YOUTUBE_TITLE);

    /** Those whose changes are kept. */
    public static final List<Field<Long>> COUNTERS =
            List.of(FOLLOWER_COUNT, FOLLOWING_COUNT, LIKES_RECEIVED, LIKES_GIVEN, VIDEO_COUNT, FRIEND_COUNT);
}
