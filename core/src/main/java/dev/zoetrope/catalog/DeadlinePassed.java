package dev.zoetrope.catalog;

/** A search did not end before its {@link Deadline}. Holds how far it came, so that a later call can go on from there. */
public final class DeadlinePassed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place reached;

    public DeadlinePassed(Place reached) {
        super("the search did not end before its deadline");
        this.reached = reached;
    }

    public Place reached() {
        return reached;
    }
}
