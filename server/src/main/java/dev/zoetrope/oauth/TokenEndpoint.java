package dev.zoetrope.oauth;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.Tokens;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.v2.LogId;
import dev.zoetrope.world.World;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/oauth/token/}: an access token for an app, by {@code grant_type=client_credentials}.
 *
 * <p>Errors are flat and, unlike those of the data endpoints, come with status 200 unless set otherwise: the only status reported from the live service, whose
 * clients look for {@code error} in the body.
 */
public final class TokenEndpoint {
    /** A form has at most so many bytes. */
    private static final int LIMIT = 64 * 1024;

    private static final String MALFORMED = "The request parameters are malformed.";

    private static final Logger LOG = Logger.getLogger(TokenEndpoint.class.getName());

    private final int errorStatus;

    /** @param errorStatus HTTP status of errors */
    public TokenEndpoint(int errorStatus) {
        this.errorStatus = errorStatus;
    }

    public Answer answer(Call call, World world) {
        var logId = LogId.next(world);
        call.note("log_id", logId);
        try {
            return grant(form(call), call, world, logId);
        } catch (TokenRefused refused) {
            call.note("reason", refused.code() + ": " + refused.description());
            return TokenBody.refused(errorStatus, refused, logId);
        } catch (AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "token call {0}: {1}", new Object[] {logId, e.getMessage()});
            call.note("reason", "server_error");
            return TokenBody.refused(
                    500, new TokenRefused("server_error", "Something is wrong. Please try again later."), logId);
        }
    }

    private static Answer grant(Form form, Call call, World world, String logId) {
        var key = required(form, "client_key");
        var secret = required(form, "client_secret");
        var grantType = required(form, "grant_type");
        if (!grantType.equals("client_credentials")) {
            throw new TokenRefused("unsupported_grant_type", "Grant type is not supported. Use client_credentials.");
        }
        var app = authenticated(key, secret, world);
        call.note("app", app.clientKey());
        var token = world.accounts().tokens().issue(app, world.clock().instant());
        return TokenBody.granted(token, Tokens.LIFE, logId);
    }

    private static App authenticated(String key, String secret, World world) {
        return world.accounts()
                .apps()
                .authenticate(key, secret)
                .orElseThrow(() -> new TokenRefused("invalid_client", "Client key or secret is incorrect."));
    }

    private static Form form(Call call) {
        var type = call.header("Content-Type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new TokenRefused("invalid_request", MALFORMED);
        }
        try {
            return Form.parse(call.body(LIMIT));
        } catch (RequestRefused e) {
            throw new TokenRefused("invalid_request", e.reason());
        }
    }

    /** A parameter given twice is refused: two readers could take different ones. */
    private static String required(Form form, String name) {
        var values = form.all(name);
        if (values.size() > 1) {
            throw new TokenRefused("invalid_request", MALFORMED);
        }
        @Nullable String value = values.isEmpty() ? null : values.getFirst();
        if (value == null || value.isEmpty()) {
            var words = name.replace('_', ' ');
            throw new TokenRefused(
                    "invalid_request",
                    Character.toUpperCase(words.charAt(0)) + words.substring(1) + " is missed in request.");
        }
        return value;
    }
}
