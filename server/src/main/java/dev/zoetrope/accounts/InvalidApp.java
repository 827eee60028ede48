package dev.zoetrope.accounts;

/** An app's description cannot be accepted. The message names the member, its value and the rule. */
public final class InvalidApp extends RuntimeException {

    InvalidApp(String message) {
        super(message);
    }
}
