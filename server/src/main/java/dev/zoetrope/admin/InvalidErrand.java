package dev.zoetrope.admin;

/** An errand that cannot be run as it was asked for. The message names the parameter, its value and the rule. */
final class InvalidErrand extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidErrand(String message) {
        super(message, null, false, false);
    }
}
