package dev.zoetrope.accounts;

/** A key's description cannot be accepted. The message names the member, its value and the rule. */
public final class InvalidKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidKey(String message) {
        super(message, null, false, false);
    }
}
