package dev.zoetrope.oauth;

import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.GrantRefused;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.accounts.GrantedTokens;
import dev.zoetrope.accounts.Tokens;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/** {@code POST /v2/oauth/token/} and {@code POST /v2/oauth/revoke/}: tokens for an app itself and for people, and their end. */
public final class TokenEndpoint {
    private final OAuthGateway gateway;
    private final GrantRules rules;

    public TokenEndpoint(OAuthSettings settings) {
        gateway = new OAuthGateway(settings.errorStatus());
        rules = settings.rules();
    }

    public Answer answer(Call call, World world) {
        return gateway.answer(this::grant, call, world);
    }

    /** Ends all that the person behind a token let the app do. A token that nobody has is as good as revoked (RFC 7009). */
    public Answer revoke(Call call, World world) {
        return gateway.answer(TokenEndpoint::revoke, call, world);
    }

    private Consumer<JsonGenerator> grant(OAuthForm form, Call call, World world) {
        var key = form.require("client_key");
        var secret = form.require("client_secret");
        var grantType = form.require("grant_type");
        return switch (grantType) {
            case "client_credentials" -> ofApp(OAuthGateway.authenticated(key, secret, call, world), world);
            case "authorization_code" -> {
                var code = form.require("code");
                var redirectUri = form.require("redirect_uri");
                var verifier = form.find("code_verifier");
                var app = OAuthGateway.authenticated(key, secret, call, world);
                var grants = world.accounts().grants();
                var now = world.clock().instant();
                yield ofPerson(() -> grants.redeem(app, code, redirectUri, verifier, false, rules, now));
            }
            case "refresh_token" -> {
                var refreshToken = form.require("refresh_token");
                var app = OAuthGateway.authenticated(key, secret, call, world);
                var grants = world.accounts().grants();
                var now = world.clock().instant();
                yield ofPerson(() -> grants.refresh(app.clientKey(), refreshToken, rules, now));
            }
            default ->
                throw new TokenRefused(
                        "unsupported_grant_type",
                        "Grant type is not supported. Use authorization_code, refresh_token or client_credentials.");
        };
    }

    /** These three members and never another: a client takes any {@code error} key for a failure. */
    private static Consumer<JsonGenerator> ofApp(App app, World world) {
        var token = world.accounts().tokens().issue(app, world.clock().instant());
        return out -> {
            out.writeStringProperty("access_token", token.text());
            out.writeNumberProperty("expires_in", Tokens.LIFE.toSeconds());
            out.writeStringProperty("token_type", "Bearer");
        };
    }

    private static Consumer<JsonGenerator> ofPerson(Supplier<GrantedTokens> exchange) {
        var tokens = exchanged(exchange);
        return out -> {
            out.writeStringProperty("access_token", tokens.accessToken());
            out.writeNumberProperty("expires_in", tokens.life().toSeconds());
            out.writeStringProperty("open_id", tokens.openId());
            out.writeNumberProperty("refresh_expires_in", tokens.refreshLife().toSeconds());
            out.writeStringProperty("refresh_token", tokens.refreshToken());
            out.writeStringProperty("scope", String.join(",", tokens.scopes()));
            out.writeStringProperty("token_type", "Bearer");
        };
    }

    private static GrantedTokens exchanged(Supplier<GrantedTokens> exchange) {
        try {
            return exchange.get();
        } catch (GrantRefused e) {
            throw switch (e.reason()) {
                case CODE -> new TokenRefused("invalid_grant", "Authorization code is expired.");
                case REFRESH_TOKEN -> new TokenRefused("invalid_grant", "Refresh token is invalid or expired.");
                case LEGACY -> TokenRefused.malformed();
                case REDIRECT_URI ->
                    TokenRefused.invalidRequest("Redirect_uri is not matched with the uri when requesting code.");
                case VERIFIER -> TokenRefused.invalidRequest("Code verifier or code challenge is invalid.");
            };
        }
    }

    private static Consumer<JsonGenerator> revoke(OAuthForm form, Call call, World world) {
        var app = OAuthGateway.authenticated(form, call, world);
        var text = form.require("token");
        var now = world.clock().instant();
        if (!world.accounts().grants().revoke(app, text, now)) {
            world.accounts()
                    .tokens()
                    .find(text, now)
                    .filter(token -> token.clientKey().equals(app.clientKey()))
                    .ifPresent(_ -> world.accounts().tokens().revoke(text));
        }
        return _ -> {};
    }
}
