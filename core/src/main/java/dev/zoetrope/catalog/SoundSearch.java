package dev.zoetrope.catalog;

/**
 * What sounds are looked for.
 *
 * @param text words that a sound's title or author has, as {@link dev.zoetrope.query.Phrase}s; the last word may be the beginning of one
 * @param in where the words are looked for
 */
public record SoundSearch(String text, In in, Order order) {
    /** Where words are looked for. */
    public enum In {
        BOTH,
        TITLES,
        AUTHORS
    }

    /** Of equal sounds the greater id comes first. */
    public enum Order {
        /** Those that have the text as their whole title come first; then the most used. */
        RELEVANCE,
        MOST_USED,
        /** By descending id. */
        NEWEST,
        SHORTEST,
        LONGEST
    }
}
