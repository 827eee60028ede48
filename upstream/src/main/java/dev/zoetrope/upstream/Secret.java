package dev.zoetrope.upstream;

import java.util.regex.Pattern;

/**
 * A token, a key or a password: never shown.
 *
 * @param value fit for a header: visible characters of ASCII
 */
record Secret(String value) {
    private static final Pattern FIT = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    /** @throws IllegalArgumentException when it is none; the message does not repeat it */
    Secret {
        if (!isFit(value)) {
            throw new IllegalArgumentException("a key, token or secret has 1 to 4096 visible characters of ASCII");
        }
    }

    static boolean isFit(String value) {
        return FIT.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "***";
    }
}
