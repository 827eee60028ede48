package dev.zoetrope.catalog;

import dev.zoetrope.model.Relation;

/** The lists that relations stand in: each in one of whoever it comes from, and in one of whom or what it leads to. */
public enum Listing {
    /** Whom somebody follows. */
    FOLLOWINGS(Relation.Kind.FOLLOWS, true),
    /** Who follows somebody. */
    FOLLOWERS(Relation.Kind.FOLLOWS, false),
    /** Which videos somebody likes. */
    LIKES(Relation.Kind.LIKES, true),
    /** Who likes a video. */
    LIKERS(Relation.Kind.LIKES, false);

    private final Relation.Kind kind;
    private final boolean forward;

    Listing(Relation.Kind kind, boolean forward) {
        this.kind = kind;
        this.forward = forward;
    }

    /** Whether relations of a kind stand in this list. */
    public boolean holds(Relation.Kind some) {
        return kind == some;
    }

    /** Whether the other ends are people. */
    public boolean showsPeople() {
        return this != LIKES;
    }

    /** Whose list it is that a relation stands in: a row key, or the id of a video. */
    public long owner(Relation relation) {
        return forward ? relation.from() : relation.to();
    }

    /** Whom, or what, the owner of the list sees in a relation: a row key, or the id of a video. */
    public long other(Relation relation) {
        return forward ? relation.to() : relation.from();
    }

    /** The relation of a list's owner to another end. */
    public Relation.Ends ends(long owner, long other) {
        return forward ? new Relation.Ends(kind, owner, other) : new Relation.Ends(kind, other, owner);
    }

    /** Where a relation stands in this list. */
    public Relation.Place place(Relation relation) {
        return new Relation.Place(relation.since(), other(relation));
    }
}
