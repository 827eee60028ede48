package dev.zoetrope.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** A longer text is nobody's. */
    private static final int LONGEST_SEC_UID = 1_000;

    private static final List<Field<?>> OWNER = List.of(OWNER_ID, OWNER_HANDLE, OWNER_NAME, OWNER_SEC_UID);

    /** The lasting identities of the user who made it, as far as they are known. */
    public static List<Identity> owners(Facts facts) {
        var owners = new ArrayList<Identity>();
        if (facts.has(OWNER_ID)) {
            owners.add(new Identity.UserId(facts.number(OWNER_ID, 0)));
        }
        var secUid = facts.get(OWNER_SEC_UID, "");
        if (!secUid.isEmpty() && secUid.length() <= LONGEST_SEC_UID) {
            owners.add(new Identity.SecUid(secUid));
        }
        return owners;
    }

    /** The handle that the user who made it was seen with; null when it is unknown. */
    public static Identity.@Nullable Handle ownerHandle(Facts facts) {
        return Identity.Handle.named(facts.get(OWNER_HANDLE));
    }

    /** The terms of all that leads to the user who made it. */
    public List<String> ownerTerms() {
        var terms = new ArrayList<String>();
        owners(facts).forEach(identity -> terms.add(identity.term()));
        var handle = ownerHandle(facts);
        if (handle != null) {
            terms.add(handle.term());
        }
        return terms;
    }

    /** Whether it is somebody's own making, which it is unless it is known to be a published track. */
    public static boolean isOriginal(Facts facts) {
        return facts.get(ORIGINAL, Boolean.TRUE);
    }

    /** These facts of a sound without what tells who made it. */
    public static Facts withoutOwner(Facts facts) {
        return facts.without(OWNER);
    }

    public byte[] toBytes() {
        return facts.toBytes();
    }

    /** The sound that {@link #toBytes} wrote at {@code start}. The array must not change any more. */
    public static Sound of(long id, byte[] bytes, int start, int count) {
        return new Sound(id, Facts.packed(bytes, start, start + count));
    }
}
