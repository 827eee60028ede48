package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.zoetrope.chance.Chance;
import java.util.Base64;

/** What tokens and codes look like: the shapes that TikTok's have been seen in, with at least 256 random bits in each. */
enum TokenText {
    CLIENT("client_token", "clt.", 43, ""),
    USER("user_token", "act.", 64, "!"),
    REFRESH("refresh_token", "rft.", 64, "!"),
    CODE("code", "", 64, "*0!"),
    QR("qr_token", "", 43, "");

    private static final int DIGITS = 4;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String purpose;
    private final String prefix;
    private final int letters;
    private final String mark;

    /** @param mark stands before four digits; neither when it is empty */
    TokenText(String purpose, String prefix, int letters, String mark) {
        this.purpose = purpose;
        this.prefix = prefix;
        this.letters = letters;
        this.mark = mark;
    }

    /** A new one. */
    String draw(Chance chance) {
        var random = chance.draw(purpose);
        // Four letters of Base64 hold three bytes.
        byte[] bytes = new byte[letters * 3 / 4];
        random.nextBytes(bytes);
        var text = prefix + BASE64.encodeToString(bytes);
        return mark.isEmpty() ? text : text + mark + random.nextInt(1_000, 10_000);
    }

    /** Whether a text could be one, before anything is looked up for it. */
    boolean fits(String text) {
        return text.length() == length()
                && text.startsWith(prefix)
                && text.chars().allMatch(letter -> letter > ' ' && letter <= '~');
    }

    private int length() {
        return prefix.length() + letters + (mark.isEmpty() ? 0 : mark.length() + DIGITS);
    }

    /** What is kept of it. */
    static Sha256 hash(String text) {
        return Sha256.of(text.getBytes(ISO_8859_1));
    }
}
