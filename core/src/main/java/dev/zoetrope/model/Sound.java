package dev.zoetrope.model;

import java.util.List;

/** A piece of music or an original sound that videos use. */
public record Sound(long id, Facts facts) {
    public static final Field<String> TITLE = new Field<>(1, "music_title", Type.TEXT);
    public static final Field<String> AUTHOR = new Field<>(2, "music_author", Type.TEXT);
    public static final Field<String> ALBUM = new Field<>(3, "music_album", Type.TEXT);
    /** Milliseconds. */
    public static final Field<Long> DURATION = new Field<>(4, "music_duration_ms", Type.NUMBER);

    public static final Field<Boolean> ORIGINAL = new Field<>(5, "music_original", Type.FLAG);
    public static final Field<Boolean> PRIVATE = new Field<>(6, "music_private", Type.FLAG);
    public static final Field<String> COVER_URL = new Field<>(7, "music_cover_url", Type.TEXT);
    public static final Field<String> PLAY_URL = new Field<>(8, "music_play_url", Type.TEXT);
    /** {@link #COVER_URL} in small. */
    public static final Field<String> COVER_SMALL = new Field<>(9, "music_cover_small", Type.TEXT);
    /** {@link #COVER_URL} in large. */
    public static final Field<String> COVER_LARGE = new Field<>(10, "music_cover_large", Type.TEXT);
    /** Numeric id of the user who made an original sound. */
    public static final Field<Long> OWNER_ID = new Field<>(11, "music_owner_id", Type.NUMBER);
    /** Without the at sign. */
    public static final Field<String> OWNER_HANDLE = new Field<>(12, "music_owner_handle", Type.TEXT);

    public static final Field<String> OWNER_NAME = new Field<>(13, "music_owner_name", Type.TEXT);
    public static final Field<String> OWNER_SEC_UID = new Field<>(14, "music_owner_sec_uid", Type.TEXT);

    /** Every field there is, by number. */
    public static final List<Field<?>> FIELDS = List.of(
            TITLE,
            AUTHOR,
            ALBUM,
            DURATION,
            ORIGINAL,
            PRIVATE,
            COVER_URL,
            PLAY_URL,
            COVER_SMALL,
            COVER_LARGE,
            OWNER_ID,
            OWNER_HANDLE,
            OWNER_NAME,
            OWNER_SEC_UID);

    public byte[] toBytes() {
        return facts.toBytes();
    }

    /** The sound that {@link #toBytes} wrote at {@code start}. The array must not change any more. */
    public static Sound of(long id, byte[] bytes, int start, int count) {
        return new Sound(id, Facts.packed(bytes, start, start + count));
    }
}
