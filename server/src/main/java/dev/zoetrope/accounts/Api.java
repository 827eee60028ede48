package dev.zoetrope.accounts;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An API whose callers have keys and no apps. */
public enum Api {
    /** Its keys are called tokens. */
    ENSEMBLE("ensemble_token", 16),
    HANDLE("api_key", 40);

    private final String purpose;
    private final int length;
    private final Predicate<String> form;

    Api(String purpose, int length) {
        this.purpose = purpose;
        this.length = length;
        this.form = Pattern.compile("[a-zA-Z0-9]{" + length + "}").asMatchPredicate();
    }

    /** What the numbers that a key is made of are drawn for. */
    String purpose() {
        return purpose;
    }

    /** Letters and digits in a key; of 16, there are 95 random bits. */
    int length() {
        return length;
    }

    /** Whether a text could be a key, before anything is looked up for it. */
    boolean fits(String text) {
        return form.test(text);
    }
}
