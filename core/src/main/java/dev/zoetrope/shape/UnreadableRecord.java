package dev.zoetrope.shape;

/**
 * A record cannot be taken as it is. The message names the member, its value (shortened) and the remedy, and may be shown.
 */
public final class UnreadableRecord extends RuntimeException {
    private final String member;

    UnreadableRecord(String member, String problem) {
        super(member + ": " + problem);
        this.member = member;
    }

    /** The member's path within the record, with dots between names. */
    public String member() {
        return member;
    }
}
