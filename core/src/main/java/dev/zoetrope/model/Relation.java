package dev.zoetrope.model;

import java.util.List;

/**
 * Something that ties a person to another one, or to a video.
 *
 * @param from row key of the person who follows or likes
 * @param to row key of the person who is followed; id of the video that is liked
 */
public record Relation(Kind kind, long from, long to, Facts facts) {
    /** Unix seconds, UTC: since when it is so. */
    public static final Field<Long> SINCE = new Field<>(1, "since", Type.NUMBER);

    /** Every field there is, by number. */
    public static final List<Field<?>> FIELDS = List.of(SINCE);

    /** What it is. */
    public enum Kind {
        /** A person follows a person. */
        FOLLOWS,
        /** A person likes a video. */
        LIKES
    }

    /** Unix seconds, UTC; 0 when unknown. */
    public long since() {
        return facts.number(SINCE, 0);
    }

    /**
     * A place in a list of relations, which goes by descending {@link #since}, then by the descending key of the other end.
     *
     * @param since Unix seconds, UTC
     */
    public record Place(long since, long other) {
        /** Before all of them. */
        public static final Place START = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
