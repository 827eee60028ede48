package dev.zoetrope.model;

import java.util.List;

/**
 * A comment on a video, or a reply to one.
 *
 * @param id the service's id; positive
 * @param video id of the video it stands under
 * @param author row key of the user who wrote it; 0 when nobody is known
 */
public record Comment(long id, long video, long author, Facts facts) {
    /** Unix seconds, UTC. */
    public static final Field<Long> CREATED_AT = new Field<>(1, "created_at", Type.NUMBER);

    public static final Field<String> TEXT = new Field<>(2, "text", Type.TEXT);
    /** The author's handle as last seen on this comment, without the at sign. */
    public static final Field<String> HANDLE = new Field<>(3, "handle", Type.TEXT);

    public static final Field<Long> LIKE_COUNT = new Field<>(4, "like_count", Type.NUMBER);
    public static final Field<Long> REPLY_COUNT = new Field<>(5, "reply_count", Type.NUMBER);
    /** Id of the comment that it is a reply to; unknown for one that stands by itself. */
    public static final Field<Long> PARENT = new Field<>(6, "parent_id", Type.NUMBER);

    /** Id of the reply that it answers, within the replies to one comment. */
    public static final Field<Long> ANSWERED = new Field<>(7, "answered_id", Type.NUMBER);

    public static final Field<String> LANGUAGE = new Field<>(8, "language", Type.TEXT);
    public static final Field<Boolean> PINNED = new Field<>(9, "pinned", Type.FLAG);
    /** Whether the video's author likes it. */
    public static final Field<Boolean> LIKED_BY_AUTHOR = new Field<>(10, "liked_by_author", Type.FLAG);

    /** Every field there is, by number. */
    public static final List<Field<?>> FIELDS = List.of(
            CREATED_AT, TEXT, HANDLE, LIKE_COUNT, REPLY_COUNT, PARENT, ANSWERED, LANGUAGE, PINNED, LIKED_BY_AUTHOR);

    /** Id of the comment that it is a reply to; 0 for one that stands by itself. */
    public long parent() {
        return facts.number(PARENT, 0);
    }

    /** All but the id of the video, packed. */
    public byte[] toBytes() {
        var packer = new Packer(facts.size() + 20).number(id).signed(author);
        facts.appendTo(packer);
        return packer.toBytes();
    }

    /** The comment that {@link #toBytes} wrote at {@code start}. The array must not change any more. */
    public static Comment of(long video, byte[] bytes, int start, int count) {
        var unpacker = new Unpacker(bytes, start);
        return new Comment(
                unpacker.number(), video, unpacker.signed(), Facts.packed(bytes, unpacker.at(), start + count));
    }
}
