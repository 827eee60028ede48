package dev.zoetrope.server;

/** Settings that cannot be used, alone or together. The message has a line for each mistake, with where it stands and the remedy. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidSettings(String message) {
        super(message);
    }
}
