package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** PKCE as TikTok has it: the challenge is the verifier's SHA-256 in lower-case hexadecimal digits, not in Base64 as RFC 7636 says. */
final class CodeChallenge {
    private CodeChallenge() {}

    static boolean fits(@Nullable String verifier, String challenge) {
        return verifier != null
                && HexFormat.of()
                        .formatHex(Sha256.of(verifier.getBytes(UTF_8)).bytes())
                        .equals(challenge);
    }
}
