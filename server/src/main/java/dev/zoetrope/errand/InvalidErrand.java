package dev.zoetrope.errand;

/** An errand that cannot be run as it was asked for. The message names the parameter, its value and the rule. */
public final class InvalidErrand extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidErrand(String message) {
        super(message, null, false, false);
    }
}
