package dev.zoetrope.catalog;

/** An order of a search's results other than by descending id. Of equal ones the greater id comes first. */
public enum Ranking {
    /**
     * First those that would be found as well if their captions had to have the search's keywords as whole words, and not only as beginnings of words; then
     * those with the most likes.
     */
    RELEVANCE,
    /** By descending number of likes; an unknown one counts as 0. */
    LIKES,
    /** By descending time of posting. */
    NEWEST
}
