package dev.zoetrope.errand;

/** A running server could not do an errand to its end. The message is the server's. */
public final class ErrandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ErrandFailed(String message) {
        super(message, null, false, false);
    }
}
