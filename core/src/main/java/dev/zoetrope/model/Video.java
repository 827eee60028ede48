package dev.zoetrope.model;

import java.util.List;

/**
 * A video as the catalog keeps it.
 *
 * @param id the service's id; positive, beyond 2^53; its upper 32 bits are the Unix time of the upload's begin, to within a minute or so
 * @param author row key of the user who posted it; 0 when nobody is known
 * @param arrival the number of its first arrival in the catalog; later arrivals have greater ones
 */
public record Video(long id, long author, long arrival, Facts facts) {
    /** Unix seconds, UTC. */
    public static final Field<Long> CREATED_AT = new Field<>(1, "created_at", Type.NUMBER);

    public static final Field<String> CAPTION = new Field<>(2, "caption", Type.TEXT);
    /** The author's handle as last seen on this video, without the at sign. */
    public static final Field<String> HANDLE = new Field<>(3, "handle", Type.TEXT);
    /** ISO 3166-1 alpha-2, upper case: where the author registered. */
    public static final Field<String> REGION = new Field<>(4, "region", Type.TEXT);

    public static final Field<Long> LIKE_COUNT = new Field<>(5, "like_count", Type.NUMBER);
    public static final Field<Long> COMMENT_COUNT = new Field<>(6, "comment_count", Type.NUMBER);
    public static final Field<Long> SHARE_COUNT = new Field<>(7, "share_count", Type.NUMBER);
    public static final Field<Long> VIEW_COUNT = new Field<>(8, "view_count", Type.NUMBER);
    public static final Field<Long> SAVE_COUNT = new Field<>(9, "save_count", Type.NUMBER);
    public static final Field<Long> REPOST_COUNT = new Field<>(10, "repost_count", Type.NUMBER);
    public static final Field<Long> DOWNLOAD_COUNT = new Field<>(11, "download_count", Type.NUMBER);
    public static final Field<Long> WHATSAPP_SHARE_COUNT = new Field<>(12, "whatsapp_share_count", Type.NUMBER);
    /** Milliseconds; 0 for a photo post. */
    public static final Field<Long> DURATION = new Field<>(13, "duration_ms", Type.NUMBER);

    public static final Field<Long> SOUND_ID = new Field<>(14, "music_id", Type.NUMBER);
    /** Without the number sign, in the order of the source. */
    public static final Field<List<String>> HASHTAGS = new Field<>(15, "hashtags", Type.TEXTS);

    public static final Field<List<Hashtag>> HASHTAG_INFO = new Field<>(16, "hashtag_info", Type.HASHTAGS);
    /** Handles as they stand in the caption, without the at sign. */
    public static final Field<List<String>> MENTIONS = new Field<>(17, "mentions", Type.TEXTS);

    public static final Field<List<String>> EFFECT_IDS = new Field<>(18, "effects", Type.TEXTS);
    public static final Field<List<Effect>> EFFECT_INFO = new Field<>(19, "effects_info", Type.EFFECTS);
    public static final Field<List<Sticker>> STICKERS = new Field<>(20, "stickers", Type.STICKERS);
    public static final Field<Long> PLAYLIST_ID = new Field<>(21, "playlist", Type.NUMBER);
    public static final Field<String> TRANSCRIPT = new Field<>(22, "transcript", Type.TEXT);
    public static final Field<Boolean> STEM_VERIFIED = new Field<>(23, "stem_verified", Type.FLAG);
    /** A JSON object as it came: its members are unpublished. */
    public static final Field<String> LABEL = new Field<>(24, "label", Type.TEXT);

    public static final Field<Tag> TAG = new Field<>(25, "tag", Type.TAG);
    public static final Field<Boolean> AI_GENERATED = new Field<>(26, "aigc", Type.FLAG);
    /** False for a video that is not public. */
    public static final Field<Boolean> PUBLIC = new Field<>(27, "public", Type.FLAG);

