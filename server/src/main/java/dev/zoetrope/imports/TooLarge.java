package dev.zoetrope.imports;

/** A file cannot be divided further: what comes is more than is looked at in one piece. The message says where and what. */
final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
        super(message, null, false, false);
    }
}
