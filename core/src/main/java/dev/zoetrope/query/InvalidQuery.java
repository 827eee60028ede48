package dev.zoetrope.query;

/** A query that cannot be read. The message names the member, the value and the remedy, and may be shown to the caller. */
public final class InvalidQuery extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidQuery(String member, String problem) {
        super(member + ": " + problem);
    }
}
