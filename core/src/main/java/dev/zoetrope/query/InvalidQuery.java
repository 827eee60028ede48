package dev.zoetrope.query;

/** A query that cannot be read. The message names the member, the value and the remedy, and may be shown to the caller. */
public final class InvalidQuery extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String problem;

    public InvalidQuery(String member, String problem) {
        super(member + ": " + problem);
        this.problem = problem;
    }

    /** What is wrong, for those who have a name of their own for the member. */
    public String problem() {
        return problem;
    }
}
