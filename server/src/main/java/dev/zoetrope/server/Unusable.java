package dev.zoetrope.server;

/** Something that the user gave cannot be used. The message says what and why, and the remedy; it is meant for the user. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
        super(message);
    }
}
