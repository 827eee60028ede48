package dev.zoetrope.imports;

/** A file is in no form that is read. The message says what it looks like, and the remedy; it goes on behind the file's name. */
final class NoForm extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoForm(String message) {
        super(message, null, false, false);
    }
}
