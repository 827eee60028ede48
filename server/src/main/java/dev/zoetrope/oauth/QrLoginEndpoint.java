package dev.zoetrope.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.QrLogin.Status;
import dev.zoetrope.accounts.QrLogins.Progress;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** {@code POST /v2/oauth/get_qrcode/} and {@code POST /v2/oauth/check_qrcode/}: log-in by a code that is scanned with a phone. */
public final class QrLoginEndpoint {
    /** A state has at most so many characters. */
    static final int LONGEST_STATE = 1_000;

    private final OAuthGateway gateway;

    public QrLoginEndpoint(OAuthSettings settings) {
        gateway = new OAuthGateway(settings.errorStatus());
    }

    public Answer begin(Call call, World world) {
        return gateway.answer(QrLoginEndpoint::begin, call, world);
    }

    public Answer check(Call call, World world) {
        return gateway.answer(QrLoginEndpoint::check, call, world);
    }

    private static Consumer<JsonGenerator> begin(OAuthForm form, Call call, World world) {
        var key = form.require("client_key");
        var scope = form.require("scope");
        var state = form.find("state");
        var app = world.accounts()
                .apps()
                .find(key)
                .orElseThrow(() -> new TokenRefused("invalid_client", "Client key or secret is incorrect."));
        call.note("app", app.clientKey());
        requireRedirectUri(app);
        if (state != null && state.length() > LONGEST_STATE) {
            throw TokenRefused.invalidRequest("State is longer than " + LONGEST_STATE + " characters.");
        }
        var token = world.accounts()
                .qrLogins()
                .begin(
                        app,
                        scopes(scope, app),
                        state == null ? "" : state,
                        world.clock().instant());
        // The client puts the ticket that it is told by the other call in the place of "tobefilled".
        var url = "aweme://authorize?client_key=" + key + "&scope=" + encoded(scope) + "&state="
                + encoded(state == null ? "" : state) + "&client_ticket=tobefilled";
        return out -> {
            out.writeStringProperty("scan_qrcode_url", url);
            out.writeStringProperty("token", token);
        };
    }

    private static List<String> scopes(String scope, App app) {
        var scopes = Arrays.stream(scope.split(",", -1)).distinct().toList();
        for (var asked : scopes) {
            if (!app.scopes().contains(asked)) {
                throw new TokenRefused(
                        "invalid_scope", "Scope \"" + asked + "\" is not one of those the app is approved for.");
            }
        }
        return scopes;
    }

    private static Consumer<JsonGenerator> check(OAuthForm form, Call call, World world) {
        var app = OAuthGateway.authenticated(form, call, world);
        var token = form.require("token");
        var redirectUri = requireRedirectUri(app);
        var progress = world.accounts()
                .qrLogins()
                .progress(app, token, redirectUri, world.clock().instant())
                .orElseThrow(() -> TokenRefused.invalidRequest("Token is none that get_qrcode gave to this app."));
        return out -> {
            out.writeStringProperty("client_ticket", progress.ticket());
            out.writeStringProperty("status", progress.status().name().toLowerCase(Locale.ROOT));
            if (progress.status() == Status.CONFIRMED) {
                out.writeStringProperty("redirect_uri", callback(redirectUri, progress));
            }
        };
    }

    private static String callback(String redirectUri, Progress progress) {
        return redirectUri + "?code=" + encoded(String.valueOf(progress.code())) + "&scopes="
                + encoded(String.join(",", progress.scopes())) + "&state=" + encoded(progress.state());
    }

    /** The protocol names no address, so it is the first that the app has registered as it stands. */
    private static String requireRedirectUri(App app) {
        return app.redirectUris().stream()
                .filter(uri -> !uri.contains("*"))
                .findFirst()
                .orElseThrow(() -> TokenRefused.invalidRequest(
                        "The app has no redirect_uri without a * in it; register one to log in by QR code."));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
