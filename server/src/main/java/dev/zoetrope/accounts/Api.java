package dev.zoetrope.accounts;

/** An API whose callers have keys and no apps. */
public enum Api {
    /** Its keys are called tokens. */
    ENSEMBLE("ensemble_token", 16),
    HANDLE("api_key", 40);

    private final String purpose;
    private final int length;

    Api(String purpose, int length) {
        this.purpose = purpose;
        this.length = length;
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
        return text.length() == length && text.chars().allMatch(c -> Credentials.LETTERS_AND_DIGITS.indexOf(c) >= 0);
    }
}
