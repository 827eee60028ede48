package dev.zoetrope.catalog;

/**
 * A place in the results of a search, which go by descending video id.
 *
 * @param passed how many candidates lie before it
 * @param last the id of the last of them; {@link #START} has Long.MAX_VALUE
 */
public record Place(long passed, long last) {
    public static final Place START = new Place(0, Long.MAX_VALUE);
}
