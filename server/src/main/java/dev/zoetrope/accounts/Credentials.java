package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an app proves itself with.
 *
 * @param clientKey 16 lower-case letters and digits, of which those we draw start with {@code aw}; a sandbox's is {@code sb} and 16 more
 * @param clientSecret 32 letters and digits, at least 160 random bits in them
 */
public record Credentials(String clientKey, String clientSecret) {

    private static final String KEY_PREFIX = "aw";
    private static final String SANDBOX_PREFIX = "sb";
    private static final int KEY_LENGTH = 16;
    private static final int SECRET_LENGTH = 32;
    static final String LOWER_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    static final String LETTERS_AND_DIGITS = LOWER_AND_DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Predicate<String> KEY = Pattern.compile(
                    "(?:" + SANDBOX_PREFIX + ")?[a-z0-9]{" + KEY_LENGTH + "}")
            .asMatchPredicate();
    private static final Predicate<String> SECRET =
            Pattern.compile("[a-zA-Z0-9]{" + SECRET_LENGTH + "}").asMatchPredicate();

    /** @throws InvalidApp when one has not its form */
    public Credentials {
        if (!KEY.test(clientKey)) {
            throw new InvalidApp(
                    "client_key is \"%s\"; it needs %d lower-case letters and digits, or %s and %d more for a sandbox."
                            .formatted(clientKey, KEY_LENGTH, SANDBOX_PREFIX, KEY_LENGTH));
        }
        if (!SECRET.test(clientSecret)) {
            throw new InvalidApp("client_secret needs %d letters and digits; this one has %d characters."
                    .formatted(SECRET_LENGTH, clientSecret.length()));
        }
    }

    static boolean isClientKey(String text) {
        return KEY.test(text);
    }

    static Credentials draw(Chance chance) {
        return new Credentials(
                KEY_PREFIX + draw(chance, "client_key", LOWER_AND_DIGITS, KEY_LENGTH - KEY_PREFIX.length()),
                drawSecret(chance));
    }

    static Credentials drawForSandbox(Chance chance) {
        return new Credentials(
                SANDBOX_PREFIX + draw(chance, "client_key", LOWER_AND_DIGITS, KEY_LENGTH), drawSecret(chance));
    }

    private static String drawSecret(Chance chance) {
        return draw(chance, "client_secret", LETTERS_AND_DIGITS, SECRET_LENGTH);
    }

    /** The key with another secret. */
    static Credentials withNewSecret(String clientKey, Chance chance) {
        return new Credentials(clientKey, drawSecret(chance));
    }

    static String draw(Chance chance, String purpose, String alphabet, int length) {
        var random = chance.draw(purpose);
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Leaves out the secret, so that it reaches no log. */
    @Override
    public String toString() {
        return "Credentials[clientKey=" + clientKey + "]";
    }
}
