package dev.zoetrope.login;

import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an app asks of a person, every part of it checked.
 *
 * @param scopes in the order asked, each once
 * @param codeChallenge null for web apps, which need not prove their codes
 * @param passes whether a person who has granted all of it before need not be asked again
 */
record AuthorizeRequest(
        App app,
        String redirectUri,
        List<String> scopes,
        @Nullable String state,
        @Nullable String codeChallenge,
        boolean passes) {

    /** Twice the length of a hexadecimal SHA-256. */
    static final int LONGEST_CHALLENGE = 128;

    /**
     * Reads the parameters. First whatever decides where errors go.
     *
     * @throws Fault when the browser must not be sent anywhere
     * @throws SentBack when the app is told
     */
    static AuthorizeRequest read(Parameters parameters, World world, boolean loose) {
        var repeated = parameters.repeated();
        if (repeated != null) {
            throw Fault.of(
                    "invalid_request",
                    repeated,
                    "It is given more than once, and nobody can know which one was meant.",
                    "Give it once.");
        }
        var app = app(parameters, world);
        var redirectUri = redirectUri(parameters, app, loose);
        var state = parameters.get(Parameters.STATE);
        checkResponseType(parameters.get(Parameters.RESPONSE_TYPE), redirectUri, state);
        return new AuthorizeRequest(
                app,
                redirectUri,
                scopes(parameters.get(Parameters.SCOPE), app),
                state,
                app.platform() == Platform.WEB ? null : codeChallenge(parameters),
                "0".equals(parameters.get(Parameters.DISABLE_AUTO_AUTH)));
    }

    private static App app(Parameters parameters, World world) {
        var key = parameters.get(Parameters.CLIENT_KEY);
        if (key == null && parameters.has(Parameters.CLIENT_ID)) {
            throw Fault.of(
                    "param_error",
                    Parameters.CLIENT_KEY,
                    "It is missing; there is a client_id in its place.",
                    "Call it client_key, as TikTok does. OAuth libraries have an option for the parameter's name.");
        }
        if (key == null || key.isEmpty()) {
            throw Fault.of(
                    "unauthorized_client",
                    Parameters.CLIENT_KEY,
                    "It is missing.",
                    "Add client_key with the key of your app.");
        }
        return world.accounts()
                .apps()
                .find(key)
                .orElseThrow(
                        () -> Fault.of(
                                "unauthorized_client",
                                Parameters.CLIENT_KEY,
                                "No app has the key “" + Excerpt.of(key) + "”.",
                                "./zoetrope app list tells the keys of the apps there are; in a demo, /_zoetrope/demo does too."));
    }

    private static String redirectUri(Parameters parameters, App app, boolean loose) {
        var uri = parameters.get(Parameters.REDIRECT_URI);
        if (uri != null && app.allowsRedirect(uri, loose)) {
            return uri;
        }
        if (uri != null && app.allowsRedirect(uri, true)) {
            throw Fault.of(
                    "invalid_request",
                    Parameters.REDIRECT_URI,
                    "“" + Excerpt.of(uri) + "” is good for a server with --loose alone, and this one runs without.",
                    "Start the server with --loose, or register an https address that is not on this machine: "
                            + Fault.update(app, "--redirect-uri"));
        }
        var registered = app.redirectUris().isEmpty()
                ? app.name() + " has registered none."
                : app.name() + " has registered " + String.join(" and ", app.redirectUris()) + ".";
        throw Fault.of(
                "invalid_request",
                Parameters.REDIRECT_URI,
                uri == null || uri.isEmpty()
                        ? "It is missing."
                        : "“" + Excerpt.of(uri) + "” is not registered. " + registered,
                "Send a registered address, the same to the last character; case and a last slash count. Or register this one: "
                        + Fault.update(app, "--redirect-uri"));
    }

    private static void checkResponseType(@Nullable String type, String redirectUri, @Nullable String state) {
        if (type == null || type.isEmpty()) {
            var description = "response_type is missing; it is always code.";
            throw new SentBack(Callback.refused(redirectUri, "invalid_request", description, state), "invalid_request");
        }
        if (!type.equals("code")) {
            var description = "response_type must be code.";
            throw new SentBack(
                    Callback.refused(redirectUri, "unsupported_response_type", description, state),
                    "unsupported_response_type");
        }
    }

    private static List<String> scopes(@Nullable String text, App app) {
        if (text == null || text.isEmpty()) {
            throw scopeFault("It is missing.", "Name the scopes you need, such as user.info.basic,video.list.");
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            throw scopeFault(
                    "“" + Excerpt.of(text) + "” has a blank in it.",
                    "Separate scopes with commas alone, as in user.info.basic,video.list. OAuth libraries join them with blanks unless told otherwise.");
        }
        var scopes = Stream.of(text.split(",", -1)).distinct().toList();
        if (scopes.contains("")) {
            throw scopeFault(
                    "“" + Excerpt.of(text) + "” has a comma too many.",
                    "Put one comma between two scopes, and none at the ends.");
        }
        for (var scope : scopes) {
            if (!app.scopes().contains(scope)) {
                throw scopeFault(
                        app.name() + " was not approved for “" + Excerpt.of(scope) + "”. Approved: "
                                + sorted(app.scopes()) + ".",
                        "Leave it out, or approve the app for it: " + Fault.update(app, "--scope"));
            }
        }
        return scopes;
    }

    private static Fault scopeFault(String problem, String remedy) {
        return Fault.of("invalid_scope", Parameters.SCOPE, problem, remedy);
    }

    private static String sorted(Set<String> scopes) {
        return scopes.isEmpty()
                ? "none"
                : String.join(", ", scopes.stream().sorted().toList());
    }

    /** Its form is not checked: the live service takes a wrong one, and refuses the code later. */
    private static String codeChallenge(Parameters parameters) {
        var challenge = parameters.get(Parameters.CODE_CHALLENGE);
        if (challenge == null || challenge.isEmpty()) {
            throw Fault.of(
                    "invalid_request",
                    Parameters.CODE_CHALLENGE,
                    "It is missing, and desktop and mobile apps need it.",
                    "Send the SHA-256 of your code_verifier as 64 lower-case hexadecimal digits (not base64url), and code_challenge_method=S256.");
        }
        if (challenge.length() > LONGEST_CHALLENGE) {
            throw Fault.of(
                    "invalid_request",
                    Parameters.CODE_CHALLENGE,
                    "It has " + challenge.length() + " characters.",
                    "Send the SHA-256 of your code_verifier as 64 lower-case hexadecimal digits.");
        }
        var method = parameters.get(Parameters.CODE_CHALLENGE_METHOD);
        if (method != null && !method.equals("S256")) {
            throw Fault.of(
                    "invalid_request",
                    Parameters.CODE_CHALLENGE_METHOD,
                    "“" + Excerpt.of(method) + "” is not supported.",
                    "Send S256, or leave it out.");
        }
        return challenge;
    }

    /** The scopes asked for that are among {@code ticked}, and the ones that a login cannot do without. */
    List<String> granted(List<String> ticked) {
        var set = new HashSet<>(ticked);
        return scopes.stream()
                .filter(scope -> set.contains(scope) || ScopeText.isRequired(scope))
                .toList();
    }
}