    public static final Field<String> TITLE = new Field<>(28, "title", Type.TEXT);
    /** Pixels. */
    public static final Field<Long> WIDTH = new Field<>(29, "width", Type.NUMBER);
    /** Pixels. */
    public static final Field<Long> HEIGHT = new Field<>(30, "height", Type.NUMBER);
    /** A signed link exactly as it came: decoding its signature would break it. */
    public static final Field<String> COVER_URL = new Field<>(31, "cover_url", Type.TEXT);

    public static final Field<String> PLAY_URL = new Field<>(32, "play_url", Type.TEXT);
    public static final Field<String> LANGUAGE = new Field<>(33, "language", Type.TEXT);
    public static final Field<Boolean> PINNED = new Field<>(34, "pinned", Type.FLAG);
    public static final Field<Boolean> ADVERTISEMENT = new Field<>(35, "is_ad", Type.FLAG);
    public static final Field<List<String>> PHOTOS = new Field<>(36, "photos", Type.TEXTS);
    /** The cover as the author uploaded it. */
    public static final Field<String> ORIGIN_COVER_URL = new Field<>(37, "origin_cover_url", Type.TEXT);
    /** A cover that moves. */
    public static final Field<String> DYNAMIC_COVER_URL = new Field<>(38, "dynamic_cover_url", Type.TEXT);

    public static final Field<String> DOWNLOAD_URL = new Field<>(39, "download_url", Type.TEXT);
    public static final Field<String> PLAYLIST_NAME = new Field<>(40, "playlist_name", Type.TEXT);

    /** Every field there is, by number. */
    public static final List<Field<?>> FIELDS = List.of(
            CREATED_AT,
            CAPTION,
            HANDLE,
            REGION,
            LIKE_COUNT,
            COMMENT_COUNT,
            SHARE_COUNT,
            VIEW_COUNT,
            SAVE_COUNT,
            REPOST_COUNT,
            DOWNLOAD_COUNT,
            WHATSAPP_SHARE_COUNT,
            DURATION,
            SOUND_ID,
            HASHTAGS,
            HASHTAG_INFO,
            MENTIONS,
            EFFECT_IDS,
            EFFECT_INFO,
            STICKERS,
            PLAYLIST_ID,
            TRANSCRIPT,
            STEM_VERIFIED,
            LABEL,
            TAG,
            AI_GENERATED,
            PUBLIC,
            TITLE,
            WIDTH,
            HEIGHT,
            COVER_URL,
            PLAY_URL,
            LANGUAGE,
            PINNED,
            ADVERTISEMENT,
            PHOTOS,
            ORIGIN_COVER_URL,
            DYNAMIC_COVER_URL,
            DOWNLOAD_URL,
            PLAYLIST_NAME);

    /** Those whose changes are kept. */
    public static final List<Field<Long>> COUNTERS = List.of(
            LIKE_COUNT,
            COMMENT_COUNT,
            SHARE_COUNT,
            VIEW_COUNT,
            SAVE_COUNT,
            REPOST_COUNT,
            DOWNLOAD_COUNT,
            WHATSAPP_SHARE_COUNT);

    /** A hashtag with its id; the description is empty when there is none. */
    public record Hashtag(long id, String name, String description) {}

    /** A sticker; its name carries the text that lies over the picture. */
    public record Sticker(String id, String name) {}

    /** An effect; the picture's address is empty when there is none. */
    public record Effect(String id, String name, String photoUrl) {}

    /** A disclosure: {@code AIGC} or {@code BRANDED} with a number that each page of the documentation explains for itself. */
    public record Tag(String type, long number) {}

    public boolean isPublic() {
        return facts.get(PUBLIC, Boolean.TRUE);
    }

    /** All but the id, packed. */
    public byte[] toBytes() {
        var packer = new Packer(facts.size() + 20).signed(author).number(arrival);
        facts.appendTo(packer);
        return packer.toBytes();
    }

    /** The video that {@link #toBytes} wrote at {@code start}. The array must not change any more. */
    public static Video of(long id, byte[] bytes, int start, int count) {
        var unpacker = new Unpacker(bytes, start);
        return new Video(id, unpacker.signed(), unpacker.number(), Facts.packed(bytes, unpacker.at(), start + count));
    }
}
