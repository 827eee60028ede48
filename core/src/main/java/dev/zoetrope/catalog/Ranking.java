package dev.zoetrope.catalog;

/** An order of a search's results other than by descending id. Of equal ones the greater id comes first. */
public enum Ranking {
    /** Those whose caption has the search's words as whole words, not only as beginnings of words, come first; then those with the most likes. */
    RELEVANCE,
    /** By descending number of likes. */
    LIKES,
    /** By descending time of posting. */
    NEWEST
}
