package dev.zoetrope.lucene;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of rows. All live in one index, so that one commit covers them, sorted by kind, then by two numbers of the kind's own, each descending. Lucene
 * never changes an index's sort: kinds that are filled later have their numbers and sort keys already.
 */
enum Kind {
    /** Sorted by video id: newest first, near enough. */
    VIDEO(1),
    /** Sorted by row key. */
    USER(2),
    /** Sorted by music id. */
    SOUND(3),
    /** Sorted by video id, then comment id. */
    COMMENT(4),
    /** Sorted by playlist id. */
    PLAYLIST(5),
    /** Who follows whom, or likes what: sorted by the row key it comes from, then time. */
    RELATION(6),
    /** What counters were seen to be in a month: sorted by owner's row key or video id, then month. */
    HISTORY(7),
    /** Answers as they came from upstream: sorted by time. */
    RAW(8),
    /** What must not come back: in no order. */
    TOMBSTONE(9),
    /** How far a source was read: in no order. */
    CHECKPOINT(10);

    private final int number;

    Kind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The kind of a number; null when no kind has it. */
    static @Nullable Kind of(long number) {
        return number >= 1 && number <= values().length ? values()[(int) number - 1] : null;
    }

    /** The unique key of a row that a text of any length tells from the others of its kind. */
    BytesRef key(String text) {
        try {
            return key(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The unique key of a row that a digest tells from the others of its kind. */
    BytesRef key(byte[] digest) {
        var bytes = new byte[1 + digest.length];
        bytes[0] = (byte) number;
        System.arraycopy(digest, 0, bytes, 1, digest.length);
        return new BytesRef(bytes);
    }

    /** The unique key of a row that one number tells from the others of its kind. */
    BytesRef key(long id) {
        var bytes = new byte[9];
        bytes[0] = (byte) number;
        for (int i = 8; i > 0; i--) {
            bytes[i] = (byte) id;
            id >>>= 8;
        }
        return new BytesRef(bytes);
    }
}
