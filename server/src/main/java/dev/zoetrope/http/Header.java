package dev.zoetrope.http;

/**
 * One header of an answer.
 *
 * @param name a token, as RFC 9110 section 5.6.2 defines it
 * @param value visible ASCII characters and blanks, so that no value can end its line and begin another
 */
public record Header(String name, String value) {

    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    /** Checks both parts. */
    public Header {
        if (!isToken(name)) {
            throw new IllegalArgumentException("Not a header name: " + name);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException(
                        "The value of the header " + name + " holds the character U+" + Integer.toHexString(c)
                                + " at position " + i + "; only visible ASCII and blanks may stand there");
            }
        }
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || SEPARATORS.indexOf(c) >= 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
