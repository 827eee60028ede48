package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Listing;
import dev.zoetrope.model.Relation;
import java.nio.ByteBuffer;
import org.apache.lucene.util.BytesRef;

/** The terms that lists are found by. Those of one list begin alike, and go by its order. */
final class ListTerms {
    private ListTerms() {}

    /** What the {@link Layout#UNDER} of all comments on a video begins with. */
    static BytesRef under(long video) {
        return Layout.number(video);
    }

    static BytesRef under(long video, long parent) {
        return new BytesRef(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(video)
                .putLong(parent)
                .array());
    }

    /** What every term of a list begins with. */
    static BytesRef listed(Listing listing, long owner) {
        return new BytesRef(list(listing, owner, 0).array());
    }

    /** The term of a place in a list. */
    static BytesRef listed(Listing listing, long owner, Relation.Place place) {
        return new BytesRef(list(listing, owner, 2 * Long.BYTES)
                .putLong(descending(place.since()))
                .putLong(descending(place.other()))
                .array());
    }

    private static ByteBuffer list(Listing listing, long owner, int more) {
        var list = switch (listing) {
            case FOLLOWINGS -> 1;
            case FOLLOWERS -> 2;
            case LIKES -> 3;
            case LIKERS -> 4;
        };
        return ByteBuffer.allocate(1 + Long.BYTES + more).put((byte) list).putLong(owner);
    }

    /** A number whose bytes compare the other way round than numbers do. */
    private static long descending(long number) {
        return ~(number ^ Long.MIN_VALUE);
    }

    /** The number that stands {@link #descending(long)} in a term. */
    static long descending(BytesRef term, int at) {
        return descending(ByteBuffer.wrap(term.bytes).getLong(term.offset + at));
    }

    /** What every {@link Layout#POST} of an author begins with. */
    static BytesRef posts(long author) {
        // The sign flipped, so that bytes compare as numbers do.
        return Layout.number(author ^ Long.MIN_VALUE);
    }

    /** Where the posts of an author begin that were posted at a time or before. */
    static BytesRef post(long author, long created) {
        return new BytesRef(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(author ^ Long.MIN_VALUE)
                .putLong(descending(created))
                .array());
    }
}
