package dev.zoetrope.accounts;

/**
 * A new key and, this once, its text.
 *
 * @param text what the client sends; kept nowhere in plain text: whoever needs it has to note it now
 */
public record IssuedKey(ApiKey key, String text) {

    /** Leaves out the text, so that it reaches no log. */
    @Override
    public String toString() {
        return "IssuedKey[key=" + key + "]";
    }
}
