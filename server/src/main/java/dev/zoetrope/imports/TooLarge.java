package dev.zoetrope.imports;

/** A file holds more in one piece than is kept in memory. The message says what, and the remedy. */
final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String message) {
        super(message);
    }
}
