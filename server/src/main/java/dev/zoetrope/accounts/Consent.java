package dev.zoetrope.accounts;

import dev.zoetrope.catalog.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person agreed to on the authorize page, all of it checked.
 *
 * @param scopes those agreed to, in the order they are told
 * @param redirectUri where the code goes
 * @param codeChallenge what the code's verifier has to fit (PKCE); null for web apps, whose challenges are ignored
 * @param legacy whether it was the authorize page of v1, whose codes the v2 token endpoint refuses
 */
public record Consent(
        App app,
        Subject person,
        List<String> scopes,
        String redirectUri,
        @Nullable String codeChallenge,
        boolean legacy) {
    // Not a compact constructor: javac would drop the annotations of its parameters from the class file.
    public Consent(
            App app,
            Subject person,
            List<String> scopes,
            String redirectUri,
            @Nullable String codeChallenge,
            boolean legacy) {
        this.app = app;
        this.person = person;
        this.scopes = List.copyOf(scopes);
        this.redirectUri = redirectUri;
        this.codeChallenge = codeChallenge;
        this.legacy = legacy;
    }

    Agreed agreed() {
        return new Agreed(scopes, redirectUri, codeChallenge, legacy);
    }
}
