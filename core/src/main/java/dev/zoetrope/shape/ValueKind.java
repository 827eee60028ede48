package dev.zoetrope.shape;

/** What sort of value a member has, for those who have to make it out of a text that does not tell. */
public enum ValueKind {
    TEXT,
    /** A whole number that must not be rounded. */
    ID,
    /** A whole number: a count or a duration. */
    COUNT,
    /** Unix seconds, UTC. */
    TIME,
    /** A time that may also be Unix milliseconds or an ISO 8601 instant. */
    INSTANT,
    FLAG,
    /** A list of texts. */
    TEXTS,
    /** A list of objects. */
    OBJECTS,
    OBJECT
}
