package dev.zoetrope.webhooks;

/** An attempt that failed; the message says why, for the log and for the app's developer. */
final class Undelivered extends Exception {
    private static final long serialVersionUID = 1;

    Undelivered(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
